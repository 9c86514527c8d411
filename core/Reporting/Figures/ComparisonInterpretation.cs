using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>What may be said of a comparison.</summary>
internal static class ComparisonInterpretation
{
    /// <summary>
    /// Whether the comparison only repeats what its sides are: every share is all of the one side and none of the
    /// other, or the same full share of both.
    /// </summary>
    public static bool IsTautology(this ComparisonResult comparison) =>
        comparison.Rows.Count > 0
        && comparison.Rows.All(row => !FigureWords.IsNumber(row.B) && row is { A.Value: 0 or 1, B.Value: 0 or 1 });

    /// <summary>
    /// Whether a comparison says anything: not by fewer respondents than tests need, and not by the very answers that
    /// set the sides apart, of which one side has all and the other none.
    /// </summary>
    public static bool Says(this ComparisonResult comparison, AnalysisSettings settings) =>
        !(comparison.A.Base.N < settings.MinimumBaseForTests || comparison.B.Base.N < settings.MinimumBaseForTests)
        && !comparison.IsTautology();

    /// <summary>
    /// The rows that say something by themselves: of two answers, of which one rises as the other falls, the telling
    /// one; no summary of a single answer.
    /// </summary>
    public static IEnumerable<ComparisonRow> OwnRows(this ComparisonResult comparison, TableResult table)
    {
        var mirrored = TwoAnswers.Mirrored(table);
        return comparison.Rows.Where(row =>
            row.Answer != mirrored && (row.Answer != FigureKey.Summary || AnswerNames.HasOwnSummary(table))
        );
    }

    /// <summary>
    /// Whether one answer of a summary rose and another fell, one of them significantly: each by itself, or the summary
    /// alone, would tell half of it.
    /// </summary>
    public static bool TellsMoreTogether(this ComparisonResult comparison, TableResult table)
    {
        if (table.Kind == TableKind.Multiple || !AnswerNames.HasOwnSummary(table))
            return false;
        var codes = table.Answers.Where(answer => answer.InSummary).Select(answer => FigureKey.ShareOf(answer.Code));
        ComparisonRow[] parts =
        [
            .. comparison.Rows.Where(row => codes.Contains(row.Answer) && Math.Abs(row.Difference ?? 0) >= 0.005),
        ];
        return parts.Any(row => row.Difference > 0)
            && parts.Any(row => row.Difference < 0)
            && comparison.Rows.Any(row => row.Significant);
    }

    /// <summary>
    /// Whether the difference holds among all differences tested in the document. Those that a report picks by itself
    /// are picked from these: among hundreds of tests some are significant by chance (Benjamini and Hochberg 1995).
    /// </summary>
    public static bool Holds(this ComparisonRow row, AnalysisSettings settings) =>
        row.Significant && (row.ScreenedP is not { } screened || screened < settings.Alpha);
}
