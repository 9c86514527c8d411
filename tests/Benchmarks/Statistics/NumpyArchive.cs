using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// Reads one-dimensional int8 and float64 columns from a .npz file as numpy.savez writes it, with no copy but the
/// column itself.
/// </summary>
internal sealed class NumpyArchive : IDisposable
{
    private readonly ZipArchive _zip;

    public NumpyArchive(string path) => _zip = ZipFile.OpenRead(path);

    public void Dispose() => _zip.Dispose();

    public byte[] Bytes(string name) => Read<byte>(name, "|i1");

    public double[] Doubles(string name) => Read<double>(name, "<f8");

    public long[] Longs(string name) => Read<long>(name, "<i8");

    private T[] Read<T>(string name, string type)
        where T : unmanaged
    {
        var entry =
            _zip.GetEntry(name + ".npy") ?? throw new InvalidDataException($"The archive has no column '{name}'.");
        using var stream = entry.Open();
        Span<byte> start = stackalloc byte[10];
        stream.ReadExactly(start);
        var header = new byte[BitConverter.ToUInt16(start[8..])];
        stream.ReadExactly(header);
        var text = Encoding.ASCII.GetString(header);
        if (!text.Contains($"'{type}'", StringComparison.Ordinal))
            throw new InvalidDataException($"Column '{name}' is not of type {type} but {text.Trim()}.");
        var shape = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..];
        var column = new T[
            int.Parse(
                shape[..shape.IndexOf(',', StringComparison.Ordinal)],
                System.Globalization.CultureInfo.InvariantCulture
            )
        ];
        stream.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
        return column;
    }
}
