namespace Serverless.Intake.Sources.Recognition;

/// <summary>Formats that show in the first bytes of a file.</summary>
internal enum KnownFormat
{
    Unknown,
    SpssSystemFile,
    SpssPortableFile,
    EncryptedSpss,
    Stata,
    OpenDocument,
    Zip,
}

/// <summary>Recognises formats by their first bytes.</summary>
internal static class FormatSignature
{
    /// <summary>Where the first entry of an OpenDocument file has its media type, uncompressed.</summary>
    private const int MediaTypeOffset = 30;

    public static KnownFormat Of(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("$FL2"u8) || beginning.StartsWith("$FL3"u8))
            return KnownFormat.SpssSystemFile;
        if (beginning.IndexOf("ENCRYPTEDSAV"u8) is >= 0 and < 64)
            return KnownFormat.EncryptedSpss;
        if (beginning.StartsWith("<stata_dta>"u8) || IsUntaggedStata(beginning))
            return KnownFormat.Stata;
        if (beginning.StartsWith("PK\x03\x04"u8))
            return IsOpenDocument(beginning) ? KnownFormat.OpenDocument : KnownFormat.Zip;
        return IsPortable(beginning) ? KnownFormat.SpssPortableFile : KnownFormat.Unknown;
    }

    private static bool IsOpenDocument(ReadOnlySpan<byte> beginning) =>
        beginning.Length > MediaTypeOffset
        && beginning[MediaTypeOffset..].StartsWith("mimetypeapplication/vnd.oasis.opendocument"u8);

    /// <summary>Format number, byte order, the number 1.</summary>
    private static bool IsUntaggedStata(ReadOnlySpan<byte> beginning) =>
        beginning is [>= 102 and <= 115, 1 or 2, 1, ..];

    /// <summary>The words follow after 456 characters in lines of 80, with one or two more at each line's end.</summary>
    private static bool IsPortable(ReadOnlySpan<byte> beginning) =>
        beginning.Length > 460 && beginning[456..Math.Min(beginning.Length, 480)].IndexOf("SPSSPORT"u8) >= 0;
}
