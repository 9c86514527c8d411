using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>An SPSS portable file, <c>.por</c>, after the PSPP developers' guide, "Portable File Format".</summary>
internal sealed class PortableFileSource : DataSource
{
    private const string FormatName = "SPSS portable file";
    private const byte EndOfData = (byte)'Z';

    private readonly Stream _stream;
    private readonly PortableFileValues _values;
    private readonly SourceText _text;
    private readonly double?[] _numbers;
    private readonly byte[]?[] _texts;

    private PortableFileSource(Stream stream, PortableFileValues values, SourceText text, SourceDescription description)
    {
        (_stream, _values, _text, Description) = (stream, values, text, description);
        _numbers = new double?[description.Columns.Count];
        _texts = new byte[]?[description.Columns.Count];
    }

    public override SourceDescription Description { get; }

    /// <inheritdoc cref="SystemFileSource.Open"/>
    public static PortableFileSource Open(Stream stream, string? encoding = null)
    {
        var text = SourceText.Unstated(encoding);
        var values = new PortableFileValues(new PortableFileText(new SourceBytes(stream, FormatName)), text);
        var description = PortableFileDictionary.Read(values) with { Format = FormatName, Encoding = text.Name };
        return new PortableFileSource(stream, values, text, description);
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_numbers.Length == 0 || _values.Peek() == EndOfData)
        {
            if (_text.Remark is { } remark)
                Warn(remark);
            return ValueTask.FromResult(false);
        }

        for (var i = 0; i < _numbers.Length; i++)
            if (Description.Columns[i].Kind == ColumnKind.Text)
                _texts[i] = _values.Bytes();
            else
                _numbers[i] = _values.Number();
        return ValueTask.FromResult(true);
    }

    public override CellKind Cell(int column)
    {
        if (_texts[column] is not null)
            return CellKind.Text;
        return _numbers[column] is null ? CellKind.Blank : CellKind.Number;
    }

    public override double Number(int column) => _numbers[column] ?? 0;

    public override ReadOnlySpan<char> Text(int column) => _text.Decode(_texts[column], out _);

    public override ValueTask DisposeAsync() => _stream.DisposeAsync();
}
