using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>
/// Two waves (or groups) per row as two dots joined by a line, first series before second.
/// Intervals, where given, are drawn behind the dots; <see cref="ChartRow.Change"/> is printed at the right.
/// </summary>
public sealed record PairedChart : SeriesChart
{
    public PairedChart(ChartSeries before, ChartSeries after, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base([before, after], rows, alternativeText, 2, 2) { }
}

/// <summary>Two waves as two upright axes, with a line for each row; labels are kept from overlapping.</summary>
public sealed record SlopeChart : SeriesChart
{
    public SlopeChart(ChartSeries before, ChartSeries after, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base([before, after], rows, alternativeText, 2, 2)
    {
        if (rows.Count > 8)
            throw new ArgumentException(
                Invariant($"A slope chart of {rows.Count} lines cannot be read; at most 8 expected."),
                nameof(rows)
            );
    }
}

/// <summary>
/// Lines over three or more waves (the series, in order of time), one for each row, with its interval as a band.
/// </summary>
public sealed record TrendChart : SeriesChart
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
}

/// <summary>A dot with its interval for each row and series.</summary>
public sealed record DotPlot : SeriesChart
{
    public DotPlot(IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows, string alternativeText)
        : base(series, rows, alternativeText, 1, 6) { }
}

/// <summary>
/// The same chart for several groups, side by side in a grid; each panel is a figure with its own caption.
/// </summary>
public sealed record SmallMultiples : Block
{
    /// <param name="perRow">Panels beside each other, 2 to 4.</param>
    public SmallMultiples(IReadOnlyList<Chart> panels, int perRow = 2)
    {
        Panels = Requirement.Items(panels, 2);
        PerRow = (int)Requirement.Between(perRow, 2, 4);
    }

    public IReadOnlyList<Chart> Panels { get; }

    public int PerRow { get; }
}
