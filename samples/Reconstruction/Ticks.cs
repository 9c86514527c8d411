namespace Serverless.Samples.Reconstruction;

/// <summary>Who ticks what in a multiple question.</summary>
internal static class Ticks
{
    /// <summary>
    /// Gives respondents who ticked nothing a tick from one of the same weight who ticked several, so that nobody
    /// answers
    /// a question with nothing as long as there are ticks enough. Every option keeps its weighted share.
    /// </summary>
    /// <param name="options">0 or 1 per respondent, per option.</param>
    /// <param name="members">Respondents concerned.</param>
    /// <param name="cell">Cell of each respondent; respondents of one cell weigh the same.</param>
    public static void Spread(IReadOnlyList<int[]> options, int[] members, int[] cell)
    {
        int Count(int i) => options.Sum(o => o[i]);
        foreach (var taker in members.Where(i => Count(i) == 0).ToArray())
        {
            var giver = members
                .Where(i => cell[i] == cell[taker] && Count(i) > 1)
                .OrderByDescending(Count)
                .ThenBy(i => i)
                .Cast<int?>()
                .FirstOrDefault();
            if (giver is null)
                continue;
            // Alternate over the giver's options, so that no single one is spread over those who ticked nothing.
            var ticked = options.Where(o => o[giver.Value] == 1).ToArray();
            var option = ticked[taker % ticked.Length];
            option[giver.Value] = 0;
            option[taker] = 1;
        }
    }
}
