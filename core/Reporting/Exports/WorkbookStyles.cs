using DocumentFormat.OpenXml.Spreadsheet;

namespace Serverless.Reporting.Exports;

/// <summary>The few cell styles of the workbook, by their place in its style sheet.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Bold = 1;
    public const uint Percent = 2;
    public const uint Count = 3;
    public const uint Decimal = 4;
    public const uint Header = 5;
    public const uint Wrapped = 6;
    public const uint Probability = 7;

    public static Stylesheet Sheet() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "0.00" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0%" },
                new NumberingFormat { NumberFormatId = 166, FormatCode = "0.0000" }
            ),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FFEEF4F5" }) { PatternType = PatternValues.Solid }
                )
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
                {
                    FontId = 1,
                    FillId = 2,
                    ApplyFont = true,
                    ApplyFill = true,
                    ApplyAlignment = true,
                },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
                {
                    ApplyAlignment = true,
                },
                new CellFormat { NumberFormatId = 166, ApplyNumberFormat = true }
            )
        );
}
