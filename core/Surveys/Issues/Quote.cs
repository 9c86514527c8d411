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
    public static MessageText Alternatives(IEnumerable<string> words)
    {
        var (first, last) = Joined(words);
        return first.Length == 0 ? last : (MessageText)$"{first} or {last}";
    }

    /// <summary>"a, b and c".</summary>
    public static MessageText All(IEnumerable<string> words)
    {
        var (first, last) = Joined(words);
        return first.Length == 0 ? last : (MessageText)$"{first} and {last}";
    }

    /// <summary>All words but the last with commas between them, and the last.</summary>
    private static (string First, string Last) Joined(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return (string.Join(", ", all.SkipLast(1)), all.LastOrDefault() ?? "");
    }
}
