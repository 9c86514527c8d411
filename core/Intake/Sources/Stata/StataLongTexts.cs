using System.Buffers.Binary;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Stata;

/// <summary>
/// Texts of type <c>strL</c>, kept behind the rows and found by variable and observation; several rows may share one.
/// Only their places are held in memory.
/// </summary>
internal sealed class StataLongTexts
{
    private const int MaximumTexts = 4_000_000;

    private readonly SourceBytes _bytes;
    private readonly ulong[] _keys;
    private readonly (long Position, int Length)[] _places;

    private StataLongTexts(SourceBytes bytes, List<ulong> keys, List<(long Position, int Length)> places)
    {
        (_bytes, _keys, _places) = (bytes, [.. keys], [.. places]);
        Array.Sort(_keys, _places);
    }

    /// <param name="bytes">A window of its own on the file.</param>
    /// <param name="start">Where the texts begin.</param>
    /// <param name="layout">The sizes of the release.</param>
    public static StataLongTexts Read(SourceBytes bytes, long start, StataLayout layout)
    {
        var keys = new List<ulong>();
        var places = new List<(long Position, int Length)>();
        bytes.MoveTo(start);
        while (bytes.Peek(3).SequenceEqual("GSO"u8))
        {
            if (keys.Count == MaximumTexts)
                throw new SourceException(
                    $"The Stata file has more than {MaximumTexts} long texts (strL), more than are read."
                );
            bytes.Take(3);
            var variable = (uint)bytes.Int32();
            var observation = layout.ObservationCount == 8 ? bytes.Int64() : (uint)bytes.Int32();
            bytes.Byte(); // 129 for binary content, 130 for text
            var length = bytes.Int32();
            keys.Add(Key(variable, (ulong)observation));
            places.Add((bytes.Position, length));
            bytes.Skip(length);
        }

        return new StataLongTexts(bytes, keys, places);
    }

    /// <summary>The text a cell of 8 bytes refers to; empty when it refers to none.</summary>
    public ReadOnlySpan<byte> At(ReadOnlySpan<byte> cell, StataLayout layout)
    {
        var index = Place(cell, layout.ReferenceVariable);
        if (index < 0 && layout.Release == 119)
            index = Place(cell, bytes: 2); // R's haven writes references in release 119 with the sizes of 118
        if (index < 0)
            return default;
        var (position, length) = _places[index];
        _bytes.MoveTo(position);
        return StataHeader.UpToNul(_bytes.Take(length));
    }

    /// <summary>Place of the text among those of the file; negative when there is none.</summary>
    private int Place(ReadOnlySpan<byte> cell, int bytes)
    {
        var bits = 8 * bytes;
        ulong variable,
            observation;
        if (_bytes.IsBigEndian)
        {
            var reference = BinaryPrimitives.ReadUInt64BigEndian(cell);
            (variable, observation) = (reference >> (64 - bits), reference & (ulong.MaxValue >> bits));
        }
        else
        {
            var reference = BinaryPrimitives.ReadUInt64LittleEndian(cell);
            (variable, observation) = (reference & (ulong.MaxValue >> (64 - bits)), reference >> bits);
        }

        return Array.BinarySearch(_keys, Key(variable, observation));
    }

    private static ulong Key(ulong variable, ulong observation) => (variable << 40) | (observation & 0xFF_FFFF_FFFF);
}
