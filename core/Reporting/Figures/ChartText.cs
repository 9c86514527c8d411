using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// Alternative texts: what a chart shows, for who cannot see it. Made of the very values the chart draws:
/// per series the values from large to small, and the change where the chart has one.
/// </summary>
public sealed class ChartText(ReportContext context)
{
    /// <summary>Most values a text names in full; of longer series the largest and the smallest are named.</summary>
    private const int MaximumNamed = 6;

    private readonly ChartTexts _words = context.Texts.Charts;

    /// <summary>Bars or dots: per series the rows from large to small.</summary>
    /// <param name="title">Caption of the chart.</param>
    /// <param name="series">Its series.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="interval">An interval as text, for charts that draw intervals.</param>
    public string Bars(
        string title,
        IReadOnlyList<ChartSeries> series,
        IReadOnlyList<ChartRow> rows,
        Func<ValueInterval, string>? interval = null
    )
    {
        var parts = new List<string> { _words.Chart(Sentence(title)) };
        for (var i = 0; i < series.Count; i++)
        {
            var column = i;
            var shown = rows.Where(row => row.Values[column].Value is not null)
                .OrderByDescending(row => row.Values[column].Value)
                .ToArray();
            // A title that ends with the only series has named it.
            var isNamed =
                series.Count == 1 && title.EndsWith(": " + series[i].Name, StringComparison.OrdinalIgnoreCase);
            var name = context.Capitalised(series[i].Name);
            if (shown.Length == 0)
            {
                parts.Add($"{name}: {_words.NoFigures}.");
                continue;
            }

            string Item(ChartRow row) =>
                $"{Named(row.Label)} {row.Values[column].Text}{Aside(Uncertainty(row.Values[column], interval), Reservation(row.Values[column]), Changed(row))}";
            string[] withheld =
            [
                .. rows.Where(row => row.Values[column].Status == ValueStatus.Suppressed).Select(row => row.Label),
            ];
            var silence =
                withheld.Length == 0
                    ? ""
                    : _words.NotShown(
                        context.And(
                            withheld.Length <= MaximumNamed
                                ? withheld
                                : [.. withheld.Take(MaximumNamed - 1), _words.Others]
                        )
                    );
            if (shown.Length <= MaximumNamed)
            {
                var all = string.Join("; ", shown.Select(Item));
                parts.Add($"{(isNamed ? context.Capitalised(all) : $"{name}: {all}")}{silence}.");
                continue;
            }

            var named = string.Join("; ", shown.Take(MaximumNamed - 1).Select(Item));
            parts.Add(_words.Ranked(isNamed ? null : name, named, Item(shown[^1]) + silence));
        }

        return string.Join(" ", parts);
    }

    /// <summary>Stacked bars: per row the shares in the order of the scale, and which is largest.</summary>
    public string Stacked(string title, IReadOnlyList<ChartSeries> series, IReadOnlyList<ChartRow> rows)
    {
        var parts = new List<string> { _words.StackedBars(Sentence(title)) };
        foreach (var row in rows)
        {
            var shown = row
                .Values.Select((value, i) => (value, series[i].Name))
                .Where(part => part.value.Value is not null)
                .ToArray();
            var label = context.Capitalised(row.Label);
            if (shown.Length == 0)
            {
                parts.Add($"{label}: {_words.NoFigures}.");
                continue;
            }

            var largest = shown.MaxBy(part => part.value.Value).Name;
            parts.Add(
                $"{label}: {string.Join("; ", shown.Select(part => $"{part.Name} {part.value.Text}{Aside(Reservation(part.value))}"))}; {_words.LargestIs(largest)}{Silence(row, series)}."
            );
        }

        return string.Join(" ", parts);
    }

    /// <summary>"; niet getoond: eens": the parts of a whole that are withheld.</summary>
    private string Silence(ChartRow row, IReadOnlyList<ChartSeries> series)
    {
        string[] withheld =
        [
            .. series.Where((_, i) => row.Values[i].Status == ValueStatus.Suppressed).Select(part => part.Name),
        ];
        return withheld.Length == 0 ? "" : _words.NotShown(context.And(withheld));
    }

    /// <summary>
    /// Two waves or two subgroups: per row both figures by name, and whether the difference is significant.
    /// </summary>
    public string Paired(string title, ChartSeries before, ChartSeries after, IReadOnlyList<ChartRow> rows)
    {
        // Each row names both sides, so a title that names one need not be completed.
        var named =
            title.Contains(before.Name, StringComparison.OrdinalIgnoreCase)
            || title.Contains(after.Name, StringComparison.OrdinalIgnoreCase);
        var parts = new List<string>
        {
            _words.Chart(Sentence(named ? title : _words.TitleOfTwo(title, before.Name, after.Name))),
        };
        foreach (var row in rows)
            parts.Add(
                $"{row.Label}{(row.Base is { } of ? $" ({of})" : "")}: {before.Name} {row.Values[0].Text}{Aside(Reservation(row.Values[0]))}, {after.Name} {row.Values[1].Text}{Aside(Reservation(row.Values[1]), Changed(row))}."
            );
        return string.Join(" ", parts);
    }

    /// <summary>Lines over waves: per line the value in each wave, the last with its interval.</summary>
    public string Trend(
        string title,
        IReadOnlyList<ChartSeries> waves,
        IReadOnlyList<ChartRow> rows,
        Func<ValueInterval, string> interval
    )
    {
        var parts = new List<string> { _words.LineChart(title, waves[0].Name, waves[^1].Name) };
        foreach (var row in rows)
        {
            var points = waves.Zip(row.Values, (wave, value) => $"{wave.Name} {value.Text}{Aside(Reservation(value))}");
            parts.Add(
                $"{context.Capitalised(row.Label)}: {string.Join("; ", points)}{Aside(Uncertainty(row.Values[^1], interval))}."
            );
        }

        return string.Join(" ", parts);
    }

    /// <summary>A title as a sentence of its own; one that asks keeps its question mark.</summary>
    private static string Sentence(string title) =>
        title.Length > 0 && title[^1] is '?' or '!' or '.' or '…' ? title : title + ".";

    /// <summary>A label before its figure; two numbers in a row are set apart.</summary>
    private static string Named(string label) => label.Length > 0 && char.IsAsciiDigit(label[^1]) ? label + ":" : label;

    /// <summary>What there is to say of a figure besides its size, between one pair of brackets.</summary>
    private static string Aside(params IEnumerable<string?> parts)
    {
        var said = string.Join("; ", parts.OfType<string>());
        return said.Length == 0 ? "" : $" ({said})";
    }

    private string? Uncertainty(ChartValue value, Func<ValueInterval, string>? interval) =>
        interval is null || value.Interval is not { } known
            ? null
            : $"{context.Texts.Figures.Interval(context.Numbers.Percent(context.Results.Settings.ConfidenceLevel))} {interval(known)}";

    private string? Reservation(ChartValue value) =>
        value.Status == ValueStatus.Indicative ? context.Texts.Figures.Indicative : null;

    private string? Changed(ChartRow row) =>
        row.Change switch
        {
            null => null,
            { Significant: true } change => $"{change.Text}, {context.Texts.Changes.Significant}",
            { } change => change.Text,
        };
}
