using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Outcome of a rank test. <paramref name="Difference"/> is the difference in mean rank score (ranks as shares, 0 to
/// 1), second minus first
/// group; null for more than two groups.
/// </summary>
/// <param name="Test">With ties averaged as R does: equal to svyranktest, but dependent on the order of respondents
/// when weights differ.</param>
/// <param name="Difference">Of <paramref name="Test"/>.</param>
/// <param name="WithWeightedMidranks">With every tie at the middle of its weight, which no order of respondents
/// changes.</param>
public sealed record RankTestResult(TestResult Test, double? Difference, TestResult WithWeightedMidranks);

/// <summary>
/// Design-based Wilcoxon and Kruskal-Wallis tests (Lumley and Scott 2013; R survey's svyranktest): estimated population
/// ranks are compared
/// as means. Within ties R averages, over respondents, the weight cumulated in the order of the file; the middle of the
/// tie's weight is
/// what that average becomes with equal weights.
/// </summary>
public static class RankTest
{
    /// <summary>For answers in order from low to high.</summary>
    public static RankTestResult OfCategories(WeightedSample sample, CodeColumn variable, CodeColumn groups)
    {
        var totals = DomainTotals.OfCategories(sample, variable, groups);
        return OfCategories(totals, variable, groups);
    }

    /// <summary>The same with totals that were made of these two columns before.</summary>
    public static RankTestResult OfCategories(DomainTotals totals, CodeColumn variable, CodeColumn groups)
    {
        var (asR, midranks) = CategoryRanks(totals.Sample, variable, groups);
        return Result(
            totals,
            s => GroupMeans.OfScores(totals, s, TestMethod.RankF),
            (s, a, b) => Differences.OfScores(totals, s, a, b),
            asR,
            midranks
        );
    }

    /// <summary>For numbers; not finite for no answer.</summary>
    public static RankTestResult OfNumbers(WeightedSample sample, double[] variable, CodeColumn groups)
    {
        var (asR, midranks) = NumberRanks(sample, variable, groups);
        return Result(
            DomainTotals.OfNumbers(sample, [asR], groups),
            ranks =>
                GroupMeans.OfMeans(DomainTotals.OfNumbers(sample, [ranks], groups)) with
                {
                    Method = TestMethod.RankF,
                },
            (ranks, a, b) => Differences.OfMeans(DomainTotals.OfNumbers(sample, [ranks], groups), a, b),
            asR,
            midranks
        );
    }

    private static RankTestResult Result(
        DomainTotals totals,
        Func<double[], TestResult> several,
        Func<double[], int, int, Difference> two,
        double[] asR,
        double[] midranks
    )
    {
        int[] present = [.. Enumerable.Range(0, totals.Domains).Where(d => totals.Base(d) > 0)];
        if (present.Length != 2)
            return new RankTestResult(several(asR), null, several(midranks));
        var difference = two(asR, present[0], present[1]);
        var weighted = two(midranks, present[0], present[1]).Test;
        return new RankTestResult(
            difference.Test with
            {
                Method = TestMethod.RankT,
            },
            difference.Value,
            weighted with
            {
                Method = TestMethod.RankT,
            }
        );
    }

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
            midranks[c] = count[c] == 0 ? 0 : (below + weight[c] / 2) / total;
            ranks[c] = count[c] == 0 ? 0 : (below + ranks[c] / count[c]) / total;
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
