using System.Globalization;

namespace Serverless.Reporting.Exports;

/// <summary>
/// Names of sheets as Excel allows them: 1 to 31 characters, none of : \ / ? * [ ], no apostrophe at the ends, no two
/// alike.
/// </summary>
internal sealed class SheetNames(string unnamed)
{
    private const int MaximumLength = 31;

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public string Unique(string wanted)
    {
        var clean = string.Concat(
                wanted.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? ' ' : c)
            )
            .Trim('\'', ' ');
        // "History" is reserved.
        if (clean.Length == 0 || clean.Equals("History", StringComparison.OrdinalIgnoreCase))
            clean = unnamed;
        var name = Cut(clean, MaximumLength);
        for (var i = 2; !_used.Add(name); i++)
        {
            var suffix = " " + i.ToString(CultureInfo.InvariantCulture);
            name = Cut(clean, MaximumLength - suffix.Length) + suffix;
        }

        return name;
    }

    /// <summary>Cut at a word where there is one in the second half, with an ellipsis.</summary>
    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        if (end < length / 2)
            end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', '\'') + "…";
    }
}
