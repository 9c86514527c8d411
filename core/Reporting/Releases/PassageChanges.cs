namespace Serverless.Reporting.Releases;

/// <summary>Compares texts passage by passage.</summary>
public static class PassageChanges
{
    /// <summary>Pairs of passages up to which the longest common sequence is looked for.</summary>
    private const long MaximumPairs = 4_000_000;

    /// <summary>
    /// The passages that differ, in order: where some went and others came at the same place, they are told as one
    /// replaced by the other.
    /// </summary>
    public static IReadOnlyList<ChangedPassage> Of(IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var start = 0;
        while (start < before.Count && start < now.Count && before[start] == now[start])
            start++;
        var end = 0;
        while (end < before.Count - start && end < now.Count - start && before[^(end + 1)] == now[^(end + 1)])
            end++;
        string[] old = [.. before.Skip(start).Take(before.Count - start - end)];
        string[] current = [.. now.Skip(start).Take(now.Count - start - end)];
        var changes = new List<ChangedPassage>();
        var (gone, come) = (new List<string>(), new List<string>());
        foreach (var (from, to) in Aligned(old, current))
        {
            if (from is not null && to is not null)
                Flush();
            else if (from is not null)
                gone.Add(from);
            else
                come.Add(to!);
        }

        Flush();
        return changes;

        void Flush()
        {
            for (var i = 0; i < Math.Max(gone.Count, come.Count); i++)
                changes.Add(new(gone.ElementAtOrDefault(i), come.ElementAtOrDefault(i)));
            gone.Clear();
            come.Clear();
        }
    }

    /// <summary>Both texts side by side; what both have is in both places.</summary>
    private static IEnumerable<(string? From, string? To)> Aligned(string[] old, string[] current)
    {
        var kept = Kept(old, current);
        var (i, j) = (0, 0);
        foreach (var (place, other) in kept)
        {
            while (i < place)
                yield return (old[i++], null);
            while (j < other)
                yield return (null, current[j++]);
            yield return (old[i++], current[j++]);
        }

        while (i < old.Length)
            yield return (old[i++], null);
        while (j < current.Length)
            yield return (null, current[j++]);
    }

    /// <summary>Places of a longest common sequence; none in texts too long to look for one.</summary>
    private static List<(int Old, int Current)> Kept(string[] old, string[] current)
    {
        var kept = new List<(int, int)>();
        if ((long)old.Length * current.Length > MaximumPairs)
            return kept;
        var lengths = new int[old.Length + 1, current.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        for (var j = current.Length - 1; j >= 0; j--)
            lengths[i, j] =
                old[i] == current[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        for (int i = 0, j = 0; i < old.Length && j < current.Length; )
        {
            if (old[i] == current[j])
                kept.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return kept;
    }
}
