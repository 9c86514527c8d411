using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Figures as cells of a table.</summary>
internal sealed class FigureCells(ReportContext context, ColumnMarks marks)
{
    /// <summary>Whether shares have their sign, as where means are in the same column.</summary>
    public bool WithSign { get; init; }

    /// <summary>
    /// "80" with its marks; "6,8" for a mean; a word when withheld; empty when the group was not offered the answer.
    /// </summary>
    public TableCell Value(TableResult table, GroupTable group, Cell? cell)
    {
        if (cell is null)
            return "";
        if (cell.Value is not { } value)
            return context.Withheld(cell);
        var shown = new TableCell(Figure(table, cell.Answer, value)) { Subdued = FigureWords.IsIndicative(cell) };
        return marks.Marked(shown, new Figure(table, group, cell));
    }

    /// <summary>The bar of a share over so many columns; null for numbers and for what is not shown.</summary>
    public static TableBar? Bar(Cell? cell, int columns) =>
        cell is { Value: >= 0 and <= 1, Answer.Measure: Measure.Share or Measure.Summary }
            ? new TableBar(cell.Value.Value, columns)
            : null;

    /// <summary>"77–83"; empty without an interval.</summary>
    public TableCell Interval(TableResult table, Cell? cell)
    {
        if (cell?.Interval is not { } interval)
            return "";
        var text = FigureWords.IsNumber(cell)
            ? context.Numbers.Range(
                interval.Lower,
                interval.Upper,
                cell.Answer.IsTotal ? 0 : Math.Max(table.Decimals, 1)
            )
            : context.Numbers.PercentRange(interval.Lower, interval.Upper);
        return new TableCell([new Muted(text)]);
    }

    /// <summary>The figure of the earlier wave, unmarked; empty when it was not compared.</summary>
    public TableCell Earlier(TableResult table, GroupTable group, Cell? cell)
    {
        if (cell is null || context.Index.SinceEarlierWave(table.Id, group.Group) is null)
            return "";
        if (context.Index.ChangeOf(new Figure(table, group, cell)) is not { } change)
            return cell.Answer.Measure == Measure.Share ? context.NotAsked() : "";
        if (change.A.Value is not { } value)
            return context.Withheld(change.A);
        return Figure(table, change.A.Answer, value);
    }

    private string Figure(TableResult table, FigureKey figure, double value)
    {
        if (figure.IsNumber)
            return context.Numbers.Number(value, FigureWords.Decimals(table, figure));
        return WithSign ? context.Numbers.Percent(value) : context.Numbers.PercentNumber(value);
    }

    /// <summary>A count; "niet getoond" when withheld.</summary>
    public TableCell Count(double? count) =>
        count is { } known ? context.Numbers.Number(known) : context.WithheldCount();
}
