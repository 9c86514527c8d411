using System.Net;
using System.Text.RegularExpressions;

namespace Serverless.Intake.Responses;

/// <summary>Other ways to write a code or label, of which only one answer can be meant.</summary>
internal static partial class WrittenAnswer
{
    private const string Ellipsis = "…";

    /// <summary>Characters from which on a text that ends early is a label cut off by a program.</summary>
    private const int CutLength = 40;

    /// <summary>Characters that are enough where the text shows that it was cut.</summary>
    private const int ShownCutLength = 8;

    /// <summary>
    /// The text as it may have been meant: without marks of spreadsheets, HTML, points at the end or zeros at the beginning, or
    /// with its accents repaired.
    /// </summary>
    public static IEnumerable<string> Forms(string text)
    {
        yield return CellTraces.Unwrapped(text).ToString();
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
            yield return WebUtility.HtmlDecode(Tag().Replace(text, " ")).Trim();
        if (CellTraces.Repaired(text) is { } repaired)
            yield return repaired.Trim();
        yield return text.TrimEnd('.', ',', ';', ':', '!', ' ');
        if (text.Length > 1 && text[0] == '0')
            yield return text.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
    }

    /// <summary>A code and a label together, in either order, as in "1 - ja", "1. ja", "(1) ja" and "ja (1)".</summary>
    public static (string Code, string Label)? Parts(string text)
    {
        var match = CodeFirst().Match(text);
        if (!match.Success)
            match = CodeLast().Match(text);
        return match.Success ? (match.Groups["code"].Value, match.Groups["label"].Value) : null;
    }

    /// <summary>
    /// Whether a label lost its end, or letters with an accent, to a program: "Helemaal mee e…", "ge?nteresseerd".
    /// </summary>
    public static bool IsRestOf(string text, string label)
    {
        var shown = text.EndsWith("...", StringComparison.Ordinal) ? text[..^3] : text.TrimEnd(Ellipsis[0]);
        var isShown = shown.Length < text.Length;
        shown = shown.TrimEnd();
        if (
            shown.Length >= (isShown ? ShownCutLength : CutLength)
            && shown.Length < label.Length
            && label.StartsWith(shown, StringComparison.OrdinalIgnoreCase)
        )
            return true;
        return LostLetters(text, label);
    }

    private static bool LostLetters(string text, string label)
    {
        var (at, lost) = (0, 0);
        foreach (var letter in label)
        {
            if (at < text.Length && char.ToUpperInvariant(text[at]) == char.ToUpperInvariant(letter))
                at++;
            else if (!char.IsAscii(letter) && at < text.Length && text[at] is '?' or '\uFFFD')
            {
                lost++;
                at += at + 1 < text.Length && text[at + 1] == text[at] ? 2 : 1;
            }
            else
                return false;
        }

        return lost > 0 && at == text.Length;
    }

    [GeneratedRegex(
        @"^[\(\[]?(?<code>[A-Za-z0-9_]{1,20})(?:\s*[-–—.:=\)\]]\s*|\s+)(?<label>\S.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeFirst();

    [GeneratedRegex(
        @"^(?<label>\S.*?)\s*[\(\[](?<code>[A-Za-z0-9_]{1,20})[\)\]]$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeLast();

    [GeneratedRegex("</?[A-Za-z][^<>]{0,200}>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();
}
