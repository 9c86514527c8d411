using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>
/// Two waves (or groups) per row as two dots joined by a line, first series before second.
/// Intervals, where given, are drawn behind the dots; <see cref="ChartRow.Change"/> is printed at the right.
/// </summary>
public sealed record PairedChart : Chart
{
    public PairedChart(ChartSeries before, ChartSeries after, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base([before, after], rows, alternativeText, 2, 2) { }

    public override T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    ) => pairs(this);
}

/// <summary>
/// Lines over three or more waves (the series, in order of time), one for each row, with its interval as a band.
/// </summary>
public sealed record TrendChart : Chart
{
    public TrendChart(IReadOnlyList<ChartSeries> waves, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base(waves, rows, alternativeText, 3, 24)
    {
        if (rows.Count > 6)
            throw new ArgumentException(
                Invariant($"A trend chart of {rows.Count} lines cannot be read; at most 6 expected."),
                nameof(rows)
            );
    }

    /// <summary>Height of the plot in points.</summary>
    public double PlotHeight { get; init; } = 140;

    public override T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    ) => lines(this);
}

/// <summary>A dot with its interval for each row and series.</summary>
public sealed record DotPlot : Chart
{
    public DotPlot(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base(series, rows, alternativeText, 1, 6) { }

    public override T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    ) => dots(this);
}
