using System.Buffers.Binary;

namespace Serverless.Reporting.Pictures;

/// <summary>Whether a camera noted that a photo is to be turned before it is shown (Exif 2.32, tag 0x0112).</summary>
internal static class JpegOrientation
{
    private const int Orientation = 0x0112;
    private const int Entry = 12;

    /// <summary>Whether the note is there and asks for a turn or a mirror image; what cannot be read asks for none.</summary>
    public static bool IsTurned(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return false;
        var tiff = segment[6..];
        var isLittle = tiff[0] == 'I';
        var directory = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return false;
        var entries = tiff[(int)directory..];
        for (var i = Number(entries); i > 0 && entries.Length >= 2 + Entry; i--, entries = entries[Entry..])
            if (Number(entries[2..]) == Orientation)
                return Number(entries[10..]) is > 1 and <= 8;
        return false;

        int Number(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
