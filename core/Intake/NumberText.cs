using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Intake;

/// <summary>Reads numbers with a decimal point or comma, without thousands separators.</summary>
internal static class NumberText
{
    private const int Longest = 40;

    /// <summary>False for anything that is not a finite number of at most 1e15.</summary>
    public static bool TryParse(ReadOnlySpan<char> trimmed, out double number)
    {
        number = 0;
        if (trimmed.Length is 0 or > Longest)
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
            && Math.Abs(number) <= CodebookLimits.Number;
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
