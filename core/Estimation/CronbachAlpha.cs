namespace Serverless.Estimation;

/// <summary>
/// Cronbach's (1951) alpha of k items, k/(k - 1) (1 - Σ s_j² / s_T²) with s_j² the variance of an item and s_T² that of
/// the sum, among respondents who have a number for every item; weighted as R survey's <c>svycralpha</c>. Σ s_j² / s_T² is
/// a ratio of two weighted means of squared deviations, so its standard error is that of a ratio. The interval is
/// symmetric on the scale of log(1 - alpha) (Bonett 2002), so that it ends at 1.
/// </summary>
public static class CronbachAlpha
{
    /// <param name="sample">Respondents with their weights.</param>
    /// <param name="items">Two items or more; not finite for no answer.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>Without a value where nobody answered all items, or all have the same sum.</returns>
    public static DomainEstimate Of(WeightedSample sample, IReadOnlyList<double[]> items, double level = 0.95)
    {
        if (items.Count < 2)
            throw new ArgumentException("Alpha is of two items or more.", nameof(items));
        var ratio = Means.Ratios(DomainTotals.OfNumbers(sample, Squares(sample, items)), level)[0];
        var estimate = ratio with { DesignEffect = null, StandardDeviation = null, Interval = null };
        if (ratio.Value is not { } r)
            return estimate;
        var factor = items.Count / (items.Count - 1.0);
        var alpha = factor * (1 - r);
        var (se, df) = (factor * ratio.StandardError, ratio.DegreesOfFreedom);
        return estimate with
        {
            Value = alpha,
            StandardError = se,
            Interval =
                se > 0 && df > 0 && alpha < 1
                    ? Mirrored(alpha, DistributionQuantile.StudentT(1 - (1 - level) / 2, df) * se.Value / (1 - alpha))
                    : null,
        };
    }

    private static Interval? Mirrored(double alpha, double half) =>
        Interval.Logarithmic(1 - alpha, half) is { } rest
            ? Interval.Around(alpha, 1 - rest.Upper, 1 - rest.Lower, IntervalMethod.Logarithmic)
            : null;

    /// <summary>
    /// Per respondent the squared deviations of the items together, and that of their sum; NaN for who lacks an item.
    /// </summary>
    private static double[][] Squares(WeightedSample sample, IReadOnlyList<double[]> items)
    {
        var (weight, means) = (0.0, new double[items.Count]);
        for (var i = 0; i < sample.Count; i++)
        {
            if (!IsComplete(items, i))
                continue;
            weight += sample.Weights[i];
            for (var j = 0; j < means.Length; j++)
                means[j] += sample.Weights[i] * items[j][i];
        }

        var (apart, together) = (new double[sample.Count], new double[sample.Count]);
        for (var i = 0; i < sample.Count; i++)
        {
            var sum = IsComplete(items, i) ? 0.0 : double.NaN;
            apart[i] = sum;
            for (var j = 0; j < means.Length; j++)
            {
                var deviation = items[j][i] - means[j] / weight;
                apart[i] += deviation * deviation;
                sum += deviation;
            }

            together[i] = sum * sum;
        }

        return [apart, together];
    }

    private static bool IsComplete(IReadOnlyList<double[]> items, int row)
    {
        foreach (var item in items)
            if (!double.IsFinite(item[row]))
                return false;
        return true;
    }
}
