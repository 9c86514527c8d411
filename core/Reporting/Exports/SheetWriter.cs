using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Serverless.Reporting.Exports;

/// <summary>Writes one sheet row by row, so that no sheet is held as a tree of objects.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly OpenXmlWriter _writer;
    private bool _open;
    private int _columns;
    private int _frozen;
    private int _rows;

    public SheetWriter(WorksheetPart part)
    {
        _writer = OpenXmlWriter.Create(part);
        _writer.WriteStartElement(new Worksheet());
    }

    /// <summary>Column widths in characters, and how many rows stay in sight; before the first row.</summary>
    public void Layout(IReadOnlyList<double> widths, int frozenRows)
    {
        (_columns, _frozen) = (widths.Count, frozenRows);
        // Printed as wide as the page is long, however many columns there are.
        _writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        if (frozenRows > 0)
        {
            var first = "A" + (frozenRows + 1).ToString(CultureInfo.InvariantCulture);
            _writer.WriteElement(
                new SheetViews(
                    new SheetView(
                        new Pane
                        {
                            VerticalSplit = frozenRows,
                            TopLeftCell = first,
                            ActivePane = PaneValues.BottomLeft,
                            State = PaneStateValues.Frozen,
                        }
                    )
                    {
                        WorkbookViewId = 0,
                    }
                )
            );
        }

        _writer.WriteElement(
            new Columns(
                widths.Select(
                    (width, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = width,
                            CustomWidth = true,
                        }
                )
            )
        );
        _writer.WriteStartElement(new SheetData());
        _open = true;
    }

    /// <summary>One row of values.</summary>
    public void Row(params IReadOnlyList<SheetValue> values)
    {
        _writer.WriteStartElement(new Row());
        foreach (var value in values)
            _writer.WriteElement(value.Cell());
        _writer.WriteEndElement();
        _rows++;
    }

    /// <summary>A, …, Z, AA, AB, …</summary>
    private static string ColumnName(int number) =>
        number <= 26
            ? ((char)('A' + number - 1)).ToString()
            : ColumnName((number - 1) / 26) + (char)('A' + ((number - 1) % 26));

    public void Dispose()
    {
        if (_open)
        {
            _writer.WriteEndElement();
            // The last frozen row is the header, so readers can filter on it.
            if (_frozen > 0 && _rows > _frozen)
                _writer.WriteElement(
                    new AutoFilter
                    {
                        Reference = string.Create(
                            CultureInfo.InvariantCulture,
                            $"A{_frozen}:{ColumnName(_columns)}{_rows}"
                        ),
                    }
                );
            _writer.WriteElement(
                new PageSetup
                {
                    PaperSize = 9,
                    Orientation = _columns > 1 ? OrientationValues.Landscape : OrientationValues.Portrait,
                    FitToWidth = 1,
                    FitToHeight = 0,
                }
            );
        }

        _writer.WriteEndElement();
        _writer.Dispose();
    }
}

/// <summary>One value of a sheet: a text or a number with its style, or nothing.</summary>
internal sealed record SheetValue(string? Text, double? Number, uint Style)
{
    /// <summary>An empty cell.</summary>
    public static SheetValue None { get; } = new(null, null, WorkbookStyles.Plain);

    /// <summary>A text; as an inline string it is never run as a formula.</summary>
    public static SheetValue Of(string text, uint style = WorkbookStyles.Plain) => new(text, null, style);

    /// <summary>A number; empty when there is none.</summary>
    public static SheetValue Of(double? number, uint style) => number is null ? None : new(null, number, style);

    public Cell Cell() =>
        (Text, Number) switch
        {
            ({ } text, _) => new Cell(
                new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve })
            )
            {
                DataType = CellValues.InlineString,
                StyleIndex = Style,
            },
            (_, { } number) => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture)))
            {
                StyleIndex = Style,
            },
            _ => new Cell { StyleIndex = Style },
        };

    /// <summary>Without what XML cannot hold, and no longer than a cell may be.</summary>
    private static string Printable(string text)
    {
        var clean = string.Concat(
            text.EnumerateRunes()
                .Where(rune =>
                    rune.Value is '\t' or '\n'
                    || (!System.Text.Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))
                )
                .Select(rune => rune.ToString())
        );
        return clean.Length <= 32_000 ? clean : clean[..32_000];
    }
}
