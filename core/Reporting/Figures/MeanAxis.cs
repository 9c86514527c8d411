using Serverless.Analysis.Results;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>An axis that holds the means of a chart with their intervals, with three to seven round ticks.</summary>
public static class MeanAxis
{
    /// <summary>Values beyond this are drawn at the edge, so that the axis' length can be computed.</summary>
    private const double MaximumValue = 1e300;

    /// <summary>A scale this long or shorter is shown whole.</summary>
    private const double MaximumWholeScale = 20;

    private const double MaximumOfMarks = 10;

    /// <summary>
    /// The ends of the scale that a mean is on. Numbers in a unit, such as months, are on none, nor are those that can be
    /// larger than marks are, such as books read: what the codebook says of them is which answers are possible.
    /// </summary>
    public static MeanScale? ScaleOf(TableResult table) =>
        table is { Unit: null, Scale: { } scale } && (table.Kind != TableKind.Numeric || IsOfMarks(scale))
            ? scale
            : null;

    /// <summary>Such as 1 to 10, 0 to 10, −5 to 5, or 0 to 100.</summary>
    private static bool IsOfMarks(MeanScale scale) =>
        scale.Maximum - scale.Minimum <= MaximumOfMarks || scale is { Minimum: 0 or 1, Maximum: 100 };

    /// <summary>
    /// The whole of <paramref name="scale"/> where dots on it can still be told apart, else an axis for
    /// <paramref name="rows"/>: beside what is said of changes there is no room for a whole scale.
    /// </summary>
    public static ValueAxis For(IReadOnlyList<ChartRow> rows, MeanScale? scale, NumberTexts numbers) =>
        scale is not null && scale.Maximum - scale.Minimum <= MaximumWholeScale && rows.All(row => row.Change is null)
            ? Whole(scale, numbers)
            : For(rows, numbers);

    private static ValueAxis Whole(MeanScale scale, NumberTexts numbers)
    {
        var length = scale.Maximum - scale.Minimum;
        var whole = scale.Minimum % 1 == 0 && scale.Maximum % 1 == 0;
        // As many equal steps as fall on whole numbers: 1, 4, 7, 10; without any, the two ends.
        int[] steps = whole && length <= 6 ? [(int)length] : [3, 4, 5, 2];
        var count = whole ? steps.FirstOrDefault(step => length % step == 0, 1) : 1;
        return new ValueAxis(
            scale.Minimum,
            scale.Maximum,
            [
                .. Enumerable
                    .Range(0, count + 1)
                    .Select(i => scale.Minimum + (length * i / count))
                    .Select(value => new Tick(value, numbers.Number(value, whole ? 0 : 1))),
            ]
        );
    }

    /// <summary>The axis for <paramref name="rows"/>.</summary>
    public static ValueAxis For(IReadOnlyList<ChartRow> rows, NumberTexts numbers)
    {
        double[] ends =
        [
            .. rows.SelectMany(row => row.Values)
                .Where(value => value.Value is not null)
                .SelectMany(value =>
                    new[]
                    {
                        value.Value!.Value,
                        value.Interval?.Lower ?? value.Value.Value,
                        value.Interval?.Upper ?? value.Value.Value,
                    }
                ),
        ];
        var (low, high) = ends.Length == 0 ? (0, 1) : (ends.Min(), ends.Max());
        (low, high) = (Math.Clamp(low, -MaximumValue, MaximumValue), Math.Clamp(high, -MaximumValue, MaximumValue));
        var least = ShortestLength(Math.Max(Math.Abs(low), Math.Abs(high)));
        if (high - low < least)
            (low, high) = (low - Math.Max(1, least), high + Math.Max(1, least));
        var step = RoundStep((high - low) / 3);
        var first = Math.Floor(low / step) * step;
        var last = Math.Ceiling(high / step) * step;
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 6);
        var ticks = new List<Tick>();
        for (var i = 0; first + (i * step) <= last + (step / 2) && ticks.Count < 12; i++)
            ticks.Add(new Tick(first + (i * step), numbers.Number(first + (i * step), decimals)));
        return new ValueAxis(first, last, ticks);
    }

    /// <summary>
    /// The shortest axis whose ticks differ: as numbers, and of large numbers in the four digits that are printed at least.
    /// </summary>
    private static double ShortestLength(double largest) =>
        largest >= NumberTexts.Large ? largest * 3e-3 : 1e-9 * Math.Max(1, largest);

    /// <summary>1, 2 or 5 times a power of ten, not below <paramref name="wanted"/>.</summary>
    private static double RoundStep(double wanted)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return power
            * (wanted / power) switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
    }
}
