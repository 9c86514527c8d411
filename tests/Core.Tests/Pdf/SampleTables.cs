using System.Globalization;
using Serverless.Reporting.Documents;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// A tables report of any length with invented figures; for tests of the engine and for its benchmark.
/// </summary>
internal static class SampleTables
{
    private static readonly string[] Groups = ["basisscholen", "kov-organisaties", "schoolbesturen", "kov-besturen"];
    private static readonly CultureInfo Dutch = new(CultureInfo.InvariantCulture.Name)
    {
        NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," },
    };

    /// <param name="chapters">Each has ten tables.</param>
    public static Document Build(int chapters) =>
        new(
            new DocumentProperties("Tabellenrapport", "nl-NL", SampleFactsheet.Created)
            {
                ContinuedFigure = SampleFactsheet.Continued,
            },
            [
                new Masthead("De stand van het land 2019", "titel")
                {
                    Cover = true,
                    Kicker = "Tabellenrapport",
                    Lead = ["Alle vragen, uitgesplitst naar doelgroep."],
                    Imprint = "Voorbeeld met verzonnen cijfers",
                },
                new Heading(1, "Inhoud", "inhoud") { InOutline = false },
                new TableOfContents(2),
                .. Enumerable.Range(1, chapters).SelectMany(Chapter),
            ]
        )
        {
            Header = new RunningText("De stand van het land 2019", "Tabellenrapport"),
            Footer = new RunningText("", "pagina {page} van {pages}"),
        };

    private static IEnumerable<Block> Chapter(int number)
    {
        yield return new PageBreak();
        yield return new Heading(
            1,
            string.Create(Dutch, $"Hoofdstuk over onderwerp {number}"),
            string.Create(Dutch, $"h{number}")
        )
        {
            Kicker = string.Create(Dutch, $"Hoofdstuk {number}"),
        };
        yield return new Paragraph(
            "Percentages zijn gewogen; n is ongewogen. Letters wijzen op groepen waarvan het percentage significant lager is (95%)."
        );
        for (var i = 1; i <= 10; i++)
        {
            yield return new Heading(
                2,
                string.Create(Dutch, $"Vraag {number}.{i}: hoe vaak overlegt u met de partner?"),
                string.Create(Dutch, $"h{number}-{i}")
            );
            yield return Question(number, i);
        }
    }

    private static Table Question(int chapter, int question)
    {
        var rows = new List<TableRow> { TableRow.Group("Overleg op de werkvloer") };
        for (var row = 0; row < 5 + (question % 4); row++)
        {
            var cells = new List<TableCell>
            {
                row == 1 ? "Ten minste een keer in de week, ook buiten de vaste overleggen om" : "Een keer in de maand",
            };
            for (var group = 0; group < Groups.Length; group++)
            {
                var share = 3 + ((chapter * 37) + (question * 17) + (row * 29) + (group * 7)) % 94;
                cells.Add(
                    new TableCell(string.Create(Dutch, $"{share + 0.4:0.0}")) { Mark = share > 80 ? "ab" : null }
                );
                cells.Add(
                    new TableCell(string.Create(Dutch, $"{share - 2.9:0.0}–{share + 3.7:0.0}")) { Subdued = true }
                );
            }

            rows.Add(new TableRow(cells));
        }

        rows.Add(
            new TableRow(
                [
                    "n (ongewogen)",
                    .. new[] { 700, 487, 295, 116 }.Select(n => new TableCell(n.ToString(Dutch)) { ColumnSpan = 2 }),
                ],
                TableRowKind.Total
            )
        );
        return new Table(
            [
                new TableColumn(2.6),
                .. Groups.SelectMany(_ =>
                    new[]
                    {
                        new TableColumn(0.9, ColumnAlignment.Decimal) { StartsGroup = true },
                        new TableColumn(1.25, ColumnAlignment.End),
                    }
                ),
            ],
            [
                new TableRow(["", .. Groups.Select(g => new TableCell(g) { ColumnSpan = 2 })]),
                new TableRow(["Antwoord", .. Groups.SelectMany(_ => new TableCell[] { "%", "95%-interval" })]),
            ],
            rows
        )
        {
            Caption = string.Create(Dutch, $"Tabel {chapter}.{question}"),
            Description = "Hoe vaak overlegt u met de partner in de kinderopvang? Eén antwoord mogelijk.",
            Notes = ["Basis: respondenten die samenwerken. Letters: a = basisscholen, b = kov-organisaties."],
        };
    }
}
