using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>
/// Tables: caption, header rows that come back on every page with the name of the table and of the group, rows, notes.
/// </summary>
internal static class TableLayout
{
    /// <summary>Rows of a table, or of a group in one, that is not split over pages where it fits on one.</summary>
    private const int ShortTable = 8;

    /// <summary>Rows that stay together at the beginning of a short table that is split to fill a page.</summary>
    private const int FirstRows = 3;

    /// <summary>Rows besides totals that stay together at the end.</summary>
    private const int LastRows = 3;

    public static List<Slice> Lay(LayoutContext context, Table table, double width, StructureElement parent)
    {
        var typography = context.Typography;
        var element = new StructureElement("Table", parent)
        {
            Attributes = table.Summary is { } summary ? new TableAttributes(Summary: summary) : null,
        };
        var slices = Caption(context, table, width, element);
        var grid = TableGrid.Of(context, table, width);

        var head = new StructureElement("THead", element);
        var header = new List<Slice>();
        for (var i = 0; i < table.Header.Count; i++)
            header.AddRange(
                TableRowLayout.Header(context, table, grid, table.Header[i], head, i == table.Header.Count - 1)
            );
        foreach (var slice in header)
            slices.Add(slice with { KeepWithNext = true });

        List<Slice> heads = [.. Continued(context, table, width, element), .. header];
        var repeatable = SliceStack.Height(heads) < context.Page.TextHeight / 2;
        IReadOnlyList<Slice>? repeated = repeatable ? heads : null;
        var body = new StructureElement("TBody", element);
        string? groupHeader = null;
        var keepsNext = KeptWithNext(table.Rows);
        var mayEnd = MayEndPage(table.Rows);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var group = table.Rows[i].Kind == TableRowKind.Group;
            if (group)
            {
                // The rows under the name of a group are a body of their own, which that name heads.
                if (i > 0)
                    body = new StructureElement("TBody", element);
                groupHeader = context.NewHeaderId();
                repeated = repeatable ? heads : null;
            }

            var rows = TableRowLayout.Body(context, table, grid, table.Rows[i], body, groupHeader);
            for (var j = 0; j < rows.Count; j++)
                slices.Add(
                    rows[j] with
                    {
                        Repeated = repeated,
                        KeepWithNext = rows[j].KeepWithNext || (keepsNext[i] && rows.Count < 4),
                        MayEndPage = table.MayRunOn && j == rows.Count - 1 && mayEnd[i],
                    }
                );
            // A page that begins amid a group says which.
            if (group && repeatable && rows.Count == 1)
                repeated = [.. heads, .. rows];
        }

        if (table.Notes.Count > 0 && slices.Count > 0)
            slices[^1] = slices[^1] with { KeepWithNext = true, After = 4 };
        for (var i = 0; i < table.Notes.Count; i++)
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans(
                        [new Text(table.Notes[i])],
                        typography.Small,
                        new StructureElement("P", parent)
                    ),
                    0,
                    width,
                    typography.SmallLeading,
                    i == 0 ? 4 : 0,
                    0,
                    keepWithNext: i < table.Notes.Count - 1
                )
            );

        slices[0] = slices[0] with { Before = typography.Leading * 0.75 };
        slices[^1] = slices[^1] with { After = typography.Leading };
        return slices;
    }

    /// <summary>
    /// For each row whether it stays with the next: two rows at least stay under the header or under the name of a
    /// group, three and all totals at the end of the table or of a group, and short tables and groups stay whole.
    /// </summary>
    private static bool[] KeptWithNext(IReadOnlyList<TableRow> rows)
    {
        var kept = new bool[rows.Count];
        for (var from = 0; from < rows.Count; )
        {
            var named = rows[from].Kind == TableRowKind.Group;
            var end = from + 1;
            while (end < rows.Count && rows[end].Kind != TableRowKind.Group)
                end++;
            var first = named ? from + 1 : from;
            var whole = end - first <= ShortTable;
            var totals = 0;
            while (totals < end - first && rows[end - 1 - totals].Kind == TableRowKind.Total)
                totals++;
            for (var i = from; i < end - 1; i++)
                kept[i] = whole || i <= first || i >= end - LastRows - totals;
            from = end;
        }

        // The page on which the table ends has some rows of it, also where its last group is small.
        for (var i = Math.Max(0, rows.Count - LastRows); i < rows.Count - 1; i++)
            kept[i] = true;
        return kept;
    }

    /// <summary>
    /// For each row whether a page may end after it rather than be left with much white: with some rows of the table, or of
    /// its group, before and after it.
    /// </summary>
    private static bool[] MayEndPage(IReadOnlyList<TableRow> rows)
    {
        var may = new bool[rows.Count];
        var totals = 0;
        while (totals < rows.Count && rows[rows.Count - 1 - totals].Kind == TableRowKind.Total)
            totals++;
        var sinceGroup = 0;
        for (var i = 0; i < rows.Count - totals - LastRows; i++)
        {
            sinceGroup = rows[i].Kind == TableRowKind.Group ? 0 : sinceGroup + 1;
            may[i] =
                i >= FirstRows - 1
                && sinceGroup > 1
                && (rows[i + 1].Kind == TableRowKind.Group || rows[i + 2].Kind != TableRowKind.Group);
        }

        return may;
    }

    /// <summary>
    /// The line over the heads on further pages: what the table is called, and that it goes on. It is never read out there, as
    /// the table is one.
    /// </summary>
    private static List<Slice> Continued(LayoutContext context, Table table, double width, StructureElement element)
    {
        if (
            (table.RunningTitle ?? table.Caption) is not { } title
            || context.Document.Properties.ContinuedTable is not { } words
        )
            return [];
        var typography = context.Typography;
        var slices = context.Typesetter.Lines(
            context.Typesetter.Spans(
                [new Strong(title), new Text($" ({words})")],
                typography.Small,
                new StructureElement("P", element)
            ),
            0,
            width,
            typography.SmallLeading
        );
        slices[^1] = slices[^1] with { After = 4 };
        return slices;
    }

    private static List<Slice> Caption(LayoutContext context, Table table, double width, StructureElement element)
    {
        var typography = context.Typography;
        var caption = new StructureElement("Caption", element);
        var slices = new List<Slice>();
        if (table.Caption is { } title)
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(title + " ")], typography.Caption, caption),
                    0,
                    width,
                    typography.Leading,
                    0,
                    1,
                    keepWithNext: true
                )
            );
        if (table.Description is { } description)
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(description)], typography.Small, caption),
                    0,
                    width,
                    typography.SmallLeading,
                    0,
                    0,
                    keepWithNext: true
                )
            );
        if (slices.Count > 0)
            slices[^1] = slices[^1] with { After = 4 };
        return SliceStack.Together(slices);
    }
}
