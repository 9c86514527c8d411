using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Figures;

/// <summary>
/// The axis of a chart of shares: up to 100 %, or shorter where every share is so small that its bar would be a stroke.
/// </summary>
internal static class ShareAxis
{
    private static readonly ValueAxis Tenth = new(0, 0.1, [new(0, "0%"), new(0.05, "5%"), new(0.1, "10%")]);
    private static readonly ValueAxis Quarter = new(
        0,
        0.25,
        [new(0, "0%"), new(0.05, "5%"), new(0.1, "10%"), new(0.15, "15%"), new(0.2, "20%"), new(0.25, "25%")]
    );

    /// <summary>
    /// The axis for <paramref name="rows"/>; one that ends before 100 % is to be drawn, so that it is seen.
    /// </summary>
    public static ValueAxis For(IReadOnlyList<ChartRow> rows) =>
        rows.SelectMany(row => row.Values).Max(value => value.Value ?? 0) switch
        {
            <= 0.08 => Tenth,
            <= 0.2 => Quarter,
            _ => ValueAxis.Percent,
        };
}
