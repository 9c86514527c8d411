using System.Buffers.Binary;
using System.IO.Compression;
using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Pictures;

/// <summary>Writes a picture as PNG, for browsers: the pixels that were read and nothing else of the file they came in.</summary>
public static class PngWriter
{
    /// <summary>The file.</summary>
    public static byte[] Write(RasterPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var stride = picture.Columns * 3;
        var lines = new byte[(stride + 1) * picture.Rows];
        for (var row = 0; row < picture.Rows; row++)
            picture.Pixels.Span.Slice(row * stride, stride).CopyTo(lines.AsSpan((row * (stride + 1)) + 1));
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Columns);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Rows);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(lines);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. type, .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(body));
        file.Write(number);
    }
}
