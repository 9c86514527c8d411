using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>
/// The mark of a significant difference, the same in every table: filled when it holds among all tests of the document,
/// open when it does not.
/// </summary>
internal static class ChangeMarks
{
    /// <summary>The mark with what is read out in its place.</summary>
    /// <param name="context">The report.</param>
    /// <param name="row">A significant difference.</param>
    /// <param name="when">"in 2016", where the table does not say with what the figure is compared.</param>
    public static (string Sign, string Meaning) Of(ReportContext context, ComparisonRow row, string? when = null)
    {
        var (higher, holds) = (row.Difference > 0, row.Holds(context.Results.Settings));
        var sign = (higher, holds) switch
        {
            (true, true) => "▲",
            (false, true) => "▼",
            (true, false) => "△",
            (false, false) => "▽",
        };
        return (sign, context.Texts.Tables.ChangeMeaning(when, higher, holds));
    }
}
