namespace Serverless.Intake.Sources.Encodings;

/// <summary>What is beside a character that is not ASCII.</summary>
internal enum Beside
{
    /// <summary>A blank, mark or digit, or the end of the text.</summary>
    Other,
    Small,
    Capital,

    /// <summary>Another character that is not ASCII.</summary>
    High,
}

/// <summary>How often each byte from 0x80 is met between what, in text with one byte per character.</summary>
internal sealed class Surroundings
{
    private const int Kinds = 4;
    private const int None = -1;

    private readonly long[] _counts = new long[0x80 * Kinds * Kinds];
    private Beside _before;
    private Beside _last;
    private int _waiting = None;

    public void Add(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            var kind = KindOf(value);
            Count(kind);
            (_before, _last) = (_last, kind);
            _waiting = value >= 0x80 ? value : None;
        }
    }

    /// <summary>The text is at its end.</summary>
    public void End()
    {
        Count(Beside.Other);
        _waiting = None;
    }

    /// <summary>Each byte with what is before and after it, and how often; only those that were met.</summary>
    public IEnumerable<(byte Value, Beside Before, Beside After, long Count)> Met()
    {
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] > 0)
                yield return (
                    (byte)(0x80 + (i / (Kinds * Kinds))),
                    (Beside)(i / Kinds % Kinds),
                    (Beside)(i % Kinds),
                    _counts[i]
                );
    }

    private void Count(Beside after)
    {
        if (_waiting != None)
            _counts[(((_waiting - 0x80) * Kinds) + (int)_before) * Kinds + (int)after]++;
    }

    private static Beside KindOf(byte value)
    {
        if (value >= 0x80)
            return Beside.High;
        var c = (char)value;
        if (char.IsAsciiLetterLower(c))
            return Beside.Small;
        return char.IsAsciiLetterUpper(c) ? Beside.Capital : Beside.Other;
    }
}
