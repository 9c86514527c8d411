using System.Globalization;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Sources.Tables;

/// <summary>
/// Recognises tables of figures, which have answers in their rows where data have respondents. A table is one only when
/// its first column has no name, or its row of totals adds up: data files have neither.
/// </summary>
internal static class CrossTable
{
    /// <summary>Rows that are looked at; tables of figures are short.</summary>
    public const int Rows = 40;

    /// <summary>Cells that are looked at, so that wide files take no more memory.</summary>
    public const int Cells = 20_000;

    /// <summary>How far shares that were rounded may be from 100, or from 1 where they are hundred times smaller.</summary>
    private const double Rounding = 1.5;

    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "aantal",
        "aantal respondenten",
        "base",
        "basis",
        "count",
        "eindtotaal",
        "gesamt",
        "gewogen basis",
        "grand total",
        "n",
        "ongewogen basis",
        "ongewogen n",
        "sample size",
        "sum",
        "total",
        "totaal",
        "unweighted base",
        "unweighted n",
        "weighted base",
    };

    /// <summary>Why a table is one of figures; null when it may be data.</summary>
    /// <param name="rows">Its first rows, of which the first is the header, with their numbers.</param>
    /// <param name="isWhole">Whether there are no others.</param>
    public static MessageText? Refusal(IReadOnlyList<TableRow> rows, bool isWhole)
    {
        var figures = rows.Skip(1).Where(row => IsFigures(row.Values)).ToArray();
        var labels = rows.Skip(1).Where(row => row.Values.Length > 0).Select(row => row.Values[0]).ToArray();
        if (figures.Length < 2 || labels.Any(label => Figure(label) is not null))
            return null;
        var isNamed = rows[0].Values is [var name, ..] && !IsBlank(name);
        foreach (var row in figures)
            if (Totals.Contains(Label(row.Values)) && (!isNamed || AddsUp(figures, row)))
                return Message($"row {row.Number} ({Label(row.Values)}) holds totals and no respondent");
        if (!isNamed && isWhole && AreShares(figures))
            return Message("its columns add up to 100 percent");
        return null;
    }

    private static MessageText Message(MessageText found) =>
        $"This is a table of figures, as reports and cross tables are: {found}. A row per respondent is expected; send the file that the table was made of, or the sheet with the answers.";

    /// <summary>A label, and two or more numbers beside it and nothing else.</summary>
    private static bool IsFigures(SourceValue[] values) =>
        values is [{ Kind: CellKind.Text }, ..]
        && values.Skip(1).Count(cell => Figure(cell) is not null) >= 2
        && values.Skip(1).All(cell => IsBlank(cell) || Figure(cell) is not null);

    private static bool IsBlank(SourceValue cell) => string.IsNullOrWhiteSpace(cell.ToString());

    private static string Label(SourceValue[] values) => values[0].ToString().Trim(' ', ':', '=', '(', ')', '*');

    private static double? Figure(SourceValue cell)
    {
        if (cell.Kind == CellKind.Number)
            return cell.Number;
        var text = cell.Kind == CellKind.Text ? cell.Text!.Trim().TrimEnd('%').TrimEnd().Replace(',', '.') : "";
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Whether every figure of a row is the sum of those above it.</summary>
    private static bool AddsUp(TableRow[] figures, TableRow total)
    {
        var above = figures.TakeWhile(row => row != total).ToArray();
        if (above.Length < 2)
            return false;
        var totals = total.Values;
        return Enumerable
            .Range(1, totals.Length - 1)
            .Where(column => Figure(totals[column]) is not null)
            .All(column => Math.Abs(Sum(above, column) - Figure(totals[column])!.Value) <= Rounding);
    }

    /// <summary>Whether columns of figures add up to 100, or to 1: all but those of counts, and two at least.</summary>
    private static bool AreShares(TableRow[] figures)
    {
        var sums = Enumerable
            .Range(1, figures.Max(row => row.Values.Length) - 1)
            .Select(column => Sum(figures, column))
            .ToArray();
        return sums.Length >= 2
            && (
                sums.All(sum => Math.Abs(sum - 100) <= Rounding) || sums.All(sum => Math.Abs(sum - 1) <= Rounding / 100)
            );
    }

    private static double Sum(IEnumerable<TableRow> rows, int column) =>
        rows.Sum(row => column < row.Values.Length ? Figure(row.Values[column]) ?? 0 : 0);
}
