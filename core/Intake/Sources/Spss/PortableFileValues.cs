using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>Numbers and texts of a portable file. Numbers have base 30: digits 0 to 9 and A to T.</summary>
internal sealed class PortableFileValues(PortableFileText characters, SourceText text)
{
    private const int Base = 30;
    private const int MaximumDigits = 60;

    private int _peeked = -1;

    /// <summary>The next character, which stays the next.</summary>
    public byte Peek()
    {
        if (_peeked < 0)
            _peeked = characters.Next();
        return (byte)_peeked;
    }

    public byte Next()
    {
        var next = Peek();
        _peeked = -1;
        return next;
    }

    /// <summary>A number, with the slash behind it; null for the system-missing value <c>*.</c>.</summary>
    public double? Number()
    {
        while (Peek() == ' ')
            Next();
        if (Peek() == '*')
        {
            Next();
            Next();
            return null;
        }

        var isNegative = Peek() == '-';
        if (isNegative)
            Next();
        var (number, exponent) = Mantissa();
        if (Peek() is (byte)'+' or (byte)'-')
            exponent += Exponent();
        if (Next() != '/')
            throw characters.Damaged("a number without its end");
        var value = Scaled(number, exponent);
        return isNegative ? -value : value;
    }

    public int Integer()
    {
        var number = Number();
        if (number is not { } value || value != Math.Truncate(value) || Math.Abs(value) > int.MaxValue)
            throw characters.Damaged("a whole number is missing");
        return (int)value;
    }

    /// <summary>A text, with its length before it.</summary>
    public byte[] Bytes()
    {
        var length = Integer();
        if (length is < 0 or > 32_767)
            throw characters.Damaged("a text that is too long");
        return characters.Raw(length);
    }

    public string String() => text.String(Bytes());

    public SourceException Damaged(string what) => characters.Damaged(what);

    private (double Number, int Exponent) Mantissa()
    {
        var (number, exponent, digits) = (0.0, 0, 0);
        var afterPoint = false;
        for (; ; Next())
        {
            var next = Peek();
            if (next == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            if (Digit(next) is not { } digit)
                break;
            if (++digits > MaximumDigits)
                throw characters.Damaged("a number of too many digits");
            // Digits beyond what a double holds exactly only move the point.
            if (number < 1L << 53)
                (number, exponent) = (number * Base + digit, exponent - (afterPoint ? 1 : 0));
            else
                exponent += afterPoint ? 0 : 1;
        }

        return digits > 0 ? (number, exponent) : throw characters.Damaged("a number is missing");
    }

    private int Exponent()
    {
        var sign = Next() == '-' ? -1 : 1;
        var exponent = 0;
        for (; Digit(Peek()) is { } digit; Next())
            exponent = Math.Min(10_000, exponent * Base + digit);
        return sign * exponent;
    }

    private static double Scaled(double number, int exponent)
    {
        if (number == 0)
            return 0;
        if (exponent < 0)
            return exponent < -200
                ? number / Math.Pow(Base, 200) / Math.Pow(Base, -exponent - 200)
                : number / Math.Pow(Base, -exponent);
        return number * Math.Pow(Base, exponent);
    }

    private static int? Digit(byte character) =>
        character switch
        {
            >= (byte)'0' and <= (byte)'9' => character - '0',
            >= (byte)'A' and <= (byte)'T' => character - 'A' + 10,
            _ => null,
        };
}
