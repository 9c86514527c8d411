using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// A survey at its worst: labels of 200 characters, 40 answers, everything suppressed, extreme values, words without
/// end.
/// </summary>
internal static class SampleStress
{
    private static readonly string LongLabel = string.Concat(
        Enumerable.Repeat("een antwoord dat maar niet op wil houden, ", 5)
    );
    private static readonly string LongWord = new('w', 300);

    public static Document Build() =>
        new(
            new DocumentProperties("Zwaar weer", "nl-NL", SampleFactsheet.Created)
            {
                ContinuedFigure = SampleFactsheet.Continued,
            },
            [
                new Masthead(
                    "Een titel die met opzet zo lang is dat zij over verscheidene regels van de band loopt en dan nog verder",
                    "t"
                )
                {
                    Lead = [LongLabel],
                    Imprint = "2019",
                },
                new BigNumbers([
                    .. Enumerable
                        .Range(0, 5)
                        .Select(i => new BigNumber("99,9%", LongLabel[..(40 * (i + 1))])
                        {
                            Change = new Change(
                                "significant hoger dan in 2016 (71% naar 80%)",
                                ChangeDirection.Up,
                                true
                            ),
                        }),
                ]),
                new Heading(2, LongLabel, "h"),
                new Paragraph(LongWord),
                new Columns([
                    new Column([new Paragraph(LongWord)]),
                    new Column([new BulletList([new ListItem(LongLabel), new ListItem(LongWord)])]),
                ]),
                new BarChart(
                    [new ChartSeries("een")],
                    [.. Enumerable.Range(0, 40).Select(i => Row(i % 3 == 0 ? LongLabel : "kort", i / 40.0))],
                    "veertig antwoorden"
                )
                {
                    Caption = "Veertig antwoorden",
                },
                new BarChart(
                    [
                        .. Enumerable
                            .Range(0, 6)
                            .Select(i => new ChartSeries("reeks met een lange naam " + (char)('a' + i))
                            {
                                Base = "n = 1.234",
                            }),
                    ],
                    [Row(LongLabel, 0, 0.01, 0.5, 0.99, 1, 0.2), Row("", 1, 1, 1, 1, 1, 1)],
                    "zes reeksen"
                )
                {
                    ShowAxis = true,
                    ShowIntervals = true,
                },
                new StackedBarChart(
                    [
                        .. Enumerable
                            .Range(0, 8)
                            .Select(i => new ChartSeries("heel erg mee eens of niet " + (char)('a' + i))),
                    ],
                    [Row(LongLabel, 0.01, 0.02, 0.03, 0.04, 0.5, 0.1, 0.2, 0.1), Row("nul", 0, 0, 0, 0, 0, 0, 0, 1)],
                    "acht antwoorden"
                ),
                new PairedChart(
                    new("2016"),
                    new("2019"),
                    [Change("nul", 0, 0), Change("één", 1, 1), Change(LongLabel, 0, 1), Missing("weg")],
                    "uitersten"
                ),
                new TrendChart(
                    [.. Enumerable.Range(0, 5).Select(i => new ChartSeries("201" + (char)('0' + i)))],
                    [
                        .. Enumerable
                            .Range(0, 6)
                            .Select(i => Row("groep met naam " + (char)('a' + i), 0.4, 0.4, 0.4, 0.4, 0.4)),
                    ],
                    "zes gelijke lijnen"
                ),
                new DotPlot(
                    [.. Enumerable.Range(0, 4).Select(i => new ChartSeries("groep " + (char)('a' + i)))],
                    [
                        Row(LongLabel, 0, 0.3, 0.6, 1),
                        new ChartRow(
                            "alles weg",
                            [
                                .. Enumerable
                                    .Range(0, 4)
                                    .Select(_ => new ChartValue(null, "te weinig waarnemingen")
                                    {
                                        Status = ValueStatus.Suppressed,
                                    }),
                            ]
                        ),
                    ],
                    "punten"
                ),
                new Table(
                    [
                        new TableColumn(1),
                        new TableColumn(1, ColumnAlignment.Decimal),
                        new TableColumn(1, ColumnAlignment.Decimal),
                    ],
                    [new TableRow([LongWord[..40], LongLabel, "%"])],
                    [
                        new TableRow([LongLabel, "100,0", "–"]),
                        new TableRow([string.Concat(Enumerable.Repeat(LongLabel, 60)), "1", "te weinig"]),
                        new TableRow([LongWord, "", "0,1"]),
                    ]
                ),
            ]
        );

    private static ChartRow Row(string label, params double[] values) =>
        new(
            label,
            [
                .. values.Select(v => new ChartValue(
                    v,
                    v.ToString("0%", System.Globalization.CultureInfo.InvariantCulture)
                )
                {
                    Interval = new ValueInterval(Math.Max(0, v - 0.1), Math.Min(1, v + 0.1)),
                }),
            ]
        );

    private static ChartRow Change(string label, double before, double after) =>
        Row(label, before, after) with
        {
            Change = new Change("verschil tussen de metingen niet aangetoond", ChangeDirection.None, false),
        };

    private static ChartRow Missing(string label) =>
        new(
            label,
            [new ChartValue(null, "niet gevraagd") { Status = ValueStatus.Suppressed }, new ChartValue(0.5, "50%")]
        );
}
