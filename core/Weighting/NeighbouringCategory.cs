namespace Serverless.Weighting;

/// <summary>The category that one which cannot be used is best joined with.</summary>
internal static class NeighbouringCategory
{
    /// <summary>
    /// The nearest in print order that can be used, the earlier of two that are as near; null when there is none.
    /// </summary>
    public static int? Of(int category, int count, Func<int, bool> usable)
    {
        for (var step = 1; step < count; step++)
            foreach (var other in new[] { category - step, category + step })
                if (other >= 0 && other < count && usable(other))
                    return other;
        return null;
    }

    /// <summary>As written in a message.</summary>
    public static string Quoted(string? neighbour) => neighbour is null ? "a neighbouring one" : $"'{neighbour}'";
}
