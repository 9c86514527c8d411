namespace Serverless.Intake.Sources.Drafts;

/// <summary>Recognises columns with several answers in one cell.</summary>
internal static class JoinedCells
{
    /// <summary>The most answers that a question of which the file says nothing is given.</summary>
    public const int MaximumAnswers = 40;

    private static readonly string[] Separators = [";", "|", ", ", ",", " "];

    /// <summary>
    /// The separator of several answers in a cell: it splits the values into few parts that come again and again, or is
    /// behind every one of them, as Microsoft Forms writes it.
    /// </summary>
    public static (string Separator, List<string> Parts)? Of(ColumnProfile profile)
    {
        if (profile.Filled < 4 || profile.LongestText > 2_000 || profile.HasMoreValues)
            return null;
        foreach (var separator in Separators)
        {
            var joined = profile.Counts.Keys.Count(value =>
                value.TrimEnd(';').Contains(separator, StringComparison.Ordinal)
            );
            var isClosed =
                separator == ";"
                && profile.Counts.Keys.All(value => value.EndsWith(separator, StringComparison.Ordinal));
            if (!isClosed && joined * 3 < profile.Counts.Count)
                continue;
            var parts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var (value, count) in profile.Counts)
            foreach (
                var part in value.Split(
                    separator,
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
                parts[part] = parts.GetValueOrDefault(part) + count;
            if (
                parts.Count is >= 2 and <= MaximumAnswers
                && (isClosed || (parts.Count < profile.Counts.Count && parts.Values.Average() >= 3))
                && (separator != " " || parts.Keys.All(part => IsCode(part, profile)))
            )
                return (separator, [.. parts.Keys]);
        }

        return null;
    }

    /// <summary>
    /// Between blanks stand codes, each of which somebody gave alone; "Zeer goed" is one answer of two words.
    /// </summary>
    private static bool IsCode(string part, ColumnProfile profile) =>
        part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
        && profile.Counts.Keys.Contains(part, StringComparer.OrdinalIgnoreCase);
}
