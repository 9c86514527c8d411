namespace Serverless.Surveys.Issues;

/// <summary>
/// Finds the known name that a mistyped one was probably meant to be. One is kept for all that is wrong with a file, and
/// gives no more hints once it has compared so much that they would cost more than reading the file does.
/// </summary>
internal sealed class NearestName
{
    private const int MaximumLength = 200;

    /// <summary>Pairs of letters, some tenths of a second: hundreds of mistyped names among thousands of known ones.</summary>
    private const long MaximumCompared = 50_000_000;

    private long _compared;

    /// <summary>" Did you mean 'x'?" to end a message with; null when none is near.</summary>
    public MessageText? Hint(string found, IEnumerable<string> known)
    {
        if (Of(found, known) is not { } name)
            return null;
        return $" Did you mean '{name}'?";
    }

    /// <summary>
    /// The nearest of <paramref name="known"/> by edit distance; null when none is near, or when too much was compared.
    /// </summary>
    public string? Of(string found, IEnumerable<string> known)
    {
        if (found.Length is 0 or > MaximumLength)
            return null;
        string? nearest = null;
        var allowed = Math.Max(1, found.Length / 3) + 1;
        foreach (var name in known)
        {
            if (++_compared > MaximumCompared)
                return null;
            if (Math.Abs(name.Length - found.Length) >= allowed)
                continue;
            _compared += (long)found.Length * name.Length;
            var distance = Distance(found, name);
            if (distance < allowed)
                (nearest, allowed) = (name, distance);
        }

        return nearest;
    }

    /// <summary>Levenshtein distance, case ignored.</summary>
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
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
