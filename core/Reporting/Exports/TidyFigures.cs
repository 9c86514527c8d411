using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Tables;

namespace Serverless.Reporting.Exports;

/// <summary>Every figure of a results document as rows of one form.</summary>
internal sealed class TidyFigures(ReportContext context)
{
    private readonly ColumnMarks _marks = new(context);

    private ResultsDocument Results => context.Results;

    /// <summary>The figures of this wave, earlier waves, subgroups, pairs of groups and crossed tables.</summary>
    public IEnumerable<TidyFigure> All() =>
        [.. Own(), .. Common(), .. CommonOfTrends(), .. Earlier(), .. Subgroups(), .. Pairs(), .. Crossed()];

    /// <summary>The figures of whole groups in this wave and in earlier waves.</summary>
    public IEnumerable<TidyFigure> OfGroups() => [.. Own(), .. Earlier()];

    /// <summary>The figures of the groups in this wave, as the chapters of questions print them.</summary>
    public IEnumerable<TidyFigure> Own() =>
        from table in Results.Tables
        from part in table.Groups
        from cell in Cells(table, part)
        select new TidyFigure(TidyKind.Figure, Results.Wave.Id, table, part.Group, part.Base, cell)
        {
            HigherThan = _marks.LowerGroups(new Figure(table, part, cell)),
            Comparison = SinceEarlier(new Figure(table, part, cell)),
        };

    /// <summary>
    /// What is compared, each with what came of it: the differences that hold first, then those that are significant,
    /// largest effect first.
    /// </summary>
    public IEnumerable<TidyFigure> Compared() =>
        All()
            .Where(figure => figure.Comparison?.Row is not null)
            .OrderByDescending(figure => figure.Comparison!.Row!.Holds(Results.Settings))
            .ThenByDescending(figure => figure.Comparison!.Row!.Significant)
            .ThenByDescending(figure => Math.Abs(figure.Comparison!.Row!.Effect?.Value ?? 0));

    private static IEnumerable<Cell> Cells(TableResult table, GroupTable part) =>
        table.HasTotals == true && part.Total is { } total
            ? ResultsIndex.AllCells(part).Append(total)
            : ResultsIndex.AllCells(part);

    private TidyComparison? SinceEarlier(Figure figure) =>
        context.Index.SinceEarlierWave(figure.Table.Id, figure.Group.Group) is { } comparison
            ? new TidyComparison(context.Waves.Name(comparison.A.Wave), comparison, context.Index.ChangeOf(figure))
            : null;

    private IEnumerable<TidyFigure> Common() =>
        from compared in Comparisons(ComparisonKind.Waves)
        where compared.Comparison.CommonAnswers is not null
        from row in compared.Comparison.Rows
        select OfSide(TidyKind.Common, compared.Comparison.B, compared.Table, row.B) with
        {
            Comparison = new TidyComparison(context.Waves.Name(compared.Comparison.A.Wave), compared.Comparison, row),
        };

    private IEnumerable<TidyFigure> CommonOfTrends() =>
        from trend in Results.Trends
        where trend.CommonAnswers is not null
        let table = context.Index.Table(trend.Table)
        where table is not null
        from wave in Enumerable.Range(0, trend.Waves.Count)
        from row in trend.Rows
        select new TidyFigure(
            TidyKind.CommonOfTrend,
            trend.Waves[wave],
            table,
            trend.Group,
            trend.Bases[wave],
            row.Points[wave]
        );

    /// <summary>The wave that this one is compared with; of waves before it what trends run through.</summary>
    private IEnumerable<TidyFigure> Earlier()
    {
        foreach (var (comparison, table) in Comparisons(ComparisonKind.Waves))
        foreach (var row in comparison.CommonAnswers is null ? comparison.Rows : [])
            yield return OfSide(TidyKind.Earlier, comparison.A, table, row.A);
        foreach (var trend in Results.Trends.Where(trend => trend.CommonAnswers is null))
        {
            if (context.Index.Table(trend.Table) is not { } table)
                continue;
            for (var wave = 0; wave < trend.Waves.Count; wave++)
            {
                if (trend.Waves[wave] == Results.Wave.Id || trend.Waves[wave] == Results.ComparedWith)
                    continue;
                foreach (var row in trend.Rows)
                    yield return new TidyFigure(
                        TidyKind.Earlier,
                        trend.Waves[wave],
                        table,
                        trend.Group,
                        trend.Bases[wave],
                        row.Points[wave]
                    );
            }
        }
    }

    private IEnumerable<TidyFigure> Subgroups()
    {
        foreach (var (comparison, table) in Comparisons(ComparisonKind.Subgroup))
        foreach (var row in comparison.Rows)
        {
            var rest = context.Say(comparison.A.Label);
            yield return OfSide(TidyKind.Subgroup, comparison.B, table, row.B) with
            {
                Subgroup = context.Say(comparison.B.Label),
                Comparison = new TidyComparison(rest, comparison, row),
            };
            yield return OfSide(TidyKind.Subgroup, comparison.A, table, row.A) with
            {
                Subgroup = rest,
            };
        }
    }

    private static TidyFigure OfSide(TidyKind kind, ComparisonSide side, TableResult table, Cell cell) =>
        new(kind, side.Wave, table, side.Group, side.Base, cell);

    private IEnumerable<TidyFigure> Pairs() =>
        from compared in Comparisons(ComparisonKind.Groups)
        from row in compared.Comparison.Rows
        select OfSide(TidyKind.GroupPair, compared.Comparison.B, compared.Table, row.B) with
        {
            Comparison = new TidyComparison(
                context.Index.GroupLabel(compared.Comparison.A.Group, context.Language),
                compared.Comparison,
                row
            ),
        };

    private IEnumerable<TidyFigure> Crossed()
    {
        foreach (var cross in Results.CrossTables ?? [])
        {
            if (context.Index.Table(cross.Table) is not { } table)
                continue;
            foreach (var group in cross.Groups)
            foreach (var column in group.Columns)
            foreach (var cell in Cells(table, column.Figures))
            {
                var head = cross.Columns.First(c => c.Code == column.Column);
                yield return new TidyFigure(
                    TidyKind.Crossed,
                    Results.Wave.Id,
                    table,
                    group.Group,
                    column.Figures.Base,
                    cell
                )
                {
                    CrossedBy = context.Say(cross.ByText),
                    Column = $"{context.Say(head.Label)} ({head.Letter})",
                    HigherThan = Smaller(cross, group, column, cell),
                };
            }
        }
    }

    /// <summary>The columns with a significantly smaller figure, which their letters say.</summary>
    private string[] Smaller(CrossTableResult cross, CrossGroup group, CrossColumnFigures column, Cell cell)
    {
        var letters =
            group.Letters.FirstOrDefault(row => row.Answer == cell.Answer)?.LargerThan.GetValueOrDefault(column.Column)
            ?? "";
        return
        [
            .. cross
                .Columns.Where(head => letters.Contains(head.Letter, StringComparison.Ordinal))
                .Select(head => context.Say(head.Label)),
        ];
    }

    private IEnumerable<(ComparisonResult Comparison, TableResult Table)> Comparisons(ComparisonKind kind) =>
        Results
            .Comparisons.Where(comparison => comparison.Kind == kind)
            .Select(comparison => (comparison, Table: context.Index.Table(comparison.Table)))
            .Where(pair => pair.Table is not null)
            .Select(pair => (pair.comparison, pair.Table!));
}
