using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>What may be said of a comparison.</summary>
internal static class ComparisonReading
{
    /// <summary>
    /// Whether the comparison only repeats what its sides are: every share is all of the one side and none of the
    /// other, or the same full share of both.
    /// </summary>
    public static bool IsTautology(this ComparisonResult comparison) =>
        comparison.Rows.Count > 0
        && comparison.Rows.All(row => !FigureWords.IsNumber(row.B) && row is { A.Value: 0 or 1, B.Value: 0 or 1 });

    /// <summary>
    /// Whether the difference holds among all differences tested in the document. Those that a report picks by itself
    /// are picked from these: among hundreds of tests some are significant by chance (Benjamini and Hochberg 1995).
    /// </summary>
    public static bool Holds(this ComparisonRow row, AnalysisSettings settings) =>
        row.Significant && (row.ScreenedP is not { } screened || screened < settings.Alpha);
}
