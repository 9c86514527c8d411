using System.Globalization;
using System.Text;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Stata;

/// <summary>A variable as the file's descriptors have it, undecoded.</summary>
internal sealed record StataVariable(
    StataType Type,
    int Offset,
    byte[] Name,
    byte[] Format,
    byte[] LabelSet,
    byte[] Label
);

/// <summary>All of a Stata file that comes before its rows, and where its parts begin.</summary>
internal sealed record StataHeader
{
    public required StataLayout Layout { get; init; }

    public required long Observations { get; init; }

    public required byte[] Label { get; init; }

    public required IReadOnlyList<StataVariable> Variables { get; init; }

    public required int RowBytes { get; init; }

    public required long Data { get; init; }

    /// <summary>Where long texts begin; null for releases without.</summary>
    public required long? LongTexts { get; init; }

    public required long ValueLabels { get; init; }

    public static StataHeader Read(SourceBytes bytes) => bytes.Peek(1) is [(byte)'<'] ? Tagged(bytes) : Untagged(bytes);

    private static StataHeader Untagged(SourceBytes bytes)
    {
        var layout = LayoutOf(bytes.Byte());
        bytes.IsBigEndian = bytes.Byte() switch
        {
            1 => true,
            2 => false,
            _ => throw bytes.Damaged("its byte order is unknown"),
        };
        bytes.Take(2);
        var count = bytes.UInt16();
        var observations = (uint)bytes.Int32();
        var label = bytes.Take(81).ToArray();
        bytes.Take(18); // time of writing
        CheckCount(count);
        var types = new StataType?[count];
        for (var i = 0; i < count; i++)
            types[i] = layout.Release <= 110 ? StataType.OfLetter(bytes.Byte()) : StataType.OfByte(bytes.Byte());
        var names = Texts(bytes, count, layout.Name);
        bytes.Skip(2L * (count + 1)); // sort order
        var variables = Descriptors(bytes, types, names, Texts(bytes, count, layout.Format), layout);
        while ((Type: bytes.Byte(), Length: bytes.Int32()) is var field && field != (0, 0))
            bytes.Skip(field.Length); // characteristics
        var data = bytes.Position;
        var row = RowBytesOf(variables);
        return new StataHeader
        {
            Layout = layout,
            Observations = observations,
            Label = label,
            Variables = variables,
            RowBytes = row,
            Data = data,
            LongTexts = null,
            ValueLabels = data + observations * row,
        };
    }

    private static StataHeader Tagged(SourceBytes bytes)
    {
        Tag(bytes, "<stata_dta><header><release>"u8);
        var release = bytes.Take(3);
        var layout = LayoutOf(int.TryParse(release, CultureInfo.InvariantCulture, out var number) ? number : 0);
        Tag(bytes, "</release><byteorder>"u8);
        bytes.IsBigEndian = bytes.Take(3).SequenceEqual("MSF"u8);
        Tag(bytes, "</byteorder><K>"u8);
        var count = layout.VariableCount == 4 ? bytes.Int32() : bytes.UInt16();
        CheckCount(count);
        Tag(bytes, "</K><N>"u8);
        var observations = layout.ObservationCount == 8 ? bytes.Int64() : (uint)bytes.Int32();
        Tag(bytes, "</N><label>"u8);
        var label = bytes.Take(layout.LabelLength == 2 ? bytes.UInt16() : bytes.Byte()).ToArray();
        Tag(bytes, "</label><timestamp>"u8);
        bytes.Take(bytes.Byte());
        Tag(bytes, "</timestamp></header><map>"u8);
        var map = new long[14];
        for (var i = 0; i < map.Length; i++)
            map[i] = bytes.Int64();
        Tag(bytes, "</map><variable_types>"u8);
        var types = new StataType?[count];
        for (var i = 0; i < count; i++)
            types[i] = StataType.OfNumber(bytes.UInt16());
        Tag(bytes, "</variable_types><varnames>"u8);
        var names = Texts(bytes, count, layout.Name);
        Tag(bytes, "</varnames><sortlist>"u8);
        bytes.Skip((long)layout.VariableCount * (count + 1));
        Tag(bytes, "</sortlist><formats>"u8);
        var formats = Texts(bytes, count, layout.Format);
        Tag(bytes, "</formats><value_label_names>"u8);
        var variables = Descriptors(bytes, types, names, formats, layout);
        if (observations < 0)
            throw bytes.Damaged("a negative number of observations");
        return new StataHeader
        {
            Layout = layout,
            Observations = observations,
            Label = label,
            Variables = variables,
            RowBytes = RowBytesOf(variables),
            Data = map[9] + "<data>".Length,
            LongTexts = map[10] + "<strls>".Length,
            ValueLabels = map[11] + "<value_labels>".Length,
        };
    }

    private static StataVariable[] Descriptors(
        SourceBytes bytes,
        StataType?[] types,
        byte[][] names,
        byte[][] formats,
        StataLayout layout
    )
    {
        var sets = Texts(bytes, types.Length, layout.Name);
        if (layout.IsTagged)
            Tag(bytes, "</value_label_names><variable_labels>"u8);
        var labels = Texts(bytes, types.Length, layout.Label);
        var variables = new StataVariable[types.Length];
        var offset = 0;
        for (var i = 0; i < types.Length; i++)
        {
            var type = types[i] ?? throw bytes.Damaged("a variable of an unknown type");
            variables[i] = new StataVariable(type, offset, names[i], formats[i], sets[i], labels[i]);
            offset += type.Width;
        }

        return variables;
    }

    private static int RowBytesOf(StataVariable[] variables) =>
        variables.Length == 0 ? 0 : variables[^1].Offset + variables[^1].Type.Width;

    /// <summary>Texts of one length; each ends at its first NUL.</summary>
    private static byte[][] Texts(SourceBytes bytes, int count, int length)
    {
        var texts = new byte[count][];
        for (var i = 0; i < count; i++)
            texts[i] = UpToNul(bytes.Take(length)).ToArray();
        return texts;
    }

    public static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    public static void Tag(SourceBytes bytes, ReadOnlySpan<byte> tag)
    {
        if (!bytes.Take(tag.Length).SequenceEqual(tag))
            throw bytes.Damaged($"'{Encoding.ASCII.GetString(tag)}' was expected");
    }

    private static StataLayout LayoutOf(int release) =>
        StataLayout.IsKnown(release)
            ? new StataLayout(release)
            : throw new SourceException(
                $"This is a Stata file of format {release}, which is not read. In Stata, save it with 'saveold' or as a file of Stata 8 to 18."
            );

    private static void CheckCount(int count)
    {
        if (count is < 0 or > SourceLimits.MaximumColumns)
            throw new SourceException(
                $"The Stata file has more than {SourceLimits.MaximumColumns} variables, more than are read."
            );
    }
}
