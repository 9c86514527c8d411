namespace Serverless.Intake.Sources.Stata;

/// <summary>
/// Sizes that differ between the releases of Stata's format, from "dta - Description of .dta file format" of Stata 8
/// to 18.
/// </summary>
internal sealed record StataLayout(int Release)
{
    /// <summary>Releases from 117 have their parts between tags.</summary>
    public bool IsTagged => Release >= 117;

    /// <summary>Releases from 118 hold UTF-8; the others do not say.</summary>
    public bool IsUtf8 => Release >= 118;

    public bool HasTaggedMissing => Release >= 113;

    /// <summary>Bytes of a name, the NUL at its end included.</summary>
    public int Name => Release >= 118 ? 129 : 33;

    public int Format =>
        Release switch
        {
            >= 118 => 57,
            >= 114 => 49,
            _ => 12,
        };

    public int Label => Release >= 118 ? 321 : 81;

    /// <summary>Bytes of the number of variables, and of a place in the sort order.</summary>
    public int VariableCount => Release == 119 ? 4 : 2;

    /// <summary>Bytes of the number of observations.</summary>
    public int ObservationCount => Release >= 118 ? 8 : 4;

    /// <summary>Bytes of the length before the label of the data set.</summary>
    public int LabelLength => Release >= 118 ? 2 : 1;

    /// <summary>Bytes of the variable's number in a reference to a long text; the observation has the rest of 8.</summary>
    public int ReferenceVariable =>
        Release switch
        {
            117 => 4,
            118 => 2,
            _ => 3,
        };

    public static bool IsKnown(int release) => release is 110 or 111 or (>= 113 and <= 115) or (>= 117 and <= 119);
}

/// <summary>How a variable is stored.</summary>
internal enum StataStorage
{
    Byte,
    Int,
    Long,
    Float,
    Double,
    Text,
    LongText,
}

/// <summary>A variable's storage and the bytes it takes of a row.</summary>
internal sealed record StataType(StataStorage Storage, int Width)
{
    private const int MaximumTextBytes = 2_045;

    /// <summary>The type of releases up to 110, which name it by a letter.</summary>
    public static StataType? OfLetter(int code) =>
        code switch
        {
            'b' => new(StataStorage.Byte, 1),
            'i' => new(StataStorage.Int, 2),
            'l' => new(StataStorage.Long, 4),
            'f' => new(StataStorage.Float, 4),
            'd' => new(StataStorage.Double, 8),
            > 0x7F => new(StataStorage.Text, code - 0x7F),
            _ => null,
        };

    /// <summary>The type of releases 111 to 115.</summary>
    public static StataType? OfByte(int code) =>
        code switch
        {
            251 => new(StataStorage.Byte, 1),
            252 => new(StataStorage.Int, 2),
            253 => new(StataStorage.Long, 4),
            254 => new(StataStorage.Float, 4),
            255 => new(StataStorage.Double, 8),
            >= 1 and <= 244 => new(StataStorage.Text, code),
            _ => null,
        };

    /// <summary>The type of releases from 117.</summary>
    public static StataType? OfNumber(int code) =>
        code switch
        {
            65_530 => new(StataStorage.Byte, 1),
            65_529 => new(StataStorage.Int, 2),
            65_528 => new(StataStorage.Long, 4),
            65_527 => new(StataStorage.Float, 4),
            65_526 => new(StataStorage.Double, 8),
            32_768 => new(StataStorage.LongText, 8),
            >= 1 and <= MaximumTextBytes => new(StataStorage.Text, code),
            _ => null,
        };
}
