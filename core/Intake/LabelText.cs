using System.Globalization;
using System.Text;

namespace Serverless.Intake;

/// <summary>
/// Labels as people's programs change them: another kind of blank, quote or dash, an accent as a character of its own,
/// capitals. Texts that look the same to a reader are the same here.
/// </summary>
internal static class LabelText
{
    /// <summary>No label is so long.</summary>
    private const int Longest = 2_000;

    /// <summary>The text with one way to write each of those; null for a text that is no label.</summary>
    public static string? Simplified(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return null;
        var simple = new StringBuilder(text.Length);
        foreach (var c in Composed(text.ToString()))
        {
            var kind = char.GetUnicodeCategory(c);
            if (char.IsWhiteSpace(c))
            {
                if (simple.Length > 0 && simple[^1] != ' ')
                    simple.Append(' ');
            }
            else if (kind == UnicodeCategory.DashPunctuation || c == '\u2212')
                simple.Append('-');
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.Control))
                simple.Append(Plain(c));
        }

        return simple.ToString().TrimEnd().ToUpperInvariant();
    }

    private static char Plain(char c) =>
        c switch
        {
            '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u00B4' or '`' or '\u2032' => '\'',
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => '"',
            _ => c,
        };

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text; // half a surrogate pair
        }
    }
}
