using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using TestResult = Serverless.Analysis.Results.TestResult;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Differences and developments of shares where one of the groups is of those whose members can be recognised and whose
/// weights differ. Their own errors and tests are quadratic equations for how many in each stratum gave the answer, as a
/// share's standard error is; one that is nearly zero is a linear one besides, finer than whole percents. So they are made
/// of what is published of both sides (<see cref="CoarseShare"/>) and say nothing more. That members answered in both
/// waves is left out of account, which makes differences less certain than they are.
/// </summary>
internal static class CoarseDifference
{
    /// <summary>A published share, and the square of its error; null where nothing is published.</summary>
    private sealed record Point(double Share, double Variance)
    {
        public static Point? Of(Cell exact, PublicTable table)
        {
            if (table.Row(exact).Value is not { } share)
                return null;
            if (!table.Precision.Coarse)
                return exact.StandardError is { } error ? new(share, error * error) : null;
            return table.Exact?.EffectiveN is > 0 and var effective
                ? new(share, share * (1 - share) / effective)
                : null;
        }
    }

    /// <summary>The row made of what is published of both sides; not yet rounded.</summary>
    public static ComparisonRow Of(ComparisonRow exact, PublicTable a, PublicTable b, AnalysisSettings settings)
    {
        if (exact.Difference is not null && IsOfScores(exact.Answer, [a, b]))
            return Without(exact) with
            {
                Difference = b.Row(exact.B).Value - a.Row(exact.A).Value,
                SpssCompatible = null,
                Paired = null,
            };
        if (exact.Difference is null || exact.Answer.IsNumber || exact.Answer.IsTotal)
            return exact;
        if (Point.Of(exact.A, a) is not { } pointA || Point.Of(exact.B, b) is not { } pointB)
            return Without(exact) with { Difference = null };
        var difference = pointB.Share - pointA.Share;
        var error = Math.Sqrt(pointA.Variance + pointB.Variance);
        var without = Without(exact) with { Difference = difference };
        if (error == 0 || (exact.Equivalence?.DegreesOfFreedom ?? DegreesOfFreedom(exact.Test)) is not { } df)
            return without;
        var test = Tested(exact.Test, difference / error);
        var equivalence = exact.Equivalence is { } margin ? Tested(margin, difference, error) : null;
        return without with
        {
            StandardError = error,
            Interval = exact.Interval is { } interval
                ? CellFactory.Simultaneous(difference, error, df, divisor: 1, interval.Level)
                : null,
            Test = test,
            Significant = test?.AdjustedP < settings.Alpha,
            Effect = exact.Effect is { } effect
                ? effect with
                {
                    Value = Comparison.EffectSize.CohensH(pointA.Share, pointB.Share),
                }
                : null,
            Equivalence = equivalence,
            Equivalent = equivalence is null ? null : equivalence.P < settings.Alpha,
        };
    }

    /// <summary>The development made of its published points; not yet rounded.</summary>
    /// <param name="exact">An answer over waves.</param>
    /// <param name="points">The table in each wave.</param>
    /// <param name="times">Years from the first wave; empty where they are not known.</param>
    /// <param name="correction">Of the steps together.</param>
    public static TrendRow Of(
        TrendRow exact,
        IReadOnlyList<PublicTable> points,
        IReadOnlyList<double> times,
        AdjustmentMethod correction
    )
    {
        if (IsOfScores(exact.Answer, points))
            return new TrendRow { Answer = exact.Answer, Points = exact.Points };
        if (exact.Answer.IsNumber || exact.Answer.IsTotal)
            return exact;
        List<Point> known = [.. exact.Points.Zip(points, Point.Of).OfType<Point>()];
        if (known.Count < points.Count)
            return new TrendRow { Answer = exact.Answer, Points = exact.Points };
        return WithSlope(exact, known, points, times) with
        {
            // A regression of log odds would need more than the points.
            LogOddsPerYear = null,
            LogOddsStandardError = null,
            Logistic = null,
            Steps = Steps(exact.Steps, known, correction),
        };
    }

