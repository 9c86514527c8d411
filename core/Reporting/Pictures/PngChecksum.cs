namespace Serverless.Reporting.Pictures;

/// <summary>The checksum of chunks of PNG files (CRC-32 of ISO 3309, annex D of the specification).</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(n =>
            {
                var value = (uint)n;
                for (var bit = 0; bit < 8; bit++)
                    value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
                return value;
            }),
    ];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var value = uint.MaxValue;
        foreach (var one in bytes)
            value = Table[(value ^ one) & 0xFF] ^ (value >> 8);
        return ~value;
    }
}
