using System.Text;

namespace Serverless.Pdf.Typesetting;

/// <summary>
/// Makes any string fit to be set: accents composed, white space run together to one space, control and
/// direction characters taken out. No-break spaces stay what they are.
/// </summary>
internal static class TextCleaner
{
    public static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var result = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is ' ' or '\t' or '\n' or '\r' or '\v' or '\f' or 0x2028 or 0x2029)
            {
                space = true;
                continue;
            }

            if (Invisible(rune))
                continue;
            if (space)
                result.Append(' ');
            space = false;
            if (result.Length > 0 && LatinComposition.Of(result[^1], rune.Value) is { } composed)
                result[^1] = (char)composed;
            else
                result.Append(rune);
        }

        if (space)
            result.Append(' ');
        return result.ToString();
    }

    private static bool Invisible(Rune rune) =>
        rune.Value
            is < 0x20
                or (>= 0x7F and < 0xA0)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0xFEFF
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xFFF9 and <= 0xFFFB)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    private static bool IsClean(string text)
    {
        var space = false;
        foreach (var c in text)
        {
            if (
                c is < ' ' or (>= '\x7F' and < '\xA0') or > '\x2FF'
                && c is not ('–' or '—' or '‘' or '’' or '“' or '”' or '…' or '€' or '−' or '•')
            )
                return false;
            if (c == ' ' && space)
                return false;
            space = c == ' ';
        }

        return true;
    }
}
