using MathNet.Numerics.Distributions;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Comparison;

/// <summary>
/// Outcome of a rank test. <paramref name="Difference"/> is the difference in mean score (of Wilcoxon's test the ranks
/// as shares, 0 to 1), second minus first group; null for more than two groups.
/// </summary>
/// <param name="Test">With ties averaged as R does: equal to svyranktest, but dependent on the order of respondents
/// when weights differ.</param>
/// <param name="Difference">Of <paramref name="Test"/>, in mean score.</param>
/// <param name="WithWeightedMidranks">With every tie at the middle of its weight, which no order of respondents
/// changes.</param>
public sealed record RankTestResult(TestResult Test, double? Difference, TestResult WithWeightedMidranks);

/// <summary>
/// Design-based rank tests (Lumley and Scott 2013; R survey's svyranktest): estimated population ranks, or scores of
/// them, are compared as means. Scores are the ranks themselves (Wilcoxon; of several groups Kruskal and Wallis), their
/// normal quantiles (van der Waerden 1952), or whether they lie above the middle (Mood's 1950 median test). Within ties R averages, over respondents, the weight cumulated in the order of the file; the middle of the
/// tie's weight is
/// what that average becomes with equal weights.
/// </summary>
public static class RankTest
{
    /// <summary>How far from the middle a rank is that lies above it, so that rounding decides nothing.</summary>
    private const double AboveMiddle = 1e-12;

    /// <summary>For answers in order from low to high.</summary>
    public static RankTestResult OfCategories(
        WeightedSample sample,
        CodeColumn variable,
        CodeColumn groups,
        RankScores scores = RankScores.Wilcoxon
    ) => OfCategories(DomainTotals.OfCategories(sample, variable, groups), variable, groups, scores);

    /// <summary>The same with totals that were made of these two columns before.</summary>
    public static RankTestResult OfCategories(
        DomainTotals totals,
        CodeColumn variable,
        CodeColumn groups,
        RankScores scores = RankScores.Wilcoxon
    )
    {
        var (asR, midranks) = CategoryRanks(totals.Sample, variable, groups);
        return Result(
            totals,
            scores,
            s => GroupMeans.OfScores(totals, s, TestMethod.RankF),
            (s, a, b) => Differences.OfScores(totals, s, a, b),
            asR,
            midranks
        );
    }

    /// <summary>For numbers; not finite for no answer.</summary>
    public static RankTestResult OfNumbers(
        WeightedSample sample,
        double[] variable,
        CodeColumn groups,
        RankScores scores = RankScores.Wilcoxon
    )
    {
        var (asR, midranks) = NumberRanks(sample, variable, groups);
        return Result(
            DomainTotals.OfNumbers(sample, [asR], groups),
            scores,
            s => GroupMeans.OfMeans(DomainTotals.OfNumbers(sample, [s], groups)),
            (s, a, b) => Differences.OfMeans(DomainTotals.OfNumbers(sample, [s], groups), a, b),
            asR,
            midranks
        );
    }

    private static RankTestResult Result(
        DomainTotals totals,
        RankScores scores,
        Func<double[], TestResult> several,
        Func<double[], int, int, Difference> two,
        double[] asR,
        double[] midranks
    )
    {
        int[] present = [.. Enumerable.Range(0, totals.Domains).Where(d => totals.Base(d) > 0)];
        var method = Method(scores, ofTwo: present.Length == 2);
        // Weights under zero can put a rank outside 0 to 1, where there is no normal quantile.
        if (scores == RankScores.VanDerWaerden && Array.Exists([.. asR, .. midranks], r => r is <= 0 or >= 1))
        {
            var impossible = new TestResult(method, TestStatus.NegativeShare);
            return new RankTestResult(impossible, null, impossible);
        }

        var (scored, midscored) = (Scored(asR, scores), Scored(midranks, scores));
        if (present.Length != 2)
            return new RankTestResult(
                several(scored) with
                {
                    Method = method,
                },
                null,
                several(midscored) with
                {
                    Method = method,
                }
            );
        var difference = two(scored, present[0], present[1]);
        var weighted = two(midscored, present[0], present[1]).Test;
        return new RankTestResult(
            difference.Test with
            {
                Method = method,
            },
            difference.Value,
            weighted with
            {
                Method = method,
            }
        );
    }

    private static TestMethod Method(RankScores scores, bool ofTwo) =>
        scores switch
        {
            RankScores.Wilcoxon => ofTwo ? TestMethod.RankT : TestMethod.RankF,
            RankScores.VanDerWaerden => ofTwo ? TestMethod.VanDerWaerdenT : TestMethod.VanDerWaerdenF,
            RankScores.Median => ofTwo ? TestMethod.MedianT : TestMethod.MedianF,
        };

    /// <summary>What takes the place of the ranks; NaN, which is nobody's rank, stays so.</summary>
    private static double[] Scored(double[] ranks, RankScores scores) =>
        scores switch
        {
            RankScores.Wilcoxon => ranks,
            RankScores.VanDerWaerden => Array.ConvertAll(
                ranks,
                r => double.IsNaN(r) ? double.NaN : Normal.InvCDF(0, 1, r)
            ),
            RankScores.Median => Array.ConvertAll(
                ranks,
                r => double.IsNaN(r) ? double.NaN : Convert.ToDouble(r > 0.5 + AboveMiddle)
            ),
        };

    private static (double[] AsR, double[] Midranks) CategoryRanks(
        WeightedSample sample,
        CodeColumn variable,
        CodeColumn groups
    )
    {
        var k = variable.Categories;
        var (weight, ranks, count) = (new double[k], new double[k], new int[k]);
        for (var i = 0; i < sample.Count; i++)
        {
            var code = variable.Codes[i];
            if (code >= k || groups.Codes[i] >= groups.Categories)
                continue;
            ranks[code] += weight[code] + sample.Weights[i] / 2;
            weight[code] += sample.Weights[i];
            count[code]++;
        }

        var midranks = new double[k];
        var (total, below) = (weight.Sum(), 0.0);
        for (var c = 0; c < k; c++)
        {
            // The rank of an answer that nobody gave counts for nobody; the middle has a score of every kind.
            midranks[c] = count[c] == 0 ? 0.5 : (below + weight[c] / 2) / total;
            ranks[c] = count[c] == 0 ? 0.5 : (below + ranks[c] / count[c]) / total;
            below += weight[c];
        }

        return (ranks, midranks);
    }

    private static (double[] AsR, double[] Midranks) NumberRanks(
        WeightedSample sample,
        double[] variable,
        CodeColumn groups
    )
    {
        var ranks = new double[sample.Count];
        Array.Fill(ranks, double.NaN);
        var midranks = (double[])ranks.Clone();
        int[] order =
        [
            .. Enumerable
                .Range(0, sample.Count)
                .Where(i => double.IsFinite(variable[i]) && groups.Codes[i] < groups.Categories)
                .OrderBy(i => variable[i]),
        ];
        var total = order.Sum(i => sample.Weights[i]);
        var cumulated = 0.0;
        for (var first = 0; first < order.Length; )
        {
            var (last, sum, below) = (first, 0.0, cumulated);
            for (; last < order.Length && variable[order[last]] == variable[order[first]]; last++)
            {
                sum += cumulated + sample.Weights[order[last]] / 2;
                cumulated += sample.Weights[order[last]];
            }

            for (var i = first; i < last; i++)
                (ranks[order[i]], midranks[order[i]]) = (sum / (last - first) / total, (below + cumulated) / 2 / total);
            first = last;
        }

        return (ranks, midranks);
    }
}
