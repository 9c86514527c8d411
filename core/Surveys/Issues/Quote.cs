using System.Text;

namespace Serverless.Surveys.Issues;

/// <summary>
/// A value found in an upload, made fit for a message: cut short, control characters shown as '?'.
/// </summary>
internal static class Quote
{
    public const int Length = 60;

    public static string Of(ReadOnlySpan<char> found) => $"'{Cut(found)}'";

    public static string Cut(ReadOnlySpan<char> found)
    {
        var shown = found.Length > Length ? found[..Length] : found;
        var text = new StringBuilder(Length + 1);
        for (var i = 0; i < shown.Length; i++)
        {
            var c = shown[i];
            var loneSurrogate =
                char.IsSurrogate(c)
                && !(char.IsHighSurrogate(c) && i + 1 < shown.Length && char.IsLowSurrogate(shown[i + 1]))
                && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(shown[i - 1]));
            text.Append(char.IsControl(c) || loneSurrogate ? '?' : c);
        }

        return shown.Length < found.Length ? text.Append('…').ToString() : text.ToString();
    }

    /// <summary>"a, b or c".</summary>
    public static string Alternatives(IEnumerable<string> words) => Joined(words, "or");

    /// <summary>"a, b and c".</summary>
    public static string All(IEnumerable<string> words) => Joined(words, "and");

    private static string Joined(IEnumerable<string> words, string last)
    {
        var all = words.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
