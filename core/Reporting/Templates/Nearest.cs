namespace Serverless.Reporting.Templates;

/// <summary>The known name that someone probably meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate with the smallest edit distance to <paramref name="name"/>, if that is at most two fifths of its
    /// length; else null.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > 200)
            return null;
        string? best = null;
        var least = Math.Max(1, name.Length * 2 / 5) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= least)
                continue;
            var distance = Distance(name, candidate);
            if (distance >= least)
                continue;
            (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Levenshtein's distance: insertions, deletions and substitutions.</summary>
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(
                    Math.Min(current[j - 1], previous[j]) + 1,
                    previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
