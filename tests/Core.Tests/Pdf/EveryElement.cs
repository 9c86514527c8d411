using System.Text;
using Serverless.Core.Tests.Pictures;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Pictures;

namespace Serverless.Core.Tests.Pdf;

/// <summary>One document with every element of the model in it.</summary>
internal static class EveryElement
{
    public static Document Build() =>
        new(
            new DocumentProperties("Alle onderdelen", "nl-NL", SampleFactsheet.Created)
            {
                ContinuedFigure = SampleFactsheet.Continued,
                Author = "A & B <c>",
                Subject = "Proef\u0001 met\ttab & \uFFFE",
                Keywords = ["één", "twee"],
            },
            [
                new Masthead("Alle onderdelen", "kop")
                {
                    Kicker = "Proef",
                    Lead = ["Met ", new Strong("alles"), "."],
                    Imprint = "Colofon",
                },
                new TableOfContents(3) { IncludeEarlier = true },
                new Heading(2, "Tekst", "tekst") { Kicker = "Hoofdstuk 1" },
                new Paragraph("Inleiding.") { Style = ParagraphStyle.Lead, KeepWithNext = true },
                new Paragraph([
                    "Gewoon ",
                    new Strong("vet"),
                    " ",
                    new Emphasis("nadruk"),
                    " ",
                    new Muted("zacht"),
                    new Superscript("ab"),
                    new LineBreak(),
                    "na een regeleinde ",
                    Link.To(new Uri("https://example.org/a(b)"), "extern"),
                    " en ",
                    Link.ToHeading("lijst", "intern"),
                    ".",
                    new NoteReference("n1"),
                ]),
                new Paragraph("Klein.") { Style = ParagraphStyle.Small },
                new Heading(3, "Lijst", "lijst"),
                new BulletList([
                    new ListItem("een"),
                    new ListItem([new Paragraph("twee"), new BulletList([new ListItem("twee-a")])]),
                ]),
                new NumberedList([new ListItem("eerste"), new ListItem("tweede")]),
                new NumberedList([new ListItem("groot")]) { Prominent = true },
                new Rule(),
                new Callout([new Paragraph("In een vlak.")]) { Title = "Vlak", Tone = CalloutTone.Caution },
                new BigNumbers([
                    new BigNumber("80%", "van alles")
                    {
                        Change = new Change("meer dan eerst", ChangeDirection.Up, true),
                        Base = "n = 12",
                    },
                    new BigNumber("1.234.567.890 keer", "te breed"),
                ]),
                new PageBreak(),
                new Columns([
                    new Column([new Paragraph("links")]),
                    new Column([new Callout([new Paragraph("rechts")])], 2),
                ]),
                new KeepTogether([new Heading(2, "Samen", "samen"), new Paragraph("bij elkaar")]),
                Table(),
                Bars(),
                new StackedBarChart(Series(3), [Row("rij", 0.2, 0.5, 0.3), Row("rest", 0.2, 0.01, 0.3)], "gestapeld")
                {
                    Caption = "Gestapeld",
                    Base = "n = 3",
                },
                new PairedChart(new("2016"), new("2019"), [Row("stijgt", 0.2, 0.5), Row("daalt", 0.9, 0.1)], "paren"),
                new Landscape([new Heading(3, "Op zijn kant", "liggend"), Table()]),
                new QrCode(new Uri("https://example.org/rapport/1"), "QR-code naar example.org/rapport/1"),
                new Image(JpegReader.Read(SamplePictures.Jpeg), "foto van een verloop") { Caption = "Foto: de proef" },
                new Image(PngReader.Read(SamplePictures.Png), null),
                new TrendChart(Series(3), [Row("a", 0.1, 0.2, 0.3), Row("b", 0.3, 0.2, 0.25)], "verloop"),
                new DotPlot(
                    Series(2),
                    [
                        Row("punt", 0.4, 0.5),
                        new ChartRow(
                            "weg",
                            [
                                new ChartValue(null, "te weinig") { Status = ValueStatus.Suppressed },
                                new ChartValue(0.5, "50%") { Status = ValueStatus.Indicative },
                            ]
                        ),
                    ],
                    "punten"
                ),
            ],
            [
                new Note(
                    "n1",
                    [new Text("Een noot met "), Link.To(new Uri("mailto:a@example.org"), "adres"), new Text(".")]
                ),
            ]
        )
        {
            Header = new RunningText("links", "rechts"),
            Footer = new RunningText("Proef", "pagina {page} van {pages}"),
            Attachments =
            [
                new Attachment("cijfers (1).csv", "text/csv", Encoding.UTF8.GetBytes("a;b\r\n"), "De cijfers"),
            ],
        };

    public static Table Table() =>
        new(
            [
                new TableColumn(3),
                new TableColumn(60, ColumnAlignment.Decimal) { Fixed = true },
                new TableColumn(1, ColumnAlignment.Center),
                new TableColumn(1, ColumnAlignment.End) { StartsGroup = true },
            ],
            [
                new TableRow(["", new TableCell("twee kolommen") { ColumnSpan = 2 }, "een"]),
                new TableRow(["rij", "%", "midden", "eind"]),
            ],
            [
                TableRow.Group("Groep"),
                new TableRow([
                    "eerste",
                    new TableCell("12,5") { Mark = "a", MarkMeaning = "(hoger dan a)" },
                    new TableCell("7") { Mark = "b" },
                    "x",
                ]),
                new TableRow([
                    new TableCell([new Strong("tweede"), new LineBreak(), "met meer"]),
                    "8,25",
                    "midden",
                    new TableCell("–") { Subdued = true },
                ]),
                new TableRow(["totaal", new TableCell("20") { ColumnSpan = 3 }], TableRowKind.Total),
            ]
        )
        {
            Caption = "Tabel",
            Description = "Met alles",
            Notes = ["Noot bij de tabel."],
            Summary = "Een (kleine) tabel",
        };

    private static BarChart Bars() =>
        new(
            Series(1),
            [
                new ChartRow(
                    "gewoon",
                    [new ChartValue(0.5, "50%") { Interval = new ValueInterval(0.4, 0.6), Mark = "a" }]
                )
                {
                    Base = "n = 5",
                    Change = new Change("+3", ChangeDirection.Down, false),
                },
                new ChartRow("licht", [new ChartValue(0.25, "25%") { Status = ValueStatus.Indicative }])
                {
                    Emphasised = true,
                },
                new ChartRow("weg", [new ChartValue(null, "te weinig") { Status = ValueStatus.Suppressed }]),
            ],
            "staven"
        )
        {
            Caption = "Staven",
            Description = "Zoals gevraagd",
            Base = "n = 5",
            ShowAxis = true,
            ShowIntervals = true,
        };

    private static List<ChartSeries> Series(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new ChartSeries("reeks " + (char)('a' + i)) { Base = "n = 9" })];

    private static ChartRow Row(string label, params double[] values) =>
        new(
            label,
            values
                .Select(v => new ChartValue(v, v.ToString("0%", System.Globalization.CultureInfo.InvariantCulture)))
                .ToList()
        );
}
