using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// An SPSS system file, <c>.sav</c> or <c>.zsav</c>, after the PSPP developers' guide, "System File Format".
/// </summary>
internal sealed class SystemFileSource : DataSource
{
    private const string FormatName = "SPSS system file";

    private readonly Stream _stream;
    private readonly SystemFileCases _cases;
    private readonly SystemFileVariable[] _variables;
    private readonly IReadOnlyList<SourceColumn> _columns;
    private readonly SourceText _text;
    private readonly double _systemMissing;
    private readonly byte[] _joined;

    private SystemFileSource(
        Stream stream,
        SystemFileCases cases,
        SystemFileDictionary dictionary,
        SourceDescription description,
        SourceText text
    )
    {
        (_stream, _cases, _text, Description) = (stream, cases, text, description);
        _variables = [.. dictionary.Variables];
        _columns = description.Columns;
        _systemMissing = dictionary.SystemMissing;
        _joined = new byte[_variables.Max(variable => (int?)variable.Segments.Sum(s => s.Width)) ?? 0];
    }

    public override SourceDescription Description { get; }

    /// <param name="stream">The file, which can seek.</param>
    /// <param name="encoding">The code page of texts that are not UTF-8, when the sender knows better; null to go by the file.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static SystemFileSource Open(Stream stream, string? encoding = null)
    {
        var bytes = new SourceBytes(stream, FormatName);
        var header = SystemFileHeader.Read(bytes);
        var dictionary = SystemFileDictionary.Read(bytes);
        var text = Text(dictionary, encoding);
        var (columns, sets) = SystemFileColumns.Of(dictionary, bytes, text);
        var weight = dictionary.AtSlot(header.WeightIndex - 1);
        var weightColumn = weight is null ? -1 : dictionary.Variables.IndexOf(weight);
        var title = text.String(header.Label);
        var description = new SourceDescription
        {
            Format = header.Compression == SystemFileCompression.Zlib ? "SPSS system file (zsav)" : FormatName,
            Columns = columns,
            Encoding = text.Name,
            Label = title.Length == 0 ? null : title,
            Sets = sets,
            Weight = weightColumn < 0 ? null : columns[weightColumn].Name,
            Cases = dictionary.Cases ?? (header.Cases >= 0 ? header.Cases : null),
        };
        var cases = new SystemFileCases(stream, bytes, header, dictionary);
        return new SystemFileSource(stream, cases, dictionary, description, text);
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_variables.Length > 0 && _cases.Read())
            return ValueTask.FromResult(true);
        if (_text.Remark is { } remark)
            Warn(remark);
        return ValueTask.FromResult(false);
    }

    public override CellKind Cell(int column)
    {
        var variable = _variables[column];
        if (variable.Width > 0)
            return CellKind.Text;
        var number = _cases.Number(variable.Slot);
        return number == _systemMissing || number == -double.MaxValue || !double.IsFinite(number)
            ? CellKind.Blank
            : CellKind.Number;
    }

    public override double Number(int column) => _cases.Number(_variables[column].Slot);

    public override ReadOnlySpan<char> Text(int column)
    {
        var variable = _variables[column];
        var text = _text.Decode(Bytes(variable), out var isDamaged);
        if (isDamaged)
            Warn(
                "A text holds bytes that are no characters in the file's encoding; they were replaced or left out.",
                _columns[column].Name
            );
        return text;
    }

    public override ValueTask DisposeAsync()
    {
        _cases.Dispose();
        return _stream.DisposeAsync();
    }

    private ReadOnlySpan<byte> Bytes(SystemFileVariable variable)
    {
        if (variable.Segments.Count == 0)
            return _cases.Bytes(variable.Slot, variable.Width);
        var length = 0;
        foreach (var (slot, width) in variable.Segments)
        {
            _cases.Bytes(slot, width).CopyTo(_joined.AsSpan(length));
            length += width;
        }

        return _joined.AsSpan(0, Math.Min(length, variable.Width));
    }

    private static SourceText Text(SystemFileDictionary dictionary, string? encoding)
    {
        if (encoding is not null)
            return SourceText.Unstated(encoding);
        if (dictionary.EncodingName is { Length: > 0 } name && SourceText.Named(name) is { } named)
            return named;
        // 2 and 3 say no more than "ASCII" and "ASCII with more"; 1 and 4 are of machines no longer in use.
        return
            dictionary.CodePage > 4
            && SourceText.Named(dictionary.CodePage.ToString(System.Globalization.CultureInfo.InvariantCulture))
                is { } codePage
            ? codePage
            : SourceText.Unstated();
    }
}
