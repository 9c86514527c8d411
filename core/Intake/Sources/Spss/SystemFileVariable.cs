using static System.FormattableString;

namespace Serverless.Intake.Sources.Spss;

/// <summary>A variable as its record in the dictionary has it, undecoded.</summary>
internal sealed class SystemFileVariable
{
    /// <summary>Position of its first 8 bytes in a case, counted in units of 8 bytes.</summary>
    public required int Slot { get; init; }

    /// <summary>0 for numbers, else the bytes of a text.</summary>
    public required int Width { get; set; }

    public required byte[] ShortName { get; init; }

    public byte[]? LongName { get; set; }

    public byte[]? Label { get; init; }

    public required SpssFormat Format { get; init; }

    /// <summary>Missing values of eight bytes each, as they are in the file.</summary>
    public List<byte[]> MissingValues { get; init; } = [];

    /// <summary>Whether the first two missing values are the ends of a range.</summary>
    public bool HasMissingRange { get; init; }

    public List<(byte[] Value, byte[] Label)> Labels { get; } = [];

    public Measure Measure { get; set; } = Measure.Unknown;

    /// <summary>Slots of the variables that a very long text is spread over; empty for others.</summary>
    public List<(int Slot, int Width)> Segments { get; } = [];
}

/// <summary>A display format.</summary>
internal sealed record SpssFormat(int Type, int Width, int Decimals)
{
    private static readonly string[] Names =
        "- A AHEX COMMA DOLLAR F IB PIBHEX P PIB PK RB RBHEX - - Z N E - - DATE TIME DATETIME ADATE JDATE DTIME WKDAY MONTH MOYR QYR WKYR PCT DOT CCA CCB CCC CCD CCE EDATE SDATE MTIME YMDHMS".Split(
            ' '
        );

    public static SpssFormat Of(int packed) => new((packed >> 16) & 0xFF, (packed >> 8) & 0xFF, packed & 0xFF);

    /// <summary>What a number of this format stands for. Days of the week and months are numbers, not dates.</summary>
    public ColumnKind Kind =>
        Type switch
        {
            20 or 23 or 24 or 28 or 29 or 30 or 38 or 39 => ColumnKind.Date,
            22 or 41 => ColumnKind.DateTime,
            21 or 25 or 40 => ColumnKind.Time,
            _ => ColumnKind.Number,
        };

    public override string ToString()
    {
        var name = Type >= 0 && Type < Names.Length && Names[Type] != "-" ? Names[Type] : "F";
        var hasDecimals = Decimals > 0 || Type is 3 or 4 or 5 or 31 or 32;
        return hasDecimals ? Invariant($"{name}{Width}.{Decimals}") : Invariant($"{name}{Width}");
    }
}
