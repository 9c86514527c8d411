namespace Serverless.Samples.Reconstruction;

/// <summary>What a distribution of answers must come to.</summary>
/// <param name="Percentages">Weighted percentage to reproduce, per answer.</param>
/// <param name="Margins">How far from it the result may be, per answer, in percentage points.</param>
internal sealed record ShareGoal(double[] Percentages, double[] Margins)
{
    /// <summary>
    /// Least unweighted number of respondents over some answers, so that those routed on by them are enough.
    /// </summary>
    public IReadOnlyList<LeastCount> LeastCounts { get; init; } = [];

    public IReadOnlyList<MeanGoal> Means { get; init; } = [];

    /// <summary>
    /// How badly the counts miss the goal. A margin overrun weighs most; being near the middle of it little.
    /// </summary>
    public double Penalty(CountTable table)
    {
        var total = table.BaseWeight;
        var penalty = 0.0;
        for (var k = 0; k < table.Answers; k++)
        {
            var off = Math.Abs((100 * table.Weight[k] / total) - Percentages[k]);
            var overrun = Math.Max(0, off - Margins[k]);
            var unease = Math.Max(0, off - (0.6 * Margins[k]));
            penalty += (1000 * overrun) + (10 * unease * unease) + (0.001 * off * off);
        }
        foreach (var least in LeastCounts)
            penalty += 100.0 * least.Missing(table);
        foreach (var mean in Means)
            penalty += 1000 * mean.Overrun(table);
        return penalty;
    }

    /// <summary>Whether every percentage, count and mean is within its margin.</summary>
    public bool IsMet(CountTable table)
    {
        var total = table.BaseWeight;
        for (var k = 0; k < table.Answers; k++)
        {
            if (Math.Abs((100 * table.Weight[k] / total) - Percentages[k]) > Margins[k] + 1e-9)
                return false;
        }
        return LeastCounts.All(l => l.Missing(table) == 0) && Means.All(m => m.Overrun(table) == 0);
    }
}

/// <summary>At least <paramref name="Count"/> respondents over the answers, by index.</summary>
internal sealed record LeastCount(IReadOnlyList<int> Answers, int Count)
{
    public int Missing(CountTable table) => Math.Max(0, Count - Answers.Sum(k => table.Count[k]));
}

/// <summary>A weighted mean of the answers' scores over some classes, to be met within the margin.</summary>
internal sealed record MeanGoal(IReadOnlyList<int> Classes, double[] Scores, double Mean, double Margin)
{
    /// <summary>How far the mean is outside its margin.</summary>
    public double Overrun(CountTable table)
    {
        double sum = 0,
            weight = 0;
        foreach (var c in Classes)
        {
            for (var k = 0; k < table.Answers; k++)
            {
                var w = table[c, k] * table.WeightOf(c);
                weight += w;
                sum += w * Scores[k];
            }
        }
        return weight > 0 ? Math.Max(0, Math.Abs((sum / weight) - Mean) - Margin) : 0;
    }
}
