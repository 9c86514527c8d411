using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes ids and answer codes of what files have.</summary>
public static class DraftNames
{
    private const int IdLength = 40;
    private const int CodeLength = 40;

    /// <summary>An id of small letters, digits and hyphens.</summary>
    internal static string Id(string name, HashSet<string> taken)
    {
        var id = Folded(name, IdLength, lower: true, extra: "-");
        id = id.Length == 0 ? "vraag" : id;
        var unique = id;
        for (var i = 2; !taken.Add(unique); i++)
        {
            var suffix = Invariant($"-{i}");
            unique = id[..Math.Min(id.Length, IdLength - suffix.Length)] + suffix;
        }

        return unique;
    }

    /// <summary>
    /// The code of a value: the value itself where codes may look so, else its letters and digits with hyphens between.
    /// </summary>
    public static string Code(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is > 0 and <= CodeLength && IsCode(value))
            return value;
        var code = Folded(value, CodeLength, lower: true, extra: "-_");
        return code.Length == 0 ? "x" : code;
    }

    private static bool IsCode(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string Folded(string text, int length, bool lower, string extra)
    {
        var folded = new StringBuilder(length);
        foreach (var c in text.Length > 400 ? text[..400] : text)
        {
            var plain = Unaccented(c);
            if (char.IsAsciiLetterOrDigit(plain))
                folded.Append(lower ? char.ToLowerInvariant(plain) : plain);
            else if (extra.Contains(c, StringComparison.Ordinal) && folded.Length > 0)
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != '-')
                folded.Append('-');
            if (folded.Length == length)
                break;
        }

        return folded.ToString().Trim('-');
    }

    private static char Unaccented(char c)
    {
        if (char.IsAscii(c) || char.IsSurrogate(c))
            return c;
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return
            CharUnicodeInfo.GetUnicodeCategory(parts[0])
                is UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.UppercaseLetter
            ? parts[0]
            : c;
    }
}
