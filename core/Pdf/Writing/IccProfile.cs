using System.Buffers.Binary;
using System.Text;

namespace Serverless.Pdf.Writing;

/// <summary>
/// The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2.1: a matrix of primaries adapted to D50 and one
/// tone curve.
/// </summary>
internal static class IccProfile
{
    private const int CurveLength = 1024;

    private static readonly Lazy<byte[]> LazyProfile = new(Build);

    public static byte[] Srgb => LazyProfile.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Content)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        using var content = new MemoryStream();
        var directory = new byte[4 + (tags.Length * 12)];
        BinaryPrimitives.WriteInt32BigEndian(directory, tags.Length);
        var start = 128 + directory.Length;
        var curveAt = -1;
        for (var i = 0; i < tags.Length; i++)
        {
            var shared = ReferenceEquals(tags[i].Content, curve) && curveAt >= 0;
            var at = shared ? curveAt : start + (int)content.Length;
            if (ReferenceEquals(tags[i].Content, curve))
                curveAt = at;
            var entry = directory.AsSpan(4 + (i * 12));
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Content.Length);
            if (shared)
                continue;
            content.Write(tags[i].Content);
            while (content.Length % 4 != 0)
                content.WriteByte(0);
        }

        return [.. Header(start + (int)content.Length), .. directory, .. content.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        // Date of the standard; a fixed date keeps the file the same.
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24), 1999);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(26), 10);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(28), 18);
        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        "XYZ "u8.CopyTo(tag);
        double[] values = [x, y, z];
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8 + (i * 4)), (int)Math.Round(values[i] * 65536));
        return tag;
    }

    private static byte[] Curve()
    {
        var tag = new byte[12 + (CurveLength * 2)];
        "curv"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), CurveLength);
        for (var i = 0; i < CurveLength; i++)
        {
            var c = i / (CurveLength - 1.0);
            var linear = c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(tag.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }

        return tag;
    }

    private static byte[] Description(string text)
    {
        var tag = new byte[12 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        "desc"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, tag.AsSpan(12));
        return tag;
    }
}
