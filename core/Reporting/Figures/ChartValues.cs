using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>Cells as values of a chart, with bases and marks.</summary>
public sealed class ChartValues(ReportContext context)
{
    /// <summary>A cell as a chart value; null, which is what was not asked, says so.</summary>
    public ChartValue Of(Cell? cell, TableResult table)
    {
        if (cell is null)
            return new ChartValue(null, context.Texts.Figures.NotAsked);
        if (cell.Value is not { } value)
            return new ChartValue(null, context.Figures.InChart(cell))
            {
                Status = ValueStatus.Suppressed,
                FigureId = cell.Id.ToString(),
            };
        return new ChartValue(value, context.Figures.Short(cell, table))
        {
            FigureId = cell.Id.ToString(),
            Interval = cell.Interval is { } interval ? new ValueInterval(interval.Lower, interval.Upper) : null,
            Status = FigureWords.IsIndicative(cell) ? ValueStatus.Indicative : ValueStatus.None,
            Mark = FigureWords.IsIndicative(cell) ? "*" : null,
        };
    }

    /// <summary>A group as a series, with its base.</summary>
    public ChartSeries Series(GroupTable part) =>
        new(context.Index.GroupLabel(part.Group, context.Language)) { Base = Base(part.Base) };

    /// <summary>A group as a series over the items of a grid, whose bases may differ.</summary>
    public ChartSeries Series(string group, IReadOnlyList<TableResult> items)
    {
        int[] bases =
        [
            .. items
                .SelectMany(item => item.Groups)
                .Where(part => part.Group == group && part.Base.N is not null)
                .Select(part => part.Base.N!.Value),
        ];
        var text =
            bases.Length == 0 ? null
            : bases.Min() == bases.Max() ? "n = " + context.Numbers.Number(bases[0])
            : $"n = {context.Numbers.Number(bases.Min())}–{context.Numbers.Number(bases.Max())}";
        return new ChartSeries(context.Index.GroupLabel(group, context.Language)) { Base = text };
    }

    /// <summary>"n = 700"; null when withheld.</summary>
    public string? Base(Base @base) => @base.N is { } n ? "n = " + context.Numbers.Number(n) : null;

    /// <summary>
    /// The change since the earlier wave, for the right of a row; null when not tested. One that is gone among all
    /// tests of the document is not announced, and not denied either.
    /// </summary>
    public Change? Change(Figure figure) =>
        context.Index.ChangeOf(figure) is { Significant: true } row && !row.Holds(context.Results.Settings)
            ? null
            : ChosenChange(figure);

    /// <summary>
    /// The change since the earlier wave of a figure that somebody chose, by its own test; null when not tested.
    /// </summary>
    public Change? ChosenChange(Figure figure)
    {
        var comparison = context.Index.SinceEarlierWave(figure.Table.Id, figure.Group.Group);
        if (comparison is null || context.Index.ChangeOf(figure) is not { } row)
            return null;
        if (context.Changes.Short(comparison, row, figure.Table) is not { } text)
            return null;
        var direction =
            !row.Significant ? ChangeDirection.None
            : row.Difference > 0 ? ChangeDirection.Up
            : ChangeDirection.Down;
        return new Change(text, direction, row.Significant);
    }

    /// <summary>A significant difference by its size alone, for the right of a row.</summary>
    public Change Amount(ComparisonRow row, TableResult table)
    {
        var difference = row.Difference!.Value;
        return new Change(
            context.Changes.Amount(row, table, difference),
            difference > 0 ? ChangeDirection.Up : ChangeDirection.Down,
            Significant: true
        )
        {
            Number = FigureWords.IsNumber(row.B) ? null : context.Changes.Points(difference),
        };
    }

    /// <summary>Whether any value has an interval to draw.</summary>
    public static bool HasIntervals(IReadOnlyList<ChartRow> rows) =>
        rows.Any(row => row.Values.Any(value => value.Interval is not null));

    /// <summary>A group keeps its colour over all charts of a document.</summary>
    public int Color(string group)
    {
        for (var i = 0; i < context.Results.Groups.Count; i++)
            if (context.Results.Groups[i].Id == group)
                return i % 6;
        return 0;
    }
}
