using System.Text;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Core.Tests.Pdf;

/// <summary>
/// A factsheet of four pages such as the product makes, with invented figures; for tests of the engine and for its
/// benchmark.
/// </summary>
internal static class SampleFactsheet
{
    public static readonly DateTimeOffset Created = new(2019, 11, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The words for a figure that goes on, as reports give them.</summary>
    public const string Continued = "Vervolg van de figuur op de vorige pagina";

    private static readonly ValueAxis Percent = ValueAxis.Percent;

    public static Document Build() =>
        new(
            new DocumentProperties("De stand van het land 2019", "nl-NL", Created)
            {
                ContinuedFigure = Continued,
                Subject = "Samenwerking tussen basisscholen en kinderopvang",
                Author = "Onderzoeksbureau",
                Keywords = ["onderwijs", "kinderopvang"],
            },
            [.. FirstPage(), .. Changes(), .. Satisfaction(), .. Method()],
            [
                new Note(
                    "landelijk",
                    "Voor landelijke uitspraken zijn bij 90% betrouwbaarheid en een marge van 5% ten minste 260 scholen en 243 organisaties nodig."
                ),
            ]
        )
        {
            Header = new RunningText("De stand van het land 2019", "Samenwerking onderwijs en kinderopvang"),
            Footer = new RunningText("Voorbeeld met verzonnen cijfers", "pagina {page} van {pages}"),
            Attachments =
            [
                new Attachment(
                    "cijfers.csv",
                    "text/csv",
                    Encoding.UTF8.GetBytes("figuur;waarde\r\ndoelen;0,66\r\n"),
                    "Cijfers bij de figuren"
                ),
            ],
        };

    private static IEnumerable<Block> FirstPage() =>
        [
            new Masthead("De stand van het land", "titel")
            {
                Kicker = "Factsheet · meting 2019",
                Lead =
                [
                    "Basisscholen en kinderopvang werken vrijwel overal samen, en intensiever dan drie jaar geleden. Bijna 1.600 scholen, organisaties en besturen deden mee.",
                ],
            },
            new BigNumbers([
                new BigNumber("97%", "van de basisscholen werkt samen met kinderopvang") { Base = "n = 700" },
                new BigNumber("80%", "van de schoolbesturen werkt ook bestuurlijk samen")
                {
                    Change = new Change("was 71% in 2016", ChangeDirection.Up, true),
                    Base = "n = 295",
                },
                new BigNumber("24%", "van de scholen noemt zich kindcentrum")
                {
                    Change = new Change("was 18% in 2016", ChangeDirection.Up, true),
                    Base = "n = 700",
                },
                new BigNumber("7,1", "rapportcijfer van kindcentra; andere scholen geven een 6,7")
                {
                    Change = new Change("verschil niet aangetoond", ChangeDirection.None, false),
                    Base = "n = 168",
                },
            ]),
            new Columns([
                new Column(
                    [
                        new Heading(2, "Samenwerken is de standaard", "standaard"),
                        new Paragraph([
                            "De helft van de scholen werkt met ",
                            new Strong("één organisatie"),
                            " samen, de andere helft met twee of meer.",
                            new NoteReference("landelijk"),
                            " Ook op bestuurlijk niveau weten partijen elkaar te vinden: ",
                            new Emphasis("80%"),
                            " van de schoolbesturen en ",
                            new Emphasis("86%"),
                            " van de bestuurders in de kinderopvang heeft afspraken gemaakt.",
                        ]),
                        new BulletList([
                            new ListItem("Doorgaande lijnen voor kinderen van 0–12 jaar staan vaker op papier."),
                            new ListItem("Professionals zien elkaar vaker op de werkvloer."),
                            new ListItem("Afspraken liggen vaker juridisch vast."),
                        ]),
                    ],
                    1.15
                ),
                new Column([
                    new Callout([
                        new NumberedList([
                            new ListItem("Een plek waar elk kind zijn talenten ontwikkelt"),
                            new ListItem("Onderwijsachterstanden voorkomen en bestrijden"),
                            new ListItem("Betere zorg voor kinderen die dat nodig hebben"),
                        ])
                        {
                            Prominent = true,
                        },
                    ])
                    {
                        Title = "Top 3 van gezamenlijke doelen",
                    },
                ]),
            ]),
            new BarChart(
                [new ChartSeries("basisscholen")],
                [
                    Row("Een plek bieden waar kinderen hun talenten kunnen ontwikkelen", 0.81),
                    Row("Onderwijsachterstanden voorkomen en bestrijden", 0.66),
                    Row("Zorg voor kinderen met extra ondersteuningsbehoefte", 0.58),
                    Row("Ouders helpen arbeid en zorg te combineren", 0.44),
                    Row("Het voortbestaan van de voorziening in de wijk", 0.17, ValueStatus.Indicative),
                    new ChartRow(
                        "Anders, namelijk",
                        [new ChartValue(null, "te weinig antwoorden") { Status = ValueStatus.Suppressed }]
                    ),
                ],
                "Staafdiagram van doelen volgens basisscholen: talenten ontwikkelen 81%, achterstanden bestrijden 66%, extra zorg 58%, arbeid en zorg combineren 44%, voortbestaan 17% (indicatief)."
            )
            {
                Caption = "Waarom basisscholen samenwerken",
                Description = "Welke doelen streeft u met de samenwerking na? Meer antwoorden mogelijk.",
                Base = "Basis: basisscholen die samenwerken, n = 679. Licht: indicatief, minder dan 30 antwoorden.",
            },
        ];

    private static IEnumerable<Block> Changes() =>
        [
            new Heading(2, "Wat er sinds 2016 veranderde", "veranderd"),
            new Paragraph([
                "Vier van de vijf veranderingen zijn significant (95%). Alleen bij ",
                new Strong("huisvesting"),
                " is geen verschil aangetoond. Zie ook de ",
                Link.ToHeading("methode", "verantwoording"),
                " en de ",
                Link.To(new Uri("https://example.org/tabellen"), "tabellen op de website"),
                ".",
            ]),
            new PairedChart(
                new ChartSeries("2016"),
                new ChartSeries("2019"),
                [
                    Pair("Gezamenlijke visie vastgesteld", 0.52, 0.63, "+11 procentpunt", ChangeDirection.Up, true),
                    Pair("Bestuurlijke samenwerking", 0.71, 0.80, "+9 procentpunt", ChangeDirection.Up, true),
                    Pair("Structureel overleg op de werkvloer", 0.58, 0.66, "+8 procentpunt", ChangeDirection.Up, true),
                    Pair("In de opbouwfase", 0.43, 0.31, "−12 procentpunt", ChangeDirection.Down, true),
                    Pair("Samen onder één dak", 0.61, 0.63, "verschil niet aangetoond", ChangeDirection.None, false),
                ],
                "Vergelijking 2016 en 2019 voor basisscholen: visie van 52% naar 63%, bestuurlijk van 71% naar 80%, overleg van 58% naar 66%, opbouwfase van 43% naar 31%, onder één dak van 61% naar 63% (niet aangetoond)."
            )
            {
                Caption = "Basisscholen, 2016 en 2019",
                Base = "n = 512 (2016) en 700 (2019). Dunne lijnen: 95%-intervallen. Vet: significant verschil.",
            },
            new Columns([
                new Column([
                    new PairedChart(
                        new ChartSeries("2016"),
                        new ChartSeries("2019"),
                        [
                            Pair("startfase", 0.19, 0.11, "", ChangeDirection.Down, true),
                            Pair("opbouwfase", 0.43, 0.31, "", ChangeDirection.Down, true),
                            Pair("consolidatie", 0.29, 0.45, "", ChangeDirection.Up, true),
                            Pair("stagnatie", 0.09, 0.10, "", ChangeDirection.None, false),
                        ],
                        "Lijnen van 2016 naar 2019: startfase 19% naar 11%, opbouwfase 43% naar 31%, consolidatie 29% naar 45%, stagnatie 9% naar 10%."
                    )
                    {
                        Caption = "Van opbouw naar consolidatie",
                        Base = "Basisscholen, n = 679",
                    },
                ]),
                new Column([
                    new TrendChart(
                        [new ChartSeries("2012"), new ChartSeries("2016"), new ChartSeries("2019")],
                        [Trend("scholen", 0.11, 0.18, 0.24), Trend("opvang", 0.14, 0.21, 0.26)],
                        "Aandeel kindcentra: scholen 11%, 18% en 24%; opvang 14%, 21% en 26% in 2012, 2016 en 2019."
                    )
                    {
                        Caption = "Steeds meer kindcentra",
                        Axis = new ValueAxis(
                            0,
                            0.4,
                            [new(0, "0%"), new(0.1, "10%"), new(0.2, "20%"), new(0.3, "30%"), new(0.4, "40%")]
                        ),
                        Base = "Vlak: 95%-interval",
                    },
                ]),
            ]),
        ];

    private static IEnumerable<Block> Satisfaction() =>
        [
            new Heading(2, "Tevredenheid en knelpunten", "tevreden"),
            new StackedBarChart(
                [
                    new ChartSeries("zeer tevreden"),
                    new ChartSeries("tevreden"),
                    new ChartSeries("neutraal"),
                    new ChartSeries("ontevreden"),
                    new ChartSeries("zeer ontevreden"),
                ],
                [
                    Stack("basisscholen", 0.18, 0.49, 0.21, 0.09, 0.03),
                    Stack("kov-organisaties", 0.15, 0.47, 0.24, 0.11, 0.03),
                    Stack("schoolbesturen", 0.08, 0.39, 0.31, 0.17, 0.05),
                    new ChartRow(
                        "kov-besturen",
                        Enumerable
                            .Range(0, 5)
                            .Select(_ => new ChartValue(null, "te weinig waarnemingen")
                            {
                                Status = ValueStatus.Suppressed,
                            })
                            .ToList()
                    ),
                ],
                "Gestapelde staven: zeer tevreden of tevreden zijn 67% van de basisscholen, 62% van de kov-organisaties en 47% van de schoolbesturen; kov-besturen niet getoond."
            )
            {
                Caption = "Hoe tevreden bent u over de samenwerking?",
                Base = "Basis: wie samenwerkt; n = 679, 471, 236 en 9",
            },
            new BarChart(
                [
                    new ChartSeries("schoolbesturen") { Base = "n = 236" },
                    new ChartSeries("kov-besturen") { Base = "n = 100" },
                ],
                [
                    Two("Belemmerende wet- en regelgeving", 0.64, 0.71),
                    Two("Gescheiden werelden van onderwijs en opvang", 0.52, 0.61),
                    Two("Financiën beperkt en moeilijk te bundelen", 0.49, 0.55),
                    Two("Huisvesting niet geschikt", 0.38, 0.33),
                ],
                "Knelpunten volgens schoolbesturen en kov-besturen: regelgeving 64% en 71%, gescheiden werelden 52% en 61%, financiën 49% en 55%, huisvesting 38% en 33%."
            )
            {
                Caption = "Knelpunten volgens bestuurders",
                ShowIntervals = true,
                ShowAxis = true,
            },
            new DotPlot(
                [new ChartSeries("kindcentrum"), new ChartSeries("geen kindcentrum")],
                [
                    Two("Gezamenlijke visie op leren en ontwikkelen", 0.78, 0.54),
                    Two("Samen in één team", 0.46, 0.19),
                    Two("Doorlopende lijnen", 0.71, 0.49),
                ],
                "Puntendiagram: kindcentra hebben vaker een gezamenlijke visie (78% tegen 54%), één team (46% tegen 19%) en doorlopende lijnen (71% tegen 49%)."
            )
            {
                Caption = "Kindcentra onderscheiden zich",
                Base = "n = 168 en 511. Lijnen: 95%-intervallen.",
            },
        ];

    private static Column Plans(string group, int place) =>
        new([
            new BarChart(
                [new ChartSeries(group)],
                [
                    Row("Met zorg", 0.48 - (0.05 * place)),
                    Row("Met huidige partner", 0.61 + (0.04 * place)),
                    Row("Nieuwe entiteit", 0.22 + (0.07 * place)),
                ],
                $"Plannen van {group}."
            )
            {
                Caption = group,
                FirstColor = place,
                Base = "n = 295",
            },
        ]);

    private static IEnumerable<Block> Method() =>
        [
            new Columns([Plans("basisscholen", 0), Plans("kov-organisaties", 1)]),
            new Columns([Plans("schoolbesturen", 2), Plans("kov-besturen", 3)]),
            new KeepTogether([
                new Heading(2, "Verantwoording", "methode"),
                new Callout([
                    new Paragraph(
                        "De vragenlijst is voorgelegd aan een aselecte steekproef van basisscholen en kinderopvangorganisaties, en aan alle besturen. De antwoorden zijn gewogen naar grootte en regio."
                    )
                    {
                        Style = ParagraphStyle.Small,
                    },
                    new Table(
                        [
                            new TableColumn(3),
                            new TableColumn(1, ColumnAlignment.Decimal),
                            new TableColumn(1, ColumnAlignment.Decimal),
                            new TableColumn(1, ColumnAlignment.Decimal),
                        ],
                        [new TableRow(["Doelgroep", "Benaderd", "Respons", "Marge"])],
                        [
                            new TableRow(["basisscholen", "2.100", "700", "3,7%"]),
                            new TableRow(["kov-organisaties", "1.450", "487", "4,4%"]),
                            new TableRow(["schoolbesturen", "869", "295", "5,7%"]),
                            new TableRow(["kov-besturen", "612", "116", "9,1%"]),
                        ]
                    ),
                ])
                {
                    Tone = CalloutTone.Neutral,
                    Title = "Wie vroegen we wat?",
                },
                new Callout([new Paragraph("Deze cijfers zijn verzonnen en dienen als voorbeeld van de opmaak.")])
                {
                    Tone = CalloutTone.Caution,
                    Title = "Let op",
                },
            ]),
        ];

    private static ChartRow Row(string label, double value, ValueStatus status = ValueStatus.None) =>
        new(label, [new ChartValue(value, Text(value)) { Status = status }]);

    private static ChartRow Two(string label, double first, double second) =>
        new(label, [Interval(first), Interval(second)]);

    private static ChartRow Pair(
        string label,
        double before,
        double after,
        string change,
        ChangeDirection direction,
        bool significant
    ) =>
        new(label, [Interval(before), Interval(after)])
        {
            Change = change.Length == 0 ? null : new Change(change, direction, significant),
            Emphasised = significant && change.Length == 0,
        };

    private static ChartRow Trend(string label, params double[] values) => new(label, values.Select(Interval).ToList());

    private static ChartRow Stack(string label, params double[] shares) =>
        new(label, shares.Select(s => new ChartValue(s, Text(s))).ToList());

    private static ChartValue Interval(double value) =>
        new(value, Text(value)) { Interval = new ValueInterval(value - 0.04, value + 0.04) };

    private static string Text(double value) =>
        value
            .ToString("0%", System.Globalization.CultureInfo.InvariantCulture)
            .Replace(" ", "", StringComparison.Ordinal);
}
