using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>Horizontal bars: one series, or up to six side by side within each row.</summary>
public sealed record BarChart : Chart
{
    public BarChart(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base(series, rows, alternativeText, 1, 6) { }

    /// <summary>Whether intervals, where given, are drawn as thin lines over the ends of the bars.</summary>
    public bool ShowIntervals { get; init; }

    /// <summary>Whether the axis and its lines are drawn; values are printed at the bars anyway.</summary>
    public bool ShowAxis { get; init; }

    /// <summary>
    /// Place in <see cref="Palette.Series"/> of the first series, so that a group keeps its colour over charts.
    /// </summary>
    public int FirstColor { get; init; }

    public override T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    ) => bars(this);
}

/// <summary>Bars of 100 %: series are the answers, rows the groups or items. Values are shares of 1.</summary>
public sealed record StackedBarChart : Chart
{
    /// <exception cref="ArgumentException">The values of a row are negative or add up to more than 1.02.</exception>
    public StackedBarChart(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base(series, rows, alternativeText, 2, 8)
    {
        foreach (var row in rows)
        {
            if (!FillsABar(row))
                throw new ArgumentException(
                    Invariant(
                        $"Row '{row.Label}' adds up to {row.Values.Sum(v => v.Value ?? 0):0.000}; shares of 1 expected."
                    ),
                    nameof(rows)
                );
        }
    }

    /// <summary>
    /// Whether the values of a row are shares of one whole. Those of weights under zero may not be, once a negative share is
    /// not shown.
    /// </summary>
    public static bool FillsABar(ChartRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Values.All(value => value.Value is not < 0) && row.Values.Sum(value => value.Value ?? 0) <= 1.02;
    }

    /// <summary>
    /// Whether the answers run from much to little (one hue) or are of different kinds (series colours).
    /// </summary>
    public bool Ordered { get; init; } = true;

    /// <summary>Shares smaller than this are drawn without their text.</summary>
    public double SmallestLabelled { get; init; } = 0.05;

    public override T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    ) => stackedBars(this);
}
