using System.Globalization;
using System.Xml;
using Serverless.Intake.Sources.Tables;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Excel;

/// <summary>The cells of one worksheet. Dates are given as texts, formulas as their stored results.</summary>
internal sealed class WorksheetCells : CellTable
{
    private const int MinimumOfReport = 3;
    private const int HeaderRows = TableHeading.Rows;
    private static readonly TimeScale From1900 = new(86_400, -25_569);
    private static readonly TimeScale From1904 = new(86_400, -24_107);

    private readonly WorkbookPackage _package;
    private readonly BudgetStream _stream;
    private readonly XmlReader _reader;
    private readonly MergedCells _merged;
    private readonly List<SourceWarning> _warnings = [];
    private readonly List<SourceValue> _row = [];
    private int _rowNumber;
    private bool _isAtEnd;

    private WorksheetCells(WorkbookPackage package, Worksheet sheet)
    {
        _package = package;
        using (var part = package.Part(sheet.Path))
            _merged = MergedCells.Read(part);
        _stream = new BudgetStream(package.Part(sheet.Path));
        _reader = HostileXml.Reader(_stream, long.MaxValue);
        Format = package.Worksheets.Count == 1 ? "Excel workbook" : $"Excel workbook, sheet '{sheet.Name}'";
    }

    public override string Format { get; }

    /// <summary>Whether the sheet is laid out for reading: a report or a cross table, without a row per respondent.</summary>
    public bool IsReport => _merged.OverRows >= MinimumOfReport;

    public override int Count => _row.Count;

    public override int RowNumber => _rowNumber;

    public override IReadOnlyList<SourceWarning> Warnings => _warnings;

    /// <exception cref="SourceException">The sheet is damaged.</exception>
    public static WorksheetCells Open(WorkbookPackage package, Worksheet sheet)
    {
        try
        {
            return new WorksheetCells(package, sheet);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            throw Damaged(e);
        }
    }

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(Next());
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            throw Damaged(e);
        }
    }

    public override CellKind Kind(int cell) => _row[cell].Kind;

    public override double Number(int cell) => _row[cell].Number;

    public override ReadOnlySpan<char> Text(int cell) => _row[cell].Text;

    public override ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _package.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SourceException Damaged(Exception e) =>
        new("The Excel workbook is damaged. Open it in Excel and save it again.", e);

    private bool Next()
    {
        while (!_isAtEnd)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "row")
            {
                Row();
                while (_row.Count > 0 && _row[^1].Kind == CellKind.Blank)
                    _row.RemoveAt(_row.Count - 1);
                if (_row.Count > 0)
                    return true;
            }
            else if (_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "sheetData")
                _isAtEnd = true;
            else
                _isAtEnd = !_reader.Read();
        }

        return false;
    }

    private void Row()
    {
        _stream.Renew();
        _row.Clear();
        _rowNumber = int.TryParse(_reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var stated)
            ? stated
            : _rowNumber + 1;
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return;
        }

        var depth = _reader.Depth;
        _reader.Read();
        while (!_reader.EOF && _reader.Depth > depth)
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "c")
                Cell();
            else
                _reader.Read();
        _reader.Read();
        if (_rowNumber <= HeaderRows)
            _merged.Fill(_row, _rowNumber);
    }

    private void Cell()
    {
        var column = CellReference.Column(_reader.GetAttribute("r")) ?? _row.Count;
        if (column >= SourceLimits.MaximumColumns)
            throw new SourceException($"The sheet has a cell in column {column + 1}, more than are read.");
        while (_row.Count <= column)
            _row.Add(SourceValue.Blank);
        var type = _reader.GetAttribute("t") ?? "n";
        _ = int.TryParse(_reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var style);
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return;
        }

        string? value = null;
        var hasFormula = false;
        var depth = _reader.Depth;
        _reader.Read();
        while (!_reader.EOF && _reader.Depth > depth)
        {
            if (_reader.NodeType != XmlNodeType.Element)
                _reader.Read();
            else if (_reader.LocalName == "v")
                value = HostileXml.Text(_reader, SourceLimits.MaximumCellLength);
            else if (_reader.LocalName == "is")
                value = SharedStringTable.RichText(_reader);
            else
            {
                hasFormula |= _reader.LocalName == "f";
                _reader.Skip();
            }
        }

        _reader.Read();
        if (value is null && hasFormula && _warnings.Count < SourceLimits.MaximumWarnings)
            _warnings.Add(
                new SourceWarning(
                    null,
                    $"Cell {CellReference.Name(column, _rowNumber)} holds a formula without a stored result and was read as blank. Open the workbook in Excel and save it."
                )
            );
        _row[column] = Value(type, style, value);
    }

    private SourceValue Value(string type, int style, string? value) =>
        (type, value) switch
        {
            (_, null) => SourceValue.Blank,
            ("s", _) => Text(Shared(value)),
            ("str", _) => Text(SharedStringTable.Unescaped(value)),
            ("inlineStr", _) or ("e", _) or ("d", _) => Text(value),
            ("b", _) => Text(value.Trim() is "1" or "true" ? "TRUE" : "FALSE"),
            _ => Number(value, _package.Styles.Kind(style)),
        };

    private static SourceValue Text(string text)
    {
        text = text.TrimEnd(' ');
        return text.Length == 0 ? SourceValue.Blank : SourceValue.Of(text);
    }

    private string Shared(string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var index)
        && index >= 0
        && index < _package.SharedStrings.Count
            ? _package.SharedStrings[index]
            : throw new SourceException(
                $"Row {_rowNumber} of the sheet refers to a text that the workbook does not have."
            );

    private SourceValue Number(string value, ColumnKind kind)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Text(value);
        if (!double.IsFinite(number))
            return SourceValue.Blank;
        if (kind == ColumnKind.Number)
            return SourceValue.Of(number);
        // In the count from 1900, 29 February 1900 exists, so that days before it are one too few.
        if (!_package.CountsFrom1904 && number is >= 1 and < 60 && kind != ColumnKind.Time)
            number++;
        var scale = _package.CountsFrom1904 ? From1904 : From1900;
        var shown = kind == ColumnKind.DateTime || number >= 1 || kind == ColumnKind.Time ? kind : ColumnKind.Time;
        var rounded = Math.Round(number * 86_400_000) / 86_400_000;
        return scale.Text(rounded, shown == ColumnKind.DateTime ? ColumnKind.DateTime : shown) is { } text
            ? SourceValue.Of(text)
            : SourceValue.Of(number);
    }
}
