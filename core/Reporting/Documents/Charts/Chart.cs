using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>
/// A figure drawn from numbers. One figure for a screen reader, which reads <see cref="AlternativeText"/>.
/// </summary>
public abstract record Chart : Block
{
    private protected Chart(string alternativeText) => AlternativeText = Requirement.Text(alternativeText);

    /// <summary>What the figure shows: the main values, their order, the change.</summary>
    public string AlternativeText { get; }

    /// <summary>Title over the chart.</summary>
    public string? Caption { get; init; }

    /// <summary>A line under the caption, e.g. the question as asked.</summary>
    public string? Description { get; init; }

    /// <summary>Base under the chart: "n = 700 basisscholen; basis: scholen die samenwerken".</summary>
    public string? Base { get; init; }
}

/// <summary>A chart of rows by series: every row has one value for each series.</summary>
public abstract record SeriesChart : Chart
{
    private protected SeriesChart(
        IReadOnlyList<ChartSeries> series,
        IReadOnlyList<ChartRow> rows,
        string alternativeText,
        int minimumSeries = 1,
        int maximumSeries = int.MaxValue
    )
        : base(alternativeText)
    {
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
}
