using Serverless.Intake.Sources.Encodings;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Csv;

/// <summary>Cells of delimited text, in any encoding and with any delimiter that uploads may have.</summary>
internal sealed class CsvCells : CellTable
{
    private readonly UploadText _text;
    private readonly DelimitedText _csv;
    private readonly int _rowsSkipped;
    private readonly TextEncoding _encoding;
    private readonly List<SourceWarning> _warnings = [];
    private int _width;
    private int _count;

    private CsvCells(UploadText text, TextEncoding encoding, DelimitedText csv, char delimiter, int rowsSkipped)
    {
        (_text, _encoding, _csv, _rowsSkipped) = (text, encoding, csv, rowsSkipped);
        if (encoding.Remark is { } remark)
            _warnings.Add(new SourceWarning(null, remark));
        Format = $"CSV, {UploadFormat.Name(delimiter)}";
    }

    public override string Format { get; }

    public override string Encoding => _encoding.Name;

    public override int Count => _count;

    public override int RowNumber => _csv.RowNumber + _rowsSkipped;

    public override bool IsRagged => _csv.Count < _width;

    public override IReadOnlyList<SourceWarning> Warnings => _warnings;

    /// <param name="stream">The file.</param>
    /// <param name="encoding">How its text is encoded.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The file is not text.</exception>
    public static async ValueTask<CsvCells> OpenAsync(
        Stream stream,
        TextEncoding encoding,
        CancellationToken cancellationToken
    )
    {
        var text = await UploadText.OpenAsync(encoding.AsUtf8(stream), cancellationToken);
        if (text.Refusal is var (_, message))
            throw new SourceException(message);
        var separatorLine = UploadFormat.SeparatorLine(text.Beginning, out var named);
        var delimiter = separatorLine > 0 ? named : UploadFormat.Delimiter(text.Beginning);
        text.Skip(separatorLine);
        return new CsvCells(text, encoding, new DelimitedText(text, delimiter), delimiter, separatorLine > 0 ? 1 : 0);
    }

    /// <summary>The same of a file whose encoding is to be found first.</summary>
    /// <param name="stream">The file, which can seek.</param>
    /// <param name="named">Name of the code page of files that are not Unicode; null where none is named.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The file is not text.</exception>
    public static async ValueTask<CsvCells> OpenAsync(
        Stream stream,
        string? named,
        CancellationToken cancellationToken
    ) => await OpenAsync(stream, await TextEncoding.OfAsync(stream, named, cancellationToken), cancellationToken);

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _csv.ReadAsync(cancellationToken))
            {
                _width = Math.Max(_width, _csv.Count);
                _count = _csv.Count;
                while (_count > 0 && _csv.Value(_count - 1).IsWhiteSpace())
                    _count--;
                if (_count > 0)
                    return true;
            }
        }
        catch (DelimitedTextException e)
        {
            throw Unreadable(RowNumber + 1, e);
        }

        if (_text.IsTooLarge)
            throw new SourceException(
                $"The file is larger than {UploadLimits.MaximumBytes / (1024 * 1024)} MB, more than is read."
            );
        if (_text.InvalidBytes > 0)
            _warnings.Add(
                new SourceWarning(
                    null,
                    $"{_text.InvalidBytes} bytes are no characters of the file's encoding, the first in line {_text.FirstInvalidLine}; they were replaced."
                )
            );
        return false;
    }

    public override CellKind Kind(int cell) => CellKind.Text;

    public override double Number(int cell) => throw new InvalidOperationException("CSV files hold texts.");

    public override ReadOnlySpan<char> Text(int cell) => _csv.Value(cell).TrimEnd(' ');

    public override ValueTask DisposeAsync()
    {
        _text.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SourceException Unreadable(int row, Exception e) =>
        new(
            $"Row {row} cannot be read: a quote (\") is not closed, or text follows a closing quote. Put the whole value in quotes and double the quotes within it.",
            e
        );
}
