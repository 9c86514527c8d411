using System.Globalization;
using Serverless.Reporting.Documents;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// Tables with more in them than a page can hold: 30 columns, words of 200 characters in narrow cells, rows higher than
/// a page.
/// </summary>
internal static class SampleNarrow
{
    private static readonly string LongWord = string.Concat(Enumerable.Repeat("onderwijsondersteuning", 9));
    private static readonly string LongText = string.Concat(
        Enumerable.Repeat("een antwoord dat maar niet op wil houden, ", 120)
    );

    public static Document Build() =>
        new(
            new DocumentProperties("Nauw", "nl-NL", SampleFactsheet.Created)
            {
                ContinuedFigure = SampleFactsheet.Continued,
            },
            [
                new Heading(1, "Nauw", "nauw"),
                Wide(30),
                new Table(
                    [
                        new TableColumn(6),
                        new TableColumn(1),
                        new TableColumn(40, ColumnAlignment.Decimal) { Fixed = true },
                    ],
                    [new TableRow(["Antwoord", LongWord, "%"])],
                    [
                        new TableRow(["gewoon", LongWord, "12,5"]),
                        new TableRow([LongWord, "x", "100,0"]),
                        new TableRow([LongText, LongText[..300], "0,1"]),
                        new TableRow(["na", "de", "1,0"]),
                    ]
                ),
            ]
        );

    private static Table Wide(int columns) =>
        new(
            [
                new TableColumn(3),
                .. Enumerable.Range(1, columns - 1).Select(_ => new TableColumn(1, ColumnAlignment.Decimal)),
            ],
            [
                new TableRow([
                    new TableCell("groep"),
                    .. Enumerable
                        .Range(1, columns - 1)
                        .Select(i => new TableCell(i % 7 == 0 ? "schoolbesturen" : "kolom " + Text(i))),
                ]),
            ],
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(r => new TableRow([
                        new TableCell("antwoord " + Text(r)),
                        .. Enumerable.Range(1, columns - 1).Select(i => new TableCell(Text((r * i) % 100) + ",5")),
                    ])),
            ]
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
