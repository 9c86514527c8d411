using System.Buffers.Binary;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Stata;

/// <summary>A Stata data file, <c>.dta</c>, after Stata's own description of its format, releases 110 to 119.</summary>
internal sealed class StataSource : DataSource
{
    private const string FormatName = "Stata file";

    private readonly Stream _stream;
    private readonly SourceBytes _bytes;
    private readonly StataHeader _header;
    private readonly StataVariable[] _variables;
    private readonly StataLongTexts? _longTexts;
    private readonly SourceText _text;
    private readonly byte[] _row;
    private long _read;

    private StataSource(
        Stream stream,
        SourceBytes bytes,
        StataHeader header,
        StataLongTexts? longTexts,
        SourceText text,
        SourceDescription description
    )
    {
        (_stream, _bytes, _header, _longTexts, _text) = (stream, bytes, header, longTexts, text);
        _variables = [.. header.Variables];
        _row = new byte[header.RowBytes];
        Description = description;
    }

    public override SourceDescription Description { get; }

    /// <inheritdoc cref="Spss.SystemFileSource.Open"/>
    public static StataSource Open(Stream stream, string? encoding = null)
    {
        var bytes = new SourceBytes(stream, FormatName);
        var header = StataHeader.Read(bytes);
        if (header.RowBytes > SourceLimits.MaximumRowBytes)
            throw new SourceException(
                $"The Stata file has rows of more than {SourceLimits.MaximumRowBytes >> 20} MB, more than is read."
            );
        var text = Text(header.Layout, encoding);
        var labels = StataValueLabels.Read(bytes, header, text);
        StataLongTexts? longTexts = null;
        if (header.LongTexts is { } start && header.Variables.Any(v => v.Type.Storage == StataStorage.LongText))
            longTexts = StataLongTexts.Read(
                new SourceBytes(stream, FormatName) { IsBigEndian = bytes.IsBigEndian },
                start,
                header.Layout
            );
        bytes.MoveTo(header.Data);
        var names = new UniqueNames();
        var title = text.String(StataHeader.UpToNul(header.Label));
        var description = new SourceDescription
        {
            Format = FormattableString.Invariant($"Stata file (format {header.Layout.Release})"),
            Columns = [.. header.Variables.Select(v => Column(v, names.Take(text.String(v.Name)), labels, text))],
            Encoding = text.Name,
            Label = title.Length == 0 ? null : title,
            Cases = header.Observations,
        };
        return new StataSource(stream, bytes, header, longTexts, text, description);
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_read == _header.Observations || _row.Length == 0)
        {
            if (_text.Remark is { } remark)
                Warn(remark);
            return ValueTask.FromResult(false);
        }

        _bytes.Take(_row.Length).CopyTo(_row);
        _read++;
        return ValueTask.FromResult(true);
    }

    public override CellKind Cell(int column)
    {
        if (_variables[column].Type.Storage >= StataStorage.Text)
            return CellKind.Text;
        return Missing(column) switch
        {
            < 0 => CellKind.Number,
            0 => CellKind.Blank,
            _ => CellKind.TaggedMissing,
        };
    }

    public override char MissingTag(int column) => (char)('a' + Missing(column) - 1);

    public override double Number(int column)
    {
        var cell = Bytes(column);
        return _variables[column].Type.Storage switch
        {
            StataStorage.Float => Float(cell),
            StataStorage.Double => _bytes.Double(cell),
            var storage => Whole(cell, storage),
        };
    }

    public override ReadOnlySpan<char> Text(int column)
    {
        var cell = Bytes(column);
        var bytes =
            _variables[column].Type.Storage == StataStorage.LongText
                ? _longTexts!.At(cell, _header.Layout)
                : StataHeader.UpToNul(cell);
        var text = _text.Decode(bytes, out var isDamaged);
        if (isDamaged)
            Warn(
                "A text holds bytes that are no characters in the file's encoding; they were replaced or left out.",
                Description.Columns[column].Name
            );
        return text;
    }

    public override ValueTask DisposeAsync() => _stream.DisposeAsync();

    private ReadOnlySpan<byte> Bytes(int column) =>
        _row.AsSpan(_variables[column].Offset, _variables[column].Type.Width);

    private int Missing(int column)
    {
        var cell = Bytes(column);
        var storage = _variables[column].Type.Storage;
        var hasTags = _header.Layout.HasTaggedMissing;
        return storage switch
        {
            StataStorage.Float => StataNumbers.Missing(Float(cell), hasTags),
            StataStorage.Double => StataNumbers.Missing(_bytes.Double(cell), hasTags),
            _ => StataNumbers.Missing(Whole(cell, storage), storage, hasTags),
        };
    }

    private float Float(ReadOnlySpan<byte> cell) =>
        _bytes.IsBigEndian ? BinaryPrimitives.ReadSingleBigEndian(cell) : BinaryPrimitives.ReadSingleLittleEndian(cell);

    private int Whole(ReadOnlySpan<byte> cell, StataStorage storage) =>
        (storage, _bytes.IsBigEndian) switch
        {
            (StataStorage.Byte, _) => (sbyte)cell[0],
            (StataStorage.Int, true) => BinaryPrimitives.ReadInt16BigEndian(cell),
            (StataStorage.Int, false) => BinaryPrimitives.ReadInt16LittleEndian(cell),
            (_, true) => BinaryPrimitives.ReadInt32BigEndian(cell),
            (_, false) => BinaryPrimitives.ReadInt32LittleEndian(cell),
        };

    private static SourceColumn Column(
        StataVariable variable,
        string name,
        Dictionary<string, IReadOnlyList<ValueLabel>> labels,
        SourceText text
    )
    {
        var isText = variable.Type.Storage >= StataStorage.Text;
        var format = text.String(variable.Format);
        var (kind, scale) = isText ? (ColumnKind.Text, null) : StataFormat.Kind(format);
        var label = text.String(variable.Label);
        var set = text.String(variable.LabelSet);
        return new SourceColumn
        {
            Name = name,
            Label = label.Length == 0 ? null : label,
            Kind = kind,
            Format = format,
            Width = variable.Type.Storage == StataStorage.Text ? variable.Type.Width : 0,
            TimeScale = scale,
            ValueLabels = set.Length == 0 ? [] : labels.GetValueOrDefault(set) ?? [],
        };
    }

    private static SourceText Text(StataLayout layout, string? encoding)
    {
        return layout.IsUtf8 && encoding is null ? SourceText.Utf8() : SourceText.Unstated(encoding);
    }
}
