using Serverless.Surveys;

namespace Serverless.Reporting.Wording;

/// <summary>Lists and plurals in a sentence.</summary>
public static class Enumeration
{
    /// <summary>"a", "a en b", "a, b en c"; English without a comma before "and".</summary>
    public static string And(IReadOnlyList<string> parts, Language language) =>
        Joined(parts, language == Language.English ? " and " : " en ");

    /// <summary>"a of b".</summary>
    public static string Or(IReadOnlyList<string> parts, Language language) =>
        Joined(parts, language == Language.English ? " or " : " of ");

    /// <summary>"1 respondent", "1.598 respondenten".</summary>
    public static string Counted(int count, string singular, string plural, Language language) =>
        $"{NumberFormat.For(language).Number(count)} {(count == 1 ? singular : plural)}";

    /// <summary>
    /// The text with its first letter as a capital; texts that start otherwise stay as they are. Dutch "ij" becomes
    /// "IJ".
    /// </summary>
    public static string Capitalised(string text, Language language)
    {
        if (text.Length == 0)
            return text;
        var letters = language == Language.Dutch && text.StartsWith("ij", StringComparison.Ordinal) ? 2 : 1;
        return text[..letters].ToUpperInvariant() + text[letters..];
    }

    /// <summary>
    /// The text with a small first letter, for use within a sentence; abbreviations and single letters stay as they
    /// are.
    /// </summary>
    public static string Lowered(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1])
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;

    private static string Joined(IReadOnlyList<string> parts, string last) =>
        parts.Count switch
        {
            0 => "",
            1 => parts[0],
            _ => string.Join(", ", parts.Take(parts.Count - 1)) + last + parts[^1],
        };
}
