using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// How large a difference is to its reader, so that what is called the largest looks the largest. Shares go by their
/// percentage points: Cohen's h would call a fall from 6 to 0% larger than a rise from 39 to 68%.
/// </summary>
internal static class DifferenceSize
{
    /// <summary>Largest standard deviation of a share.</summary>
    private const double MaximumDeviation = 0.5;

    /// <summary>
    /// The difference in standard deviations, 0 or more: of a mean Hedges' g, of a share its points over the largest
    /// standard deviation a share has.
    /// </summary>
    public static double Of(ComparisonRow row) =>
        FigureWords.IsNumber(row.B)
            ? Math.Abs(row.Effect?.Value ?? 0)
            : Math.Round(Math.Abs(row.Difference ?? 0) / MaximumDeviation, 6);
}
