namespace Serverless.Weighting;

/// <summary>Diagnostics of weights and the table of margins.</summary>
internal static class WeightReport
{
    public static WeightDiagnostics Diagnose(
        double[] weights,
        int iterations,
        double residual,
        IReadOnlyList<Margin> margins
    )
    {
        var (sum, squares, minimum, maximum, notPositive) = (
            0.0,
            0.0,
            double.PositiveInfinity,
            double.NegativeInfinity,
            0
        );
        foreach (var w in weights)
        {
            sum += w;
            squares += w * w;
            minimum = Math.Min(minimum, w);
            maximum = Math.Max(maximum, w);
            notPositive += w > 0 ? 0 : 1;
        }

        var scale = sum == 0 ? 0 : weights.Length / sum;
        return new WeightDiagnostics
        {
            Iterations = iterations,
            LargestMarginResidual = residual,
            Minimum = weights.Length == 0 ? 0 : minimum * scale,
            Maximum = weights.Length == 0 ? 0 : maximum * scale,
            Ratio = weights.Length > 0 && minimum > 0 ? maximum / minimum : null,
            DesignEffect = EffectiveSampleSize.DesignEffect(weights.Length, sum, squares),
            EffectiveSampleSize = EffectiveSampleSize.Of(sum, squares),
            NotPositive = notPositive,
            MissingMarginValues =
            [
                .. margins
                    .Select(m => new MissingMarginCount(m.Name, m.Codes.Count(c => c < 0)))
                    .Where(m => m.Respondents > 0),
            ],
        };
    }

    public static IReadOnlyList<MarginShare> Shares(double[] weights, IReadOnlyList<Margin> margins) =>
        [.. margins.Where(m => !m.IsEveryone).SelectMany(m => Shares(weights, m))];

    public static IReadOnlyList<NumericMarginMean> Means(double[] weights, CalibrationCells cells)
    {
        var sum = weights.Sum();
        return
        [
            .. cells.Numbers.Select(number => new NumericMarginMean(
                number.Name,
                number.Population ?? 0,
                (number.Population ?? 0) / cells.Margins[0].Total,
                number.Values.Average(),
                number.Values.Select((x, i) => x * weights[i]).Sum() / sum
            )),
        ];
    }

    private static IEnumerable<MarginShare> Shares(double[] weights, Margin margin)
    {
        var count = new int[margin.Categories.Count];
        var weighted = new double[margin.Categories.Count];
        for (var i = 0; i < weights.Length; i++)
            if (margin.Codes[i] is var c and >= 0)
            {
                count[c]++;
                weighted[c] += weights[i];
            }

        double n = count.Sum(),
            sum = weighted.Sum();
        for (var c = 0; c < count.Length; c++)
        {
            var (name, population) = margin.Categories[c];
            yield return new MarginShare(
                margin.Name,
                name,
                count[c],
                population ?? 0,
                (population ?? 0) / margin.Total,
                count[c] / n,
                weighted[c] / sum
            );
        }
    }
}
