using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.Intake.Sources.Tools;

/// <summary>Texts of tools as a reader sees them: without HTML, with single blanks.</summary>
internal static partial class PlainText
{
    private const int MaximumLength = 20_000;

    public static string Of(string text)
    {
        if (text.Length > MaximumLength)
            text = text[..MaximumLength];
        if (text.Contains('<'))
            text = Invisible().Replace(text, " ");
        if (text.Contains('<'))
            text = Tag().Replace(text, " ");
        if (text.Contains('&'))
            text = WebUtility.HtmlDecode(text);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else
                plain.Append(c);
        }

        return plain.ToString().Trim();
    }

    [GeneratedRegex(
        "<(?<tag>script|style)\\b[^>]*>.*?</\\k<tag>>",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Invisible();

    [GeneratedRegex("</?[A-Za-z!][^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();
}
