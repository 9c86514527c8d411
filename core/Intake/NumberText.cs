using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Intake;

/// <summary>Reads numbers with a decimal point or comma, without thousands separators.</summary>
internal static class NumberText
{
    private const int MaximumLength = 40;

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
        const NumberStyles style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return char.IsAsciiDigit(text[^1])
            && double.TryParse(text, style, CultureInfo.InvariantCulture, out number)
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
            if (c == notation.Thousands || isDecimal)
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
