using System.Runtime.InteropServices;

namespace Serverless.Samples.Reconstruction;

/// <summary>
/// Moves respondents between categories, class by class, until the weighted percentages come out as printed:
/// steepest descent, started again from a disturbed table where it got stuck (small bases with few weights).
/// </summary>
internal static class CountSearch
{
    private const int Restarts = 400;

    /// <summary>Improves <paramref name="table"/> in place and leaves the best counts found in it.</summary>
    /// <param name="table">Counts to start from.</param>
    /// <param name="goal">What they must come to.</param>
    /// <param name="baseMayChange">Whether a respondent in the base may be exchanged for one who left the question
    /// blank.</param>
    /// <param name="randomness">Stream for the disturbances.</param>
    public static void Improve(CountTable table, ShareGoal goal, bool baseMayChange, Randomness randomness)
    {
        Descend(table, goal, baseMayChange);
        var best = table.Snapshot();
        var bestPenalty = goal.Penalty(table);
        for (var restart = 0; restart < Restarts && table.Classes > 1 && !goal.IsMet(table); restart++)
        {
            Disturb(table, baseMayChange, randomness);
            Descend(table, goal, baseMayChange);
            var penalty = goal.Penalty(table);
            if (penalty < bestPenalty)
            {
                best = table.Snapshot();
                bestPenalty = penalty;
            }
            else
                table.Restore(best);
        }
        table.Restore(best);
    }

    private static void Descend(CountTable table, ShareGoal goal, bool baseMayChange)
    {
        var penalty = goal.Penalty(table);
        while (true)
        {
            Step? best = null;
            var bestPenalty = penalty - 1e-9;
            foreach (var step in Steps(table, baseMayChange))
            {
                step.Do(table);
                var after = goal.Penalty(table);
                step.Undo(table);
                if (after < bestPenalty)
                {
                    bestPenalty = after;
                    best = step;
                }
            }
            if (best is null)
                return;
            best.Value.Do(table);
            penalty = bestPenalty;
        }
    }

    private static void Disturb(CountTable table, bool baseMayChange, Randomness randomness)
    {
        for (var i = 0; i < 4; i++)
        {
            var steps = Steps(table, baseMayChange).ToArray();
            if (steps.Length == 0)
                return;
            steps[randomness.Below(steps.Length)].Do(table);
        }
    }

    private static IEnumerable<Step> Steps(CountTable table, bool baseMayChange)
    {
        var blank = table.Answers;
        for (var a = 0; a < table.Classes; a++)
        {
            for (var from = 0; from < table.Answers; from++)
            {
                if (table[a, from] == 0)
                    continue;
                for (var to = 0; to < table.Answers; to++)
                {
                    if (to != from)
                        yield return new Step(a, from, to, -1, 0, 0);
                    for (var b = 0; b < table.Classes; b++)
                    {
                        if (a < b && to != from && table[b, to] > 0)
                            yield return new Step(a, from, to, b, to, from);
                        if (baseMayChange && a != b && table[b, blank] > 0)
                            yield return new Step(a, from, blank, b, blank, to);
                    }
                }
            }
        }
    }

    /// <summary>One respondent moved, or two at once: a swap of answers, or of a place in the base.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int ClassA, int FromA, int ToA, int ClassB, int FromB, int ToB)
    {
        public void Do(CountTable table)
        {
            table.Move(ClassA, FromA, ToA);
            if (ClassB >= 0)
                table.Move(ClassB, FromB, ToB);
        }

        public void Undo(CountTable table)
        {
            if (ClassB >= 0)
                table.Move(ClassB, ToB, FromB);
            table.Move(ClassA, ToA, FromA);
        }
    }
}
