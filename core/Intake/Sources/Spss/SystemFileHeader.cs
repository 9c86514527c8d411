using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>How the data of a system file are packed.</summary>
internal enum SystemFileCompression
{
    None = 0,
    Bytecode = 1,
    Zlib = 2,
}

/// <summary>The first record of a system file.</summary>
/// <param name="Compression">How the data are packed.</param>
/// <param name="WeightIndex">Position of the weight variable, in units of 8 bytes and from 1; 0 for none.</param>
/// <param name="Cases">The number of cases; -1 when the writer did not know.</param>
/// <param name="Bias">What is subtracted from a bytecode to get its number.</param>
/// <param name="Label">The file's title, undecoded.</param>
internal sealed record SystemFileHeader(
    SystemFileCompression Compression,
    int WeightIndex,
    int Cases,
    double Bias,
    byte[] Label
)
{
    /// <summary>Reads the record and sets the byte order of all that follows.</summary>
    public static SystemFileHeader Read(SourceBytes bytes)
    {
        var isZlib = bytes.Take(4).SequenceEqual("$FL3"u8);
        bytes.Take(60); // the program that wrote the file
        bytes.IsBigEndian = IsBigEndian(bytes.Peek(4), bytes);
        bytes.Take(8); // layout code; number of 8-byte values a case, which not every writer counts alike
        var compression = bytes.Int32();
        if (compression is < 0 or > 2)
            throw bytes.Damaged("its compression is of an unknown kind");
        var weight = bytes.Int32();
        var cases = bytes.Int32();
        var bias = bytes.Double();
        if (!(Math.Abs(bias) <= 1_000))
            bias = 100;
        bytes.Take(17); // date and time of writing
        var label = bytes.Take(64).ToArray();
        bytes.Take(3);
        return new SystemFileHeader(
            isZlib ? SystemFileCompression.Zlib : (SystemFileCompression)compression,
            weight,
            cases,
            bias,
            label
        );
    }

    /// <summary>The layout code is 2 or 3 in the right byte order, and so says which that is.</summary>
    private static bool IsBigEndian(ReadOnlySpan<byte> layout, SourceBytes bytes) =>
        layout switch
        {
            [2 or 3, 0, 0, 0] => false,
            [0, 0, 0, 2 or 3] => true,
            _ => throw bytes.Damaged("its layout code is unknown"),
        };
}
