using System.Buffers;
using System.Text;
using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>What programs leave around and in a cell that is otherwise right, and in cells that they spoiled.</summary>
internal static class CellTraces
{
    /// <summary>Characters of a text that is looked at for what may be meant by it.</summary>
    public const int MaximumLength = 2_000;

    private static readonly string[] FormulaErrors =
    [
        "#DIV/0!",
        "#DEEL/0!",
        "#VALUE!",
        "#WAARDE!",
        "#WERT!",
        "#REF!",
        "#VERW!",
        "#BEZUG!",
        "#NAME?",
        "#NAAM?",
        "#NUM!",
        "#GETAL!",
        "#ZAHL!",
        "#SPILL!",
        "#OVERLOOP!",
        "########",
    ];

    /// <summary>What people write where there is no answer, though it may be an answer too.</summary>
    private static readonly string[] NoAnswers =
    [
        "nvt",
        "n.v.t.",
        "n.v.t",
        "niet van toepassing",
        "onbekend",
        "?",
        "??",
        "geen",
        "geen antwoord",
        "niet ingevuld",
        "leeg",
        "missing",
        "sysmis",
        "unknown",
        "not applicable",
    ];

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mrt",
        "mar",
        "mär",
        "apr",
        "mei",
        "may",
        "mai",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "oct",
        "nov",
        "dec",
        "dez",
    ];

    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789.,");

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The cell without what makes spreadsheets take it for text: <c>="1"</c>, an apostrophe before, quotes.</summary>
    public static ReadOnlySpan<char> Unwrapped(ReadOnlySpan<char> trimmed)
    {
        if (trimmed.StartsWith("=\"") && trimmed.Length > 2)
            trimmed = trimmed[1..];
        if (trimmed is ['"', .. var quoted, '"'])
            return quoted.Trim();
        return trimmed is ['\'', .. var rest] ? rest.TrimEnd('\'').Trim() : trimmed;
    }

    /// <summary>
    /// The text that was taken for Windows-1252 though it was UTF-8, "cafÃ©" for "café"; null where it was not.
    /// </summary>
    public static string? Repaired(ReadOnlySpan<char> text)
    {
        if (text.Length > MaximumLength || text.IndexOfAnyInRange('\u0080', '\uFFFF') < 0)
            return null;
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
            if (!Windows1252.TryEncode(text[i], out bytes[i]))
                return null;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Why a cell that cannot be read is as it is, and what to do; empty where it does not show.</summary>
    public static MessageText? Cause(ReadOnlySpan<char> trimmed)
    {
        foreach (var error in FormulaErrors)
            if (trimmed.Equals(error, StringComparison.OrdinalIgnoreCase))
                return " A spreadsheet writes this where a formula fails or a column is too narrow. Repair the formula or widen the column, and save again.";
        if (IsDate(trimmed))
            return " A spreadsheet makes such a date of a number or a range like 5-7. Type it again in a column formatted as text.";
        foreach (var mark in NoAnswers)
            if (trimmed.Equals(mark, StringComparison.OrdinalIgnoreCase))
                return $" Where it stands for no answer, name it in the codebook: \"blanks\": [\"{trimmed}\"].";
        return null;
    }

    /// <summary>Whether a long number was rounded for display, as in "1,23457E+15": its last digits are lost.</summary>
    public static bool IsRoundedNumber(ReadOnlySpan<char> trimmed) =>
        trimmed is [>= '0' and <= '9', .. var digits, 'E' or 'e', '+', >= '0' and <= '9', >= '0' and <= '9']
        && !digits.ContainsAnyExcept(DigitsAndMarks);

    /// <summary>A day and a month, or a month and a year, in letters: "5-jul", "jul-05".</summary>
    private static bool IsDate(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        if (dash is < 1 or > 4)
            return false;
        var first = text[..dash];
        var second = text[(dash + 1)..];
        return (IsNumber(first) && IsMonth(second)) || (IsMonth(first) && IsNumber(second));
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length is 1 or 2 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsMonth(ReadOnlySpan<char> text)
    {
        foreach (var month in Months)
            if (text.Equals(month, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