    /// <summary>A mean of scores is given without what would say more of them than their shares.</summary>
    private static bool IsOfScores(FigureKey answer, IReadOnlyList<PublicTable> tables) =>
        answer == FigureKey.Mean && tables.Any(t => t.IsCoarseScore);

    private static TrendRow WithSlope(
        TrendRow exact,
        List<Point> known,
        IReadOnlyList<PublicTable> points,
        IReadOnlyList<double> times
    )
    {
        List<double> sizes = [.. points.Select(p => p.Exact?.WeightedN ?? 0)];
        var all = sizes.Sum();
        var mean = sizes.Zip(times, (size, t) => size * t).Sum() / all;
        var squares = sizes.Zip(times, (size, t) => size * (t - mean) * (t - mean)).Sum();
        List<double> factors = [.. sizes.Zip(times, (size, t) => size * (t - mean) / squares)];
        var slope = factors.Zip(known, (f, point) => f * point.Share).Sum();
        var error = Math.Sqrt(factors.Zip(known, (f, point) => f * f * point.Variance).Sum());
        if (exact.SlopePerYear is null || !(squares > 0))
            return exact with { SlopePerYear = null, SlopeStandardError = null, SlopeInterval = null, Linear = null };
        var isCertain = !(error > 0) || exact.Linear is null;
        return exact with
        {
            SlopePerYear = slope,
            SlopeStandardError = isCertain ? null : error,
            SlopeInterval =
                isCertain || exact.SlopeInterval is not { } interval
                    ? null
                    : CellFactory.Simultaneous(slope, error, exact.Linear!.Df1, divisor: 1, interval.Level),
            Linear = isCertain ? null : Tested(exact.Linear, slope / error),
        };
    }

    private static IReadOnlyList<TestResult?> Steps(
        IReadOnlyList<TestResult?> exact,
        List<Point> known,
        AdjustmentMethod correction
    )
    {
        List<TestResult?> steps =
        [
            .. exact.Select(
                (step, t) =>
                    Math.Sqrt(known[t].Variance + known[t + 1].Variance) is > 0 and var error
                        ? Tested(step, (known[t + 1].Share - known[t].Share) / error)
                        : null
            ),
        ];
        var adjusted = Adjustment.Of("steps", [.. steps.Select(s => s?.P)]).By(correction);
        return [.. steps.Select((s, t) => s is null ? null : s with { AdjustedP = adjusted[t] })];
    }

    /// <summary>The test of a difference that is so many errors from zero; of an option it is its square.</summary>
    private static TestResult? Tested(TestResult? exact, double t)
    {
        if (exact is null || DegreesOfFreedom(exact) is not { } df)
            return null;
        var p = TailProbability.TwoSided(t, df);
        return exact with
        {
            Statistic = exact.Df2 is null ? t : t * t,
            P = p,
            AdjustedP = exact.AdjustedP is null ? null : p,
        };
    }

    private static EquivalenceResult Tested(EquivalenceResult exact, double difference, double error)
    {
        var (lower, upper) = (
            TailProbability.StudentT((difference + exact.Margin) / error, exact.DegreesOfFreedom),
            TailProbability.StudentT((exact.Margin - difference) / error, exact.DegreesOfFreedom)
        );
        return exact with { LowerP = lower, UpperP = upper, P = Math.Max(lower, upper) };
    }

    /// <summary>Those of t: of F with one in the numerator, the denominator's.</summary>
    private static double? DegreesOfFreedom(TestResult? test) => test?.Df2 ?? test?.Df1;

    private static ComparisonRow Without(ComparisonRow exact) =>
        exact with
        {
            StandardError = null,
            Interval = null,
            SimultaneousInterval = null,
            Test = null,
            Significant = false,
            Effect = null,
            Equivalence = null,
            Equivalent = null,
        };
}
