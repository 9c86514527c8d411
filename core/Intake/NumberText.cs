using System.Globalization;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using static System.FormattableString;

namespace Serverless.Intake;

/// <summary>Reads numbers with a decimal point or comma, without thousands separators.</summary>
internal static class NumberText
{
    private const int MaximumLength = 40;

    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Digits of the numbers that are the quotient of two that a double holds exactly.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen =
    [
        .. Enumerable.Range(0, ExactDigits + 1).Select(n => Math.Pow(10, n)),
    ];

    /// <summary>False for anything that is not a finite number of at most 1e15.</summary>
    public static bool TryParse(ReadOnlySpan<char> trimmed, out double number)
    {
        if (TryParseDigits(trimmed, out number))
            return true;
        if (trimmed.Length is 0 or > MaximumLength)
            return false;
        Span<char> text = stackalloc char[trimmed.Length];
        trimmed.CopyTo(text);
        var comma = text.IndexOf(',');
        if (comma >= 0 && (text.Contains('.') || text[(comma + 1)..].Contains(',')))
            return false;
        if (comma >= 0)
            text[comma] = '.';
        return char.IsAsciiDigit(text[^1])
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) <= CodebookLimits.MaximumNumber;
    }

    /// <summary>
    /// Digits with at most one mark among them, as nearly all numbers are: both the digits and the power of ten are exact,
    /// so that their quotient is the nearest double.
    /// </summary>
    public static bool TryParseDigits(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (text.Length is 0 or > ExactDigits || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
            return false;
        var (digits, decimals, isBehindMark) = (0L, 0, false);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                (digits, decimals) = (digits * 10 + (c - '0'), decimals + (isBehindMark ? 1 : 0));
            else if (c is '.' or ',' && !isBehindMark)
                isBehindMark = true;
            else
                return false;
        }

        number = digits / PowersOfTen[decimals];
        return true;
    }

    /// <summary>Reads a number whose marks are known: groups of three digits between marks of thousands.</summary>
    public static bool TryParse(ReadOnlySpan<char> trimmed, NumberNotation notation, out double number)
    {
        if (!notation.IsStated)
            return TryParse(trimmed, out number);
        number = 0;
        if (trimmed.Length is 0 or > MaximumLength)
            return false;
        Span<char> text = stackalloc char[trimmed.Length];
        var (length, sinceMark, decimals) = (0, -1, false);
        foreach (var c in trimmed)
        {
            var isDecimal = c == (notation.Decimal ?? (notation.Thousands == '.' ? ',' : '.'));
            if (isDecimal || IsBetweenThousands(c, notation.Thousands))
            {
                if (
                    decimals
                    || length == 0
                    || (sinceMark >= 0 && sinceMark != 3)
                    || (!isDecimal && !IsGroup(text[..length]))
                )
                    return false;
                (decimals, sinceMark) = (isDecimal, isDecimal ? -1 : 0);
                if (isDecimal)
                    text[length++] = '.';
                continue;
            }

            if (c is '.' or ',')
                return false;
            text[length++] = c;
            sinceMark += sinceMark >= 0 ? 1 : 0;
        }

        return (sinceMark < 0 || sinceMark == 3) && TryParse(text[..length], out number);
    }

    /// <summary>
    /// Reads a number that is written otherwise, where its meaning is certain: as the text of a spreadsheet, with a minus that is
    /// no hyphen, a mark without decimals behind it, or its own unit.
    /// </summary>
    /// <param name="trimmed">The cell.</param>
    /// <param name="question">The question.</param>
    /// <param name="number">The number.</param>
    public static bool TryParseWritten(ReadOnlySpan<char> trimmed, NumericQuestion question, out double number)
    {
        number = 0;
        if (trimmed.Length is 0 or > MaximumLength)
            return false;
        var text = CellTraces.Unwrapped(trimmed);
        if (question.Unit is { } unit)
            foreach (var word in unit.Versions().Where(word => word.Length > 0))
                if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                    text = text[..^word.Length].TrimEnd();
                else if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    text = text[word.Length..].TrimStart();
        if (text is [.., '%'] && question.Maximum is null or > 1)
            text = text[..^1].TrimEnd();
        if (text is [.. var amount, ',', '-' or '\u2013'])
            text = amount;
        else if (text is [.. var whole, '.' or ','] && whole.IndexOfAny('.', ',') < 0)
            text = whole;
        Span<char> plain = stackalloc char[text.Length];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = text[i] switch
            {
                '\u2212' => '-',
                >= '\uFF10' and <= '\uFF19' and var wide => (char)(wide - '\uFF10' + '0'),
                var other => other,
            };
        return TryParse(plain, question.Notation, out number);
    }

    /// <summary>What is wrong with a cell that was not read as a number, and how to write it.</summary>
    /// <param name="trimmed">The cell.</param>
    /// <param name="notation">How the codebook says that the numbers of the column are written; null where it cannot.</param>
    public static MessageText WhyNot(ReadOnlySpan<char> trimmed, NumberNotation? notation)
    {
        if (IsTooLarge(trimmed))
            return $"{Quote.Of(trimmed)} is larger than {CodebookLimits.MaximumNumber}, the largest number that is read. Write it in a larger unit, such as millions.";
        if (notation is { IsStated: true, Decimal: var point, Thousands: var group })
        {
            MessageText decimals = point is null ? "" : (MessageText)$"'{point}' before decimals, ";
            MessageText thousands = group is null ? "nothing" : (MessageText)$"'{group}'";
            return $"{Quote.Of(trimmed)} is not a number in the notation of the codebook: {decimals}{thousands} between thousands.";
        }

        return notation is not null && ThousandsMark(trimmed) is { } mark
            ? (MessageText)
                $"{Quote.Of(trimmed)} has marks between thousands. Say so in the codebook (\"thousands\": \"{mark}\"), or write the number without them."
            : $"{Quote.Of(trimmed)} is not a number. Write digits with at most one decimal point or comma, no thousands separators, no unit.{CellTraces.Cause(trimmed)}";
    }

    /// <summary>Whether it is a number, but larger than those that are read.</summary>
    private static bool IsTooLarge(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaximumLength
        && char.IsAsciiDigit(text[^1])
        && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) > CodebookLimits.MaximumNumber;

    /// <summary>The mark with which the text reads as groups of three digits; null when there is none.</summary>
    private static char? ThousandsMark(ReadOnlySpan<char> text)
    {
        foreach (var mark in " '.,")
            if (text.IndexOfAnyExceptInRange('0', '9') >= 0 && TryParse(text, new NumberNotation(null, mark), out _))
                return mark;
        return null;
    }

    /// <summary>Whether a character stands between thousands: any blank for a space, either apostrophe for one.</summary>
    private static bool IsBetweenThousands(char character, char? mark) =>
        mark switch
        {
            ' ' => char.IsWhiteSpace(character),
            '\'' => character is '\'' or '\u2019',
            _ => character == mark,
        };

    /// <summary>Whether a first mark of thousands may follow: one to three digits, or groups of three behind them.</summary>
    private static bool IsGroup(ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart("+-");
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9') && digits.Length is >= 1 and <= 15;
    }

    /// <summary>Whether a point or comma may as well separate thousands: "6.194" could be 6194.</summary>
    public static bool IsAmbiguous(ReadOnlySpan<char> trimmed)
    {
        var mark = trimmed.IndexOfAny('.', ',');
        return mark is > 0 and <= 3
            && trimmed[0] != '0'
            && trimmed.Length - mark == 4
            && !trimmed[(mark + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
