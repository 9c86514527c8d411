using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>A straight line through waves, on the scale of the variable or of log odds.</summary>
public sealed record Slope(TestResult Test)
{
    /// <summary>Change per unit of time; null when the test was not performed.</summary>
    public double? PerUnitOfTime { get; init; }

    public double? StandardError { get; init; }

    public Interval? Interval { get; init; }
}

/// <summary>
/// Development over three or more waves: domains are waves, stacked with <see cref="WeightedSample.Stack"/> or linked.
/// </summary>
public static class WaveTrend
{
    private const int MaximumSteps = 50;

    /// <summary>
    /// Slope of the weighted linear regression of scores on time, with design-based standard error and df - 1 degrees
    /// of freedom (R survey's svyglm).
    /// </summary>
    /// <param name="waves">Totals of categories per wave.</param>
    /// <param name="scores">One per category; 1 and zeros for the share of one answer.</param>
    /// <param name="times">One per wave, for instance the year.</param>
    /// <param name="level">Confidence level.</param>
    public static Slope Linear(
        DomainTotals waves,
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> times,
        double level = 0.95
    )
    {
        var s = scores.ToArray();
        var response = Enumerable.Range(0, waves.Domains).Select(_ => s).ToArray();
        return Linear(waves, response, times, level);
    }

    /// <summary>The same for the mean of a numeric variable.</summary>
    public static Slope LinearOfMeans(DomainTotals waves, ReadOnlySpan<double> times, double level = 0.95)
    {
        if (waves.IsCategorical || waves.Width != 2)
            throw new ArgumentException("A trend in means needs the totals of one variable.", nameof(waves));
        return Linear(waves, response: null, times, level);
    }

    /// <summary>
    /// Slope of the straight line through the totals of the waves, each counting once: Σ (t - t̄) T / Σ (t - t̄)², with the
    /// design covariance of the totals.
    /// </summary>
    /// <param name="waves">Totals of categories, or of one number, per wave.</param>
    /// <param name="category">The category; not used for numbers.</param>
    /// <param name="times">One per wave.</param>
    /// <param name="scales">Per wave what its weights are multiplied by to gross up.</param>
    /// <param name="level">Confidence level.</param>
    public static Slope OfTotals(
        DomainTotals waves,
        int category,
        ReadOnlySpan<double> times,
        ReadOnlySpan<double> scales,
        double level = 0.95
    )
    {
        Check(waves, times);
        var mean = 0.0;
        for (var d = 0; d < waves.Domains; d++)
            mean += times[d] / waves.Domains;
        var spread = 0.0;
        for (var d = 0; d < waves.Domains; d++)
            spread += (times[d] - mean) * (times[d] - mean);
        if (spread <= 0 || Enumerable.Range(0, waves.Domains).Any(d => waves.Base(d) == 0))
            return new Slope(
                new(TestMethod.LinearTrend, spread <= 0 ? TestStatus.NothingToCompare : TestStatus.EmptyGroup)
            );
        var influence = new double[waves.Domains * waves.Width];
        var slope = 0.0;
        for (var d = 0; d < waves.Domains; d++)
        {
            var factor = (times[d] - mean) / spread * scales[d];
            if (waves.IsCategorical)
            {
                influence[d * waves.Width + category] = factor;
                slope += factor * waves.Total(d, category);
                continue;
            }

            var own = Means.TotalInfluence(waves, d);
            (influence[d * waves.Width], influence[d * waves.Width + 1]) = (factor * own[0], factor * own[1]);
            slope += factor * (waves.Total(d, 1) + waves.Shift[0] * waves.WeightedBase(d));
        }

        return Finish(waves, TestMethod.LinearTrend, slope, influence, level);
    }

