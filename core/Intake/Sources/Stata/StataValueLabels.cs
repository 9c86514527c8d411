using System.Buffers.Binary;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Stata;

/// <summary>The value labels at the end of a Stata file, by the name of their set.</summary>
internal static class StataValueLabels
{
    public static Dictionary<string, IReadOnlyList<ValueLabel>> Read(
        SourceBytes bytes,
        StataHeader header,
        SourceText text
    )
    {
        var sets = new Dictionary<string, IReadOnlyList<ValueLabel>>(StringComparer.Ordinal);
        var count = 0;
        bytes.MoveTo(header.ValueLabels);
        while (HasNext(bytes, header.Layout))
        {
            bytes.Int32(); // length of the table
            var name = text.String(StataHeader.UpToNul(bytes.Take(header.Layout.Name)));
            bytes.Take(3);
            var labels = Table(bytes, header.Layout, text);
            count += labels.Count;
            if (count > SourceLimits.MaximumValueLabels)
                throw new SourceException(
                    $"The Stata file has more than {SourceLimits.MaximumValueLabels} value labels."
                );
            sets[name] = labels;
            if (header.Layout.IsTagged)
                StataHeader.Tag(bytes, "</lbl>"u8);
        }

        return sets;
    }

    private static bool HasNext(SourceBytes bytes, StataLayout layout)
    {
        if (!layout.IsTagged)
            return bytes.Peek(4).Length == 4;
        if (!bytes.Peek(5).SequenceEqual("<lbl>"u8))
            return false;
        bytes.Take(5);
        return true;
    }

    private static List<ValueLabel> Table(SourceBytes bytes, StataLayout layout, SourceText text)
    {
        var count = bytes.Int32();
        var length = bytes.Int32();
        if (count is < 0 or > SourceLimits.MaximumValueLabels || length is < 0 or > SourceLimits.MaximumDictionaryBytes)
            throw bytes.Damaged("a table of value labels of an impossible size");
        var table = bytes.Take(8 * count + length);
        var labels = new List<ValueLabel>();
        var texts = table[(8 * count)..];
        for (var i = 0; i < count; i++)
        {
            var offset = Int32(table[(4 * i)..], bytes.IsBigEndian);
            var value = Int32(table[(4 * (count + i))..], bytes.IsBigEndian);
            if (offset < 0 || offset > texts.Length)
                throw bytes.Damaged("a value label outside its table");
            labels.Add(new ValueLabel(Value(value, layout), text.String(StataHeader.UpToNul(texts[offset..]))));
        }

        return labels;
    }

    private static SourceValue Value(int value, StataLayout layout)
    {
        var missing = StataNumbers.Missing(value, StataStorage.Long, layout.HasTaggedMissing);
        return missing switch
        {
            < 0 => SourceValue.Of(value),
            0 => SourceValue.Blank,
            _ => SourceValue.Tagged((char)('a' + missing - 1)),
        };
    }

    private static int Int32(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
