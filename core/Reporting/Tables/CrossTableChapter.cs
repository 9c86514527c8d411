using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Tables crossed by the answers of a question: per group the answers as columns, with letters.</summary>
internal sealed class CrossTableChapter(ReportContext context)
{
    /// <summary>Columns that fit beside each other.</summary>
    private const int Beside = 7;

    /// <summary>Whether there is anything to print.</summary>
    public bool HasContent => context.Results.CrossTables is { Count: > 0 };

    public IEnumerable<Block> Blocks()
    {
        foreach (var by in (context.Results.CrossTables ?? []).GroupBy(cross => cross.By, StringComparer.Ordinal))
        {
            yield return new Heading(
                3,
                context.Texts.TablesReport.By(context.Lowered(context.Say(by.First().ByText))),
                "kruistabel-" + by.Key.Replace('.', '-')
            );
            string[] withheld = [.. by.SelectMany(cross => cross.WithheldGroups).Distinct(StringComparer.Ordinal)];
            if (withheld.Length > 0)
                yield return new Paragraph(
                    context.Texts.TablesReport.CrossingsWithheld(
                        context.And([.. withheld.Select(group => context.Index.GroupLabel(group, context.Language))])
                    )
                );
            foreach (var cross in by)
            foreach (var group in cross.Groups)
            foreach (var table in Tables(cross, group))
                yield return new KeepTogether([table]);
        }
    }

    private IEnumerable<Table> Tables(CrossTableResult cross, CrossGroup group)
    {
        if (context.Index.Table(cross.Table) is not { } table)
            yield break;
        var chunks = group.Columns.Chunk(Beside).ToArray();
        for (var i = 0; i < chunks.Length; i++)
            yield return Of(cross, group, table, chunks[i], isLast: i == chunks.Length - 1);
    }

    private Table Of(
        CrossTableResult cross,
        CrossGroup group,
        TableResult table,
        CrossColumnFigures[] columns,
        bool isLast
    )
    {
        var heads = cross.Columns.ToDictionary(column => column.Code, StringComparer.Ordinal);
        TableRow Row(string label, FigureKey figure, TableRowKind kind = TableRowKind.Data) =>
            new([label, .. columns.Select(column => Value(cross, group, column, figure, table))], kind);

        var rows = table
            .Answers.Select(answer => (answer, Figure: FigureKey.ShareOf(answer.Code)))
            .Where(row => columns.Any(column => column.Figures.Cells.Any(cell => cell.Answer == row.Figure)))
            .Select(row => Row(context.Say(row.answer.Label), row.Figure))
            .ToList();
        if (AnswerNames.HasOwnSummary(table) && columns.Any(column => column.Figures.Summary is not null))
            rows.Add(
                Row(
                    context.Capitalised(AnswerNames.Of(table, FigureKey.Summary, context.Texts)),
                    FigureKey.Summary,
                    TableRowKind.Total
                )
            );
        if (columns.Any(column => column.Figures.Mean is not null))
            rows.Add(
                Row(AnswerNames.InRowInUnit(table, FigureKey.Mean, context.Texts), FigureKey.Mean, TableRowKind.Total)
            );
        rows.Add(new TableRow(["n", .. columns.Select(column => Count(column.Figures.Base.N))], TableRowKind.Total));
        var topic = AnswerNames.FullTopic(table, context.Language);
        return new Table(
            [new(1), .. columns.Select(_ => new TableColumn(50, ColumnAlignment.End) { Fixed = true })],
            [
                new([
                    context.Capitalised(context.Index.GroupLabel(group.Group, context.Language)),
                    .. columns.Select(column =>
                        (TableCell)$"{context.Say(heads[column.Column].Label)}\u00A0({heads[column.Column].Letter})"
                    ),
                ]),
            ],
            rows
        )
        {
            Caption = topic,
            Summary = context.Texts.TablesReport.CrossSummary(topic, context.Say(cross.ByText)),
            Notes = isLast ? [.. Notes(group)] : [],
        };
    }

    private TableCell Value(
        CrossTableResult cross,
        CrossGroup group,
        CrossColumnFigures column,
        FigureKey figure,
        TableResult table
    )
    {
        var cell = ResultsIndex.AllCells(column.Figures).FirstOrDefault(cell => cell.Answer == figure);
        if (cell is null)
            return "";
        if (cell.Value is not { } value)
            return context.Withheld(cell);
        var letters = group
            .Letters.FirstOrDefault(row => row.Answer == figure)
            ?.LargerThan.GetValueOrDefault(column.Column);
        return new TableCell(
            FigureWords.IsNumber(cell)
                ? context.Numbers.Number(value, table.Decimals)
                : context.Numbers.PercentNumber(value)
        )
        {
            Mark = LetterRuns.Sign(letters ?? "") + (FigureWords.IsIndicative(cell) ? "*" : "") is { Length: > 0 } mark
                ? mark
                : null,
            MarkMeaning = Meaning(letters ?? "", cross.Columns, FigureWords.IsIndicative(cell)),
            Subdued = FigureWords.IsIndicative(cell),
            Bar = FigureCells.Bar(cell, columns: 1),
        };
    }

    private string? Meaning(string letters, IReadOnlyCollection<CrossColumn> heads, bool indicative)
    {
        string[] names =
        [
            .. heads
                .Where(head => letters.Contains(head.Letter, StringComparison.Ordinal))
                .Select(head => context.Texts.Grammar.Quoted(context.Say(head.Label))),
        ];
        string[] meanings =
        [
            .. letters.Length > 0
                ? new[] { context.Texts.Tables.LetterMeaning(LetterRuns.Spoken(context, letters, names)) }
                : [],
            .. indicative ? new[] { context.Figures.Indicative } : [],
        ];
        return meanings.Length == 0 ? null : $"({string.Join("; ", meanings)})";
    }

    private TableCell Count(int? count) => count is { } known ? context.Numbers.Number(known) : context.WithheldCount();

    private IEnumerable<string> Notes(CrossGroup group)
    {
        if (group.Letters.Any(row => row.LargerThan.Values.Any(letters => letters.Length > 0)))
            yield return context.Texts.TablesReport.ColumnLetters;
        if (group.Overall is { } test)
            yield return context.Texts.TablesReport.ColumnsTogether(context.Numbers.StatedPValue(test.P));
        var cells = group.Columns.SelectMany(column => ResultsIndex.AllCells(column.Figures)).ToList();
        if (cells.Exists(cell => cell.Value is not null && FigureWords.IsIndicative(cell)))
            yield return context.Texts.Tables.IndicativeLegend;
        foreach (var legend in WithheldCells.Legend(context, cells))
            yield return legend;
    }
}