    /// <summary>
    /// Slope of the weighted logistic regression of giving one answer on time (quasi-binomial svyglm), in log odds.
    /// </summary>
    public static Slope Logistic(DomainTotals waves, int category, ReadOnlySpan<double> times, double level = 0.95)
    {
        Check(waves, times);
        var (weights, centred) = (Weights(waves), Centre(waves, times));
        if (Refusal(waves, weights, centred) is { } status)
            return new Slope(new(TestMethod.LogisticTrend, status));

        var yes = Enumerable.Range(0, waves.Domains).Select(d => waves.Total(d, category)).ToArray();
        var share = yes.Sum() / weights.Sum();
        if (share is <= 0 or >= 1)
            return new Slope(new(TestMethod.LogisticTrend, TestStatus.NoVariance));
        var (a, b) = (Math.Log(share / (1 - share)), 0.0);
        var (i00, i01, i11) = (0.0, 0.0, 0.0);
        for (var step = 0; ; step++)
        {
            (i00, i01, i11) = (0, 0, 0);
            var (u0, u1) = (0.0, 0.0);
            for (var d = 0; d < weights.Length; d++)
            {
                var mu = 1 / (1 + Math.Exp(-a - b * centred[d]));
                var v = weights[d] * mu * (1 - mu);
                i00 += v;
                i01 += v * centred[d];
                i11 += v * centred[d] * centred[d];
                u0 += yes[d] - weights[d] * mu;
                u1 += centred[d] * (yes[d] - weights[d] * mu);
            }

            var determinant = i00 * i11 - i01 * i01;
            if (!(determinant > 1e-12 * i00 * i11) || step == MaximumSteps)
                return new Slope(new(TestMethod.LogisticTrend, TestStatus.TooSparse));
            var (da, db) = ((i11 * u0 - i01 * u1) / determinant, (i00 * u1 - i01 * u0) / determinant);
            (a, b) = (a + da, b + db);
            if (Math.Abs(da) < 1e-12 && Math.Abs(db) * (1 + Math.Abs(centred[^1])) < 1e-12)
                break;
        }

        var det = i00 * i11 - i01 * i01;
        var influence = new double[waves.Domains * waves.Width];
        for (var d = 0; d < waves.Domains; d++)
        {
            var mu = 1 / (1 + Math.Exp(-a - b * centred[d]));
            for (var k = 0; k < waves.Width; k++)
                influence[d * waves.Width + k] = (i00 * centred[d] - i01) / det * ((k == category ? 1 : 0) - mu);
        }

        return Finish(waves, TestMethod.LogisticTrend, b, influence, level);
    }

    private static Slope Linear(DomainTotals waves, double[][]? response, ReadOnlySpan<double> times, double level)
    {
        Check(waves, times);
        var (weights, centred) = (Weights(waves), Centre(waves, times));
        if (Refusal(waves, weights, centred) is { } status)
            return new Slope(new(TestMethod.LinearTrend, status));

        var (sum, cross, squares, all) = (0.0, 0.0, 0.0, weights.Sum());
        var totals = new double[waves.Domains];
        for (var d = 0; d < totals.Length; d++)
        {
            for (var k = 0; k < waves.Width; k++)
                totals[d] += (response is null ? k : response[d][k]) * waves.Total(d, k);
            sum += totals[d];
            cross += centred[d] * totals[d];
            squares += weights[d] * centred[d] * centred[d];
        }

        var (intercept, slope) = (sum / all, cross / squares);
        var influence = new double[waves.Domains * waves.Width];
        for (var d = 0; d < waves.Domains; d++)
        {
            var fitted = intercept + slope * centred[d];
            for (var k = 0; k < waves.Width; k++)
                influence[d * waves.Width + k] =
                    centred[d] / squares * (response is null ? (k == 0 ? -fitted : 1) : response[d][k] - fitted);
        }

        return Finish(waves, TestMethod.LinearTrend, slope, influence, level);
    }

    private static Slope Finish(DomainTotals waves, TestMethod method, double slope, double[] influence, double level)
    {
        var moment = waves.SecondMoment(influence);
        var variance = waves.Variance(influence);
        if (variance <= Proportions.ZeroVariance * moment)
        {
            var nothingVaries = moment == 0 || waves.IsObservedWhole();
            return new Slope(new(method, nothingVaries ? TestStatus.NoVariance : TestStatus.FixedByWeighting))
            {
                PerUnitOfTime = slope,
            };
        }

        var df = waves.DegreesOfFreedom() - 1;
        var se = Math.Sqrt(variance);
        var result = new Slope(new(method, TestStatus.NoDegreesOfFreedom))
        {
            PerUnitOfTime = slope,
            StandardError = se,
        };
        if (df < 1)
            return result;
        var t = DistributionQuantile.StudentT(1 - (1 - level) / 2, df);
        return result with
        {
            Test = TestResult.T(method, slope / se, df),
            Interval = Interval.Symmetric(slope, t * se),
        };
    }

    private static void Check(DomainTotals waves, ReadOnlySpan<double> times)
    {
        if (times.Length != waves.Domains)
            throw new ArgumentException("Every wave needs its time.", nameof(times));
    }

    private static double[] Weights(DomainTotals waves) =>
        [.. Enumerable.Range(0, waves.Domains).Select(waves.WeightedBase)];

    /// <summary>Times from their weighted mean.</summary>
    private static double[] Centre(DomainTotals waves, ReadOnlySpan<double> times)
    {
        var (sum, all) = (0.0, 0.0);
        for (var d = 0; d < times.Length; d++)
        {
            sum += waves.WeightedBase(d) * times[d];
            all += waves.WeightedBase(d);
        }

        var centred = times.ToArray();
        for (var d = 0; d < centred.Length && all > 0; d++)
            centred[d] -= sum / all;
        return centred;
    }

    private static TestStatus? Refusal(DomainTotals waves, double[] weights, double[] centred)
    {
        if (weights.Count(w => w > 0) < 2)
            return TestStatus.EmptyGroup;
        var spread = 0.0;
        for (var d = 0; d < weights.Length; d++)
            spread += weights[d] * centred[d] * centred[d];
        return spread > 0 && waves.Domains > 1 ? null : TestStatus.NothingToCompare;
    }
}
