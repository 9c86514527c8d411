using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>The questions of one chapter: a heading, the wording, and the tables.</summary>
internal sealed class QuestionChapter(ReportContext context, Heading chapterHeading, int chapterNumber)
{
    /// <summary>
    /// A table of at most this many rows (of a grid, lines) stays on one page with what is above it, unless that leaves
    /// much of a page white.
    /// </summary>
    private const int MaximumKeptRows = 16;

    private readonly AnswerTable _answers = new(context);
    private readonly GridTable _grids = new(context);
    private readonly NumericTable _numbers = new(context);
    private readonly PercentileTable _percentiles = new(context);
    private readonly CountsTable _counts = new(context);
    private readonly StandardDeviationTable _deviations = new(context);

    public IEnumerable<Block> Blocks(IReadOnlyList<IGrouping<string, TableResult>> questions)
    {
        TableResult[] chapter = [.. questions.SelectMany(question => question)];
        for (var i = 0; i < questions.Count; i++)
        {
            TableResult[] tables = [.. questions[i]];
            var first = tables[0];
            var heading = new Heading(
                3,
                $"{context.Numbers.Number(chapterNumber)}.{context.Numbers.Number(i + 1)} {context.Say(first.ShortText)}",
                "tabel-" + first.Question
            );
            // The chapter's heading is on the page of its first question, also where that lies on its side.
            Block[] blocks = [.. i == 0 ? new[] { chapterHeading } : [], heading, .. Body(tables, chapter)];
            if (IsGrid(tables) && _grids.NeedsTurnedPage(first))
                yield return new Landscape(blocks);
            else
                foreach (var block in blocks)
                    yield return block;
        }
    }

    private IEnumerable<Block> Body(TableResult[] tables, IReadOnlyList<TableResult> chapter)
    {
        Table[] printed =
        [
            .. Figures(tables, chapter)
                .Concat(tables.SelectMany(_counts.For))
                .Concat(_deviations.For(tables))
                .Select(table => table with { MayRunOn = true }),
        ];
        var wording = Wording(tables[0]);
        if (printed.Length == 0 && wording is not null)
            yield return wording;
        // The short tables of a number are one.
        var first =
            tables[0].Kind == TableKind.Numeric && Lines(printed, tables) <= MaximumKeptRows
                ? printed.Length
                : Math.Min(1, printed.Length);
        foreach (var block in Kept([.. wording is null ? [] : new Block[] { wording }, .. printed[..first]], tables))
            yield return block;
        // The others can be on a page without the heading, so they say what they are of.
        var topic = AnswerNames.Cut(context.Say(tables[0].ShortText));
        foreach (var table in printed[first..])
        foreach (var block in Kept([table with { Caption = table.Caption ?? topic }], tables))
            yield return block;

        if (ScaleReliabilityNote.Of(context, tables[0].Question) is { } reliability)
            yield return reliability;
    }

    private static Block[] Kept(Block[] blocks, TableResult[] tables)
    {
        if (blocks.OfType<Table>().ToArray() is not [_, ..] printed)
            return [];
        return Lines(printed, tables) <= MaximumKeptRows ? [new KeepTogether(blocks)] : blocks;
    }

    private static int Lines(Table[] printed, TableResult[] tables) =>
        printed.Sum(table => table.Rows.Count) * (tables.Length > 1 ? 2 : 1);

    private IEnumerable<Table> Figures(TableResult[] tables, IReadOnlyList<TableResult> chapter) =>
        tables[0].Kind switch
        {
            TableKind.Numeric => [_numbers.For(tables[0]), .. _percentiles.For(tables[0])],
            TableKind.RankedOption or TableKind.GridItem when IsGrid(tables) => _grids.For(tables),
            TableKind.Single
            or TableKind.Multiple
            or TableKind.GridItem
            or TableKind.Profile
            or TableKind.RankedOption => tables.SelectMany(table => _answers.For(table, chapter)),
        };

    /// <summary>Whether the items of a question are the rows of one table.</summary>
    private bool IsGrid(TableResult[] tables) =>
        tables[0].Kind is TableKind.RankedOption or TableKind.GridItem && tables.Length > 1 && _grids.Fits(tables[0]);

    /// <summary>
    /// The question as asked, with the wordings of groups that had their own; null when the heading says it already.
    /// </summary>
    private Paragraph? Wording(TableResult table)
    {
        var general = context.Say(table.Text);
        var own = table
            .Groups.Where(part => table.TextByGroup.ContainsKey(part.Group))
            .Select(part =>
                (
                    Group: context.Index.GroupLabel(part.Group, context.Language),
                    Text: context.Say(table.TextByGroup[part.Group])
                )
            )
            .ToArray();
        var inlines = new List<Inline>();
        // A heading that is the whole question is not said twice.
        if (own.Length < table.Groups.Count && general != context.Say(table.ShortText))
            inlines.Add(new Text(general));
        foreach (var wording in own.GroupBy(wording => wording.Text, StringComparer.Ordinal))
        {
            if (inlines.Count > 0)
                inlines.Add(new LineBreak());
            var groups = context.And([.. wording.Select(part => part.Group)]);
            inlines.Add(new Muted(context.Capitalised(groups) + ": "));
            inlines.Add(new Text(wording.Key));
        }

        return inlines.Count == 0 ? null : new Paragraph(inlines) { Style = ParagraphStyle.Small, KeepWithNext = true };
    }
}
