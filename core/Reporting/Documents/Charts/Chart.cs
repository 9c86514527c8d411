using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>
/// A figure drawn from numbers: rows by series, every row with one value for each series. One figure for a screen reader,
/// which reads <see cref="AlternativeText"/>. What differs by kind goes through <see cref="Match"/>, so that the compiler
/// lists what a new kind still lacks.
/// </summary>
public abstract record Chart : Block
{
    private protected Chart(
        IReadOnlyList<ChartSeries> series,
        IReadOnlyList<ChartRow> rows,
        string alternativeText,
        int minimumSeries = 1,
        int maximumSeries = int.MaxValue
    )
    {
        AlternativeText = Requirement.Text(alternativeText);
        Series = Requirement.Items(series, minimumSeries);
        if (series.Count > maximumSeries)
            throw new ArgumentException(
                Invariant($"{GetType().Name} has {series.Count} series; at most {maximumSeries} expected."),
                nameof(series)
            );
        Rows = Requirement.Items(rows);
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Values.Count != series.Count)
                throw new ArgumentException(
                    Invariant(
                        $"Row {i + 1} ('{rows[i].Label}') has {rows[i].Values.Count} values; the chart has {series.Count} series."
                    ),
                    nameof(rows)
                );
    }

    public IReadOnlyList<ChartSeries> Series { get; }

    public IReadOnlyList<ChartRow> Rows { get; }

    /// <summary>The range values are drawn in; by default 0 to 100 %.</summary>
    public ValueAxis Axis { get; init; } = ValueAxis.Percent;

    /// <summary>What the figure shows: the main values, their order, the change.</summary>
    public string AlternativeText { get; }

    /// <summary>Title over the chart.</summary>
    public string? Caption { get; init; }

    /// <summary>A line under the caption, e.g. the question as asked.</summary>
    public string? Description { get; init; }

    /// <summary>Base under the chart: "n = 700 basisscholen; basis: scholen die samenwerken".</summary>
    public string? Base { get; init; }

    /// <summary>How high its rows are, as a multiple of the room they need, 1 to 2; more of it fills a page.</summary>
    public double Spacing
    {
        get;
        init => field = Requirement.Between(value, 1, 2);
    } = 1;

    /// <summary>What suits the kind of the chart.</summary>
    public abstract T Match<T>(
        Func<BarChart, T> bars,
        Func<StackedBarChart, T> stackedBars,
        Func<PairedChart, T> pairs,
        Func<DotPlot, T> dots,
        Func<TrendChart, T> lines
    );
}
