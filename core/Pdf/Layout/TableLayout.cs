using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>Tables: caption, header rows that come back on every page with the name of the group, rows, notes.</summary>
internal static class TableLayout
{
    public static List<Slice> Lay(Composer composer, Table table, double width, StructureElement parent)
    {
        var typography = composer.Typography;
        var element = new StructureElement("Table", parent)
        {
            Attributes = table.Summary is { } summary ? "/O /Table /Summary " + Writing.PdfString.Of(summary) : null,
        };
        var slices = Caption(composer, table, width, element);
        var grid = TableGrid.Of(composer, table, width);

        var head = new StructureElement("THead", element);
        var header = new List<Slice>();
        for (var i = 0; i < table.Header.Count; i++)
            header.AddRange(TableRowLayout.Header(composer, table, grid, table.Header[i], head, i == table.Header.Count - 1));
        foreach (var slice in header) slices.Add(slice with { KeepWithNext = true });

        var repeatable = SliceStack.Height(header) < composer.Document.Page.TextHeight / 2;
        IReadOnlyList<Slice>? repeated = repeatable ? header : null;
        var body = new StructureElement("TBody", element);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var rows = TableRowLayout.Body(composer, table, grid, table.Rows[i], body);
            var group = table.Rows[i].Kind == TableRowKind.Group;
            if (group) repeated = repeatable ? header : null;
            // Two rows at least stay with the header, and two at the end with each other.
            var keep = i == 0 || i == table.Rows.Count - 2 || group;
            for (var j = 0; j < rows.Count; j++)
                slices.Add(rows[j] with { Repeated = repeated, KeepWithNext = rows[j].KeepWithNext || (keep && i < table.Rows.Count - 1 && rows.Count < 4) });
            // A page that begins amid a group says which.
            if (group && repeatable && rows.Count == 1) repeated = [.. header, .. rows];
        }

        if (table.Notes.Count > 0 && slices.Count > 0) slices[^1] = slices[^1] with { KeepWithNext = true, After = 4 };
        for (var i = 0; i < table.Notes.Count; i++)
            slices.AddRange(composer.Typesetter.Lines(
                composer.Typesetter.Spans([new Text(table.Notes[i])], typography.Small, new StructureElement("P", parent)),
                0, width, typography.SmallLeading, i == 0 ? 4 : 0, 0, keepWithNext: i < table.Notes.Count - 1));

        slices[0] = slices[0] with { Before = typography.Leading * 0.75 };
        slices[^1] = slices[^1] with { After = typography.Leading };
        return slices;
    }

    private static List<Slice> Caption(Composer composer, Table table, double width, StructureElement element)
    {
        var typography = composer.Typography;
        var caption = new StructureElement("Caption", element);
        var slices = new List<Slice>();
        if (table.Caption is { } title)
            slices.AddRange(composer.Typesetter.Lines(
                composer.Typesetter.Spans([new Text(title + " ")], typography.Caption, caption), 0, width, typography.Leading, 0, 1, keepWithNext: true));
        if (table.Description is { } description)
            slices.AddRange(composer.Typesetter.Lines(
                composer.Typesetter.Spans([new Text(description)], typography.Small, caption), 0, width, typography.SmallLeading, 0, 0, keepWithNext: true));
        if (slices.Count > 0) slices[^1] = slices[^1] with { After = 4 };
        return Composer.Together(slices);
    }
}
