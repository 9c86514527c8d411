using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>Whether a difference is shown to be smaller than a margin; "not significant" does not show that.</summary>
/// <param name="Margin">Largest difference that counts as none, on the scale of the variable.</param>
/// <param name="Test">The larger of the two one-sided p-values, with its t.</param>
public sealed record EquivalenceTest(double Margin, TestResult Test)
{
    /// <summary>
    /// p of the one-sided test against a difference of -<see cref="Margin"/> or less; null when not performed.
    /// </summary>
    public double? LowerPValue { get; init; }

    /// <summary>
    /// p of the one-sided test against a difference of <see cref="Margin"/> or more; null when not performed.
    /// </summary>
    public double? UpperPValue { get; init; }

    /// <summary>
    /// Whether both one-sided tests reject at the given level, i.e. the (1 - 2 level) interval lies within the margin.
    /// </summary>
    public bool IsEquivalent(double level = 0.05) => Test.PValue < level;
}

/// <summary>Two one-sided tests (Schuirmann 1987).</summary>
public static class Equivalence
{
    /// <summary>Five percentage points.</summary>
    public const double DefaultMargin = 0.05;

    public static EquivalenceTest Of(Difference difference, double margin = DefaultMargin)
    {
        if (
            difference
            is not {
                Test: { Status: TestStatus.Performed, DenominatorDf: { } df },
                Value: { } value,
                StandardError: { } se
            }
        )
            return new EquivalenceTest(margin, new(TestMethod.Equivalence, difference.Test.Status));
        var t = (margin - Math.Abs(value)) / se;
        return new EquivalenceTest(
            margin,
            new(TestMethod.Equivalence, TestStatus.Performed)
            {
                Statistic = t,
                DenominatorDf = df,
                PValue = TailProbability.StudentT(t, df),
            }
        )
        {
            LowerPValue = TailProbability.StudentT((value + margin) / se, df),
            UpperPValue = TailProbability.StudentT((margin - value) / se, df),
        };
    }
}
