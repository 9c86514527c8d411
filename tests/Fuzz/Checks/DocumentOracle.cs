using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Fuzz.Checks;

/// <summary>What holds of every results document, exact or public.</summary>
internal static class DocumentOracle
{
    private const double Slack = 1e-9;

    private static readonly CellFlag[] Withheld =
    [
        CellFlag.SmallBase,
        CellFlag.SmallCell,
        CellFlag.SecondarySuppression,
    ];

    public static IEnumerable<Violation> OfExact(ResultsDocument document) =>
        [.. Of(document), .. document.Groups.SelectMany(group => Margins(document, group))];

    public static IEnumerable<Violation> OfPublic(ResultsDocument document, Codebook codebook)
    {
        var recognisable = codebook
            .Groups.Where(group => group.Identifiable)
            .Select(group => group.Id)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Of(document),
            .. Cells(document)
                .SelectMany(cell => Disclosed(cell, recognisable.Contains(cell.Id.Group), document.Settings)),
        ];
    }

    private static IEnumerable<Violation> Of(ResultsDocument document)
    {
        foreach (var cell in Cells(document))
        foreach (var violation in Of(cell))
            yield return violation;
        foreach (var scale in document.Groups.SelectMany(group => group.Scales ?? []))
            if (scale.Alpha > 1 + Slack || (scale.Interval is { } interval && !Holds(interval, scale.Alpha)))
                yield return new Violation("alpha above 1 or outside its interval", $"{scale}");
        foreach (var comparison in document.Comparisons)
        {
            foreach (
                var test in new[]
                {
                    comparison.Overall,
                    comparison.SpssCompatible,
                    comparison.SpssCompatibleRounded,
                    comparison.Rank,
                    comparison.RankInFileOrder,
                }
                    .Concat(comparison.Alternatives)
                    .Concat(comparison.Rows.SelectMany(row => new[] { row.Test, row.SpssCompatible }))
                    .OfType<TestResult>()
            )
            foreach (var violation in Of($"{comparison.Id}", test))
                yield return violation;
            if (comparison.CramersV is < 0 or > 1 + Slack)
                yield return new Violation(
                    "Cramer's V outside 0 to 1",
                    $"{comparison.Id}: {Number(comparison.CramersV)}"
                );
            foreach (var row in comparison.Rows)
            foreach (var interval in new[] { row.Interval, row.SimultaneousInterval }.OfType<ConfidenceInterval>())
                if (row.Difference is { } difference && !Holds(interval, difference))
                    yield return new Violation(
                        "difference outside its interval",
                        $"{comparison.Id} {row.Answer}: {Number(difference)} in {Number(interval.Lower)} to {Number(interval.Upper)}"
                    );
        }

        foreach (var row in document.Trends.SelectMany(trend => trend.Rows))
        foreach (var test in new[] { row.Linear, row.Logistic }.Concat(row.Steps).OfType<TestResult>())
        foreach (var violation in Of("trend", test))
            yield return violation;
    }

    private static IEnumerable<Violation> Of(Cell cell)
    {
        var isShare = cell.Answer.Measure is Measure.Share or Measure.Summary;
        if (isShare && cell.Value is < 0 or > 1 && (cell.Value < -Slack || cell.Value > 1 + Slack) && isShare)
            yield return new Violation("share outside 0 to 1", $"{cell.Id}: {Number(cell.Value)}");
        if (cell.StandardError is < 0)
            yield return new Violation("negative standard error", $"{cell.Id}: {Number(cell.StandardError)}");
        if (cell.Interval is not { } interval)
            yield break;
        if (interval.Lower > interval.Upper)
            yield return new Violation(
                "interval upside down",
                $"{cell.Id}: {Number(interval.Lower)} to {Number(interval.Upper)}"
            );
        if (cell.Value is { } value && !Holds(interval, value))
            yield return new Violation(
                "figure outside its interval",
                $"{cell.Id}: {Number(value)} in {Number(interval.Lower)} to {Number(interval.Upper)}"
            );
        if (isShare && (interval.Lower < -Slack || interval.Upper > 1 + Slack))
            yield return new Violation(
                "interval of a share outside 0 to 1",
                $"{cell.Id}: {Number(interval.Lower)} to {Number(interval.Upper)}"
            );
    }

    private static IEnumerable<Violation> Of(string where, TestResult test)
    {
        if (test.P is < 0 or > 1 || test.AdjustedP is < 0 or > 1)
            yield return new Violation(
                "p outside 0 to 1",
                $"{where}: {Number(test.P)}, adjusted {Number(test.AdjustedP)}"
            );
        if (test.AdjustedP < test.P - Slack)
            yield return new Violation(
                "adjusted p below p",
                $"{where}: {Number(test.P)}, adjusted {Number(test.AdjustedP)}"
            );
    }

    /// <summary>Weights reproduce their margins, or a remark says that they do not.</summary>
    private static IEnumerable<Violation> Margins(ResultsDocument document, GroupResult group)
    {
        if (
            group.Weighting.Method == WeightingMethod.None
            || group.Weighting.MissingMarginCount > 0
            || document.Remarks.Any(remark =>
                remark.Group == group.Id && remark.Code is "margins-not-met" or "not-recalibrated"
            )
        )
            yield break;
        foreach (var margin in group.Weighting.Margins)
            if (margin.WeightedShare is { } share && Math.Abs(share - margin.PopulationShare) > 1e-4)
                yield return new Violation(
                    "margin not met and nothing said",
                    $"{group.Id} {margin.Variable} {margin.Code}: {Number(share)} for {Number(margin.PopulationShare)}"
                );
    }

    private static IEnumerable<Violation> Disclosed(Cell cell, bool isRecognisable, AnalysisSettings settings)
    {
        if (
            cell.Flags.Any(flag => Withheld.Contains(flag))
            && (cell.Value ?? cell.Count ?? cell.StandardError ?? cell.DesignEffect ?? cell.Interval?.Lower) is not null
        )
            yield return new Violation(
                "withheld figure in the public document",
                $"{cell.Id} {string.Join(',', cell.Flags)}"
            );
        if (isRecognisable && cell.Count is { } count && count > 0 && count <= settings.SmallCell)
            yield return new Violation("small count in the public document", $"{cell.Id}: {Number(count)}");
    }

    private static IEnumerable<Cell> Cells(ResultsDocument document) =>
        document
            .Tables.SelectMany(table => table.Groups)
            .SelectMany(group =>
                group
                    .Cells.Concat(group.Quantiles)
                    .Concat(new[] { group.Summary, group.Mean, group.StandardDeviation, group.Total }.OfType<Cell>())
            )
            .Concat(
                document.Comparisons.SelectMany(comparison => comparison.Rows).SelectMany(row => new[] { row.A, row.B })
            )
            .Concat(document.Trends.SelectMany(trend => trend.Rows).SelectMany(row => row.Points));

    /// <summary>Within rounding of an interval's ends, of which the public document has six digits.</summary>
    private static bool Holds(ConfidenceInterval interval, double value)
    {
        var slack = 1e-6 * Math.Max(1, Math.Abs(value));
        return value >= interval.Lower - slack && value <= interval.Upper + slack;
    }

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "none";
}
