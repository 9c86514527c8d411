namespace Serverless.Samples.Reconstruction;

/// <summary>
/// Places respondents in categories: first by rank of their score, then moved class by class until the weighted
/// percentages come out, and within each class again by rank.
/// </summary>
/// <param name="routed">Respondents who may answer.</param>
/// <param name="members">Those of them who do.</param>
/// <param name="scores">Latent score, per respondent.</param>
/// <param name="respondentClass">Class, per respondent.</param>
/// <param name="classWeights">Weight, per class.</param>
internal sealed class Placement(
    int[] routed,
    int[] members,
    double[] scores,
    int[] respondentClass,
    double[] classWeights
)
{
    /// <summary>Weight of members who are in the first category already and stay there.</summary>
    public double SettledWeight { get; init; }

    /// <summary>The category of everyone in the base.</summary>
    public IEnumerable<(int Respondent, int Category)> Place(ShareGoal goal, bool baseMayChange, Randomness randomness)
    {
        var answers = goal.Percentages.Length;
        var counts = classWeights.Select(_ => new int[answers + 1]).ToArray();
        foreach (var i in routed)
            counts[respondentClass[i]][answers]++;
        foreach (var (respondent, category) in ByRank(goal.Percentages))
        {
            counts[respondentClass[respondent]][answers]--;
            counts[respondentClass[respondent]][category]++;
        }
        var fixedWeights = new double[answers];
        fixedWeights[0] = SettledWeight;
        var table = new CountTable(classWeights, counts, fixedWeights);
        CountSearch.Improve(table, goal, baseMayChange && members.Length < routed.Length, randomness);
        return Assign(table);
    }

    /// <summary>Cuts the members, lowest score first, at the cumulative percentages of the weight.</summary>
    private IEnumerable<(int Respondent, int Category)> ByRank(double[] percentages)
    {
        var total = members.Sum(i => classWeights[respondentClass[i]]) + SettledWeight;
        var scale = total / percentages.Sum();
        var below = SettledWeight;
        var category = 0;
        var upTo = percentages[0] * scale;
        foreach (var i in members.OrderBy(i => scores[i]).ThenBy(i => i))
        {
            var weight = classWeights[respondentClass[i]];
            while (category < percentages.Length - 1 && below + (weight / 2) > upTo)
                upTo += percentages[++category] * scale;
            below += weight;
            yield return (i, category);
        }
    }

    private IEnumerable<(int Respondent, int Category)> Assign(CountTable table)
    {
        var inBase = new HashSet<int>(members);
        foreach (var group in routed.GroupBy(i => respondentClass[i]).OrderBy(g => g.Key))
        {
            var blanks = table[group.Key, table.Answers];
            // Members first; the search may have let in a few who would have left a blank, or the other way round.
            var answering = group.OrderByDescending(inBase.Contains).ThenBy(i => i).Take(group.Count() - blanks);
            var queue = new Queue<int>(answering.OrderBy(i => scores[i]).ThenBy(i => i));
            for (var category = 0; category < table.Answers; category++)
            {
                for (var c = table[group.Key, category]; c > 0; c--)
                    yield return (queue.Dequeue(), category);
            }
        }
    }
}
