using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Outcome of a rank test. <paramref name="Difference"/> is the difference in mean rank score (ranks as shares, 0 to 1), second minus first
/// group; null for more than two groups.
/// </summary>
public sealed record RankTestResult(TestResult Test, double? Difference);

/// <summary>
/// Design-based Wilcoxon and Kruskal-Wallis tests (Lumley and Scott 2013; R survey's svyranktest): estimated population ranks are compared
/// as means. Ranks within ties are averaged as R does: over respondents, of the weight cumulated in the order of the file.
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
        var scores = CategoryRanks(totals.Sample, variable, groups);
        int[] present = [.. Enumerable.Range(0, totals.Domains).Where(d => totals.Base(d) > 0)];
        if (present.Length != 2)
            return new RankTestResult(GroupMeans.OfScores(totals, scores, TestMethod.RankF), null);
        var difference = Differences.OfScores(totals, scores, present[0], present[1]);
        return new RankTestResult(difference.Test with { Method = TestMethod.RankT }, difference.Value);
    }

    /// <summary>For numbers; not finite for no answer.</summary>
    public static RankTestResult OfNumbers(WeightedSample sample, double[] variable, CodeColumn groups)
    {
        var totals = DomainTotals.OfNumbers(sample, [NumberRanks(sample, variable, groups)], groups);
        int[] present = [.. Enumerable.Range(0, totals.Domains).Where(d => totals.Base(d) > 0)];
        if (present.Length != 2)
            return new RankTestResult(GroupMeans.OfMeans(totals) with { Method = TestMethod.RankF }, null);
        var difference = Differences.OfMeans(totals, present[0], present[1]);
        return new RankTestResult(difference.Test with { Method = TestMethod.RankT }, difference.Value);
    }

    private static double[] CategoryRanks(WeightedSample sample, CodeColumn variable, CodeColumn groups)
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

        var (total, below) = (weight.Sum(), 0.0);
        for (var c = 0; c < k; c++)
        {
            ranks[c] = count[c] == 0 ? 0 : (below + ranks[c] / count[c]) / total;
            below += weight[c];
        }

        return ranks;
    }

    private static double[] NumberRanks(WeightedSample sample, double[] variable, CodeColumn groups)
    {
        var ranks = new double[sample.Count];
        Array.Fill(ranks, double.NaN);
        int[] order = [.. Enumerable.Range(0, sample.Count).Where(i => double.IsFinite(variable[i]) && groups.Codes[i] < groups.Categories).OrderBy(i => variable[i])];
        var total = order.Sum(i => sample.Weights[i]);
        var cumulated = 0.0;
        for (var first = 0; first < order.Length;)
        {
            var (last, sum) = (first, 0.0);
            for (; last < order.Length && variable[order[last]] == variable[order[first]]; last++)
            {
                sum += cumulated + sample.Weights[order[last]] / 2;
                cumulated += sample.Weights[order[last]];
            }

            for (var i = first; i < last; i++)
                ranks[order[i]] = sum / (last - first) / total;
            first = last;
        }

        return ranks;
    }
}
