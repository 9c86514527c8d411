using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Core.Tests.Reporting;

/// <summary>
/// Small results documents with chosen traits. Figures follow from a simple rule over their place, so tests know them;
/// they are not estimates of anything.
/// </summary>
internal sealed record SurveyResults
{
    /// <summary>Surveys that put reports to the test, by name.</summary>
    public static Dictionary<string, SurveyResults> Variants { get; } =
        new(StringComparer.Ordinal)
        {
            ["plain"] = new(),
            ["one group, one wave"] = new() { Groups = 1, EarlierWaves = 0 },
            ["five waves"] = new() { EarlierWaves = 4 },
            ["nine groups"] = new() { Groups = 9 },
            ["everything withheld"] = new() { Suppressed = true },
            ["nothing significant"] = new() { Significant = false },
            ["long labels"] = new() { LabelLength = 200 },
            ["forty answers"] = new() { Answers = 40 },
            ["indicative"] = new() { Indicative = true },
            ["sixty questions"] = new() { ExtraQuestions = 53 },
            ["question without answers in one group"] = new() { Unanswered = true },
            ["no English"] = new() { DutchOnly = true, LabelLength = 60 },
        };

    public int Groups { get; init; } = 2;

    public int EarlierWaves { get; init; } = 1;

    public int Answers { get; init; } = 4;

    public int LabelLength { get; init; }

    public bool Suppressed { get; init; }

    public bool Significant { get; init; } = true;

    /// <summary>The p-value of every difference after correction over the whole document; null when not screened.</summary>
    public double? ScreenedP { get; init; }

    public bool Indicative { get; init; }

    public int ExtraQuestions { get; init; }

    /// <summary>Whether the last group gave no answer to the first question.</summary>
    public bool Unanswered { get; init; }

    public bool DutchOnly { get; init; }

    private static readonly AnswerLabel[] YesNo =
    [
        new("ja", new("Ja", "Yes"), false),
        new("nee", new("Nee", "No"), false),
    ];

    public ResultsDocument Build()
    {
        var groups = Enumerable.Range(0, Groups).Select(Group).ToArray();
        TableResult[] tables =
        [
            Table("samen", TableKind.Single, "een", "Werkt samen", YesNo, groups, ordinal: false),
            Table("redenen", TableKind.Multiple, "een", "Redenen", Labels("reden"), groups, ordinal: false),
            Table("fase", TableKind.Single, "twee", "Fase", Labels("fase"), groups, ordinal: true, summary: true),
            Table(
                "doel.leren",
                TableKind.GridItem,
                "twee",
                "Doelen",
                Labels("doel"),
                groups,
                ordinal: true,
                summary: true,
                question: "doel",
                item: "Samen leren"
            ),
            Table(
                "doel.zorg",
                TableKind.GridItem,
                "twee",
                "Doelen",
                Labels("doel"),
                groups,
                ordinal: true,
                summary: true,
                question: "doel",
                item: "Betere zorg"
            ),
            Table(
                "cijfer",
                TableKind.Single,
                "drie",
                "Rapportcijfer",
                Labels("cijfer"),
                groups,
                ordinal: true,
                mean: true
            ),
            Table("jaren", TableKind.Numeric, "drie", "Aantal jaren", [], groups, ordinal: false, mean: true),
            .. Enumerable
                .Range(1, ExtraQuestions)
                .Select(i =>
                    Table(
                        "extra" + Number(i),
                        TableKind.Single,
                        "drie",
                        "Vraag " + Number(i),
                        Labels("antwoord"),
                        groups,
                        ordinal: i % 2 == 0
                    )
                ),
        ];
        if (Unanswered)
            tables[0] = tables[0] with { Groups = [.. tables[0].Groups.SkipLast(1), Empty(tables[0].Groups[^1])] };
        WaveSummary[] earlier =
        [
            .. Enumerable.Range(0, EarlierWaves).Select(i => Wave(2019 - (3 * (EarlierWaves - i)))),
        ];
        return new ResultsDocument
        {
            Lineage = new Lineage(
                new string('a', 64),
                "1",
                new string('b', 64),
                [new InputFile("2019", "scholen", "responses", new string('c', 64), 700)]
            ),
            Survey = new SurveySummary(
                "peiling",
                new("De peiling", "The poll"),
                new("Het fonds", "The fund"),
                new("Deze antwoorden zijn gereconstrueerd.", "These answers were reconstructed.")
            ),
            Wave = Wave(2019),
            ComparedWith = EarlierWaves > 0 ? earlier[^1].Id : null,
            EarlierWaves = earlier,
            Settings = new AnalysisSettings(),
            Groups = groups,
            Chapters =
            [
                new("een", new("Samenwerking", "Cooperation")),
                new("twee", new("Inhoud", "Content")),
                new("drie", new("Oordeel", "Judgement")),
            ],
            Subgroups =
            [
                new SubgroupSummary(
                    "kindcentra",
                    new("kindcentra", "child centres"),
                    new("overige samenwerkingen", "other cooperations")
                ),
            ],
            Tables = tables,
            Comparisons =
            [
                .. EarlierWaves > 0
                    ? tables.SelectMany(table =>
                        table.Groups.Select(part => Compared(table, part, ComparisonKind.Waves, earlier[^1].Id))
                    )
                    : [],
                .. tables.SelectMany(table =>
                    table.Groups.Select(part => Compared(table, part, ComparisonKind.Subgroup, "2019"))
                ),
            ],
            Trends =
                EarlierWaves > 1
                    ?
                    [
                        .. tables.SelectMany(table =>
                            table.Groups.Select(part =>
                                Trend(table, part, [.. earlier.Select(wave => wave.Id), "2019"])
                            )
                        ),
                    ]
                    : [],
            Methods = [new MethodStatement("wilson", new("Wilsoninterval", "Wilson interval"), "Wilson (1927)")],
            Remarks =
            [
                new Remark(
                    "waves-independent",
                    new("De metingen zijn onafhankelijk getrokken.", "The waves were drawn independently.")
                ),
            ],
        };
    }

    /// <summary>A group that nobody answered in: a base of nothing and no figures.</summary>
    private static GroupTable Empty(GroupTable part) =>
        part with
        {
            Base = new Base(null, null, null, null, true),
            Cells =
            [
                .. part.Cells.Select(cell =>
                    cell with
                    {
                        Value = null,
                        StandardError = null,
                        Interval = null,
                        Flags = [CellFlag.SmallBase],
                    }
                ),
            ],
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static WaveSummary Wave(int year)
    {
        var id = Number(year);
        return new WaveSummary(
            id,
            new("Meting " + id, "Wave " + id),
            new DateOnly(year, 3, 4),
            new DateOnly(year, 5, 17)
        );
    }

    private GroupResult Group(int i) =>
        new()
        {
            Id = i == 0 ? "scholen" : "groep" + Number(i),
            Label = i == 0 ? new("scholen", "schools") : new("groep " + Number(i), "group " + Number(i)),
            Sampling = Indicative ? SamplingKind.SelfSelected : SamplingKind.Sample,
            Indicative = Indicative,
            Response = new ResponseSummary(6351, 2024, 700, 0.3458, 260, true),
            Weighting = new WeightingSummary
            {
                Method = WeightingMethod.Raking,
                Iterations = 4,
                MinimumWeight = 0.4,
                MaximumWeight = 2.1,
                DesignEffect = 1.2,
                EffectiveN = 583,
                Margins =
                [
                    new MarginShare("grootte", "klein", new("Klein", "Small"), 3195, 0.503, 402, 0.574, 0.503),
                    new MarginShare("grootte", "groot", new("Groot", "Large"), 3156, 0.497, 298, 0.426, 0.497),
                ],
            },
        };

    private AnswerLabel[] Labels(string stem) =>
        [
            .. Enumerable
                .Range(0, Answers)
                .Select(i => new AnswerLabel(
                    stem + Number(i),
                    DutchOnly
                        ? new(Long(stem + " " + Number(i)))
                        : new(Long(stem + " " + Number(i)), Long(stem + " " + Number(i) + " en")),
                    i >= Answers - 2
                )),
        ];

    private string Long(string text) =>
        LabelLength <= text.Length
            ? text
            : string.Concat(Enumerable.Repeat(text + " met een lange omschrijving ", 20))[..LabelLength].TrimEnd();

    private TableResult Table(
        string id,
        TableKind kind,
        string chapter,
        string text,
        AnswerLabel[] answers,
        GroupResult[] groups,
        bool ordinal,
        bool summary = false,
        bool mean = false,
        string? question = null,
        string? item = null
    ) =>
        new()
        {
            Id = TableId.Parse(id),
            Kind = kind,
            Chapter = chapter,
            Question = question ?? id,
            Text = new(text + "?"),
            ShortText = new(Long(text)),
            TextByGroup = new Dictionary<string, LocalizedText>(StringComparer.Ordinal),
            ItemText = item is null ? null : new(Long(item)),
            Ordinal = ordinal,
            Answers = answers,
            Groups =
            [
                .. groups.Select(
                    (group, g) =>
                        new GroupTable
                        {
                            Group = group.Id,
                            Base = Suppressed
                                ? new Base(null, null, null, null, true)
                                : new Base(700, 638, 650.2, 540.1, false),
                            Cells =
                            [
                                .. answers.Select(
                                    (answer, i) =>
                                        Share(
                                            id,
                                            group.Id,
                                            answer.Code,
                                            (i + 1 + (g % 4 * 0.2))
                                                / (answers.Length * (answers.Length + 1) / 2.0 * 1.4)
                                        )
                                ),
                            ],
                            Summary = summary ? Share(id, group.Id, "summary", 0.62) : null,
                            Mean = mean ? Number(id, group.Id, "mean", 6.8 + (g * 0.3)) : null,
                            Quantiles =
                                kind == TableKind.Numeric
                                    ?
                                    [
                                        Number(id, group.Id, "q1", 5),
                                        Number(id, group.Id, "median", 7),
                                        Number(id, group.Id, "q3", 8),
                                    ]
                                    : [],
                        }
                ),
            ],
        };

    private Cell Share(string table, string group, string answer, double value) =>
        Cell(table, group, answer, value, Math.Max(0, value - 0.03), Math.Min(1, value + 0.03));

    private Cell Number(string table, string group, string answer, double value) =>
        Cell(table, group, answer, value, value - 0.1, value + 0.1);

    private Cell Cell(string table, string group, string answer, double value, double lower, double upper) =>
        new()
        {
            Id = CellId.Parse($"{table}/{group}/{answer}")!.Value,
            Answer = FigureKey.Parse(answer),
            Value = Suppressed ? null : value,
            StandardError = Suppressed ? null : 0.015,
            Interval = Suppressed ? null : new ConfidenceInterval(lower, upper, 0.95, "wilson"),
            Method = "share",
            Flags =
                Suppressed ? [CellFlag.SmallBase]
                : Indicative ? [CellFlag.Indicative]
                : [],
        };

    private static TrendResult Trend(TableResult table, GroupTable part, string[] waves) =>
        new()
        {
            Id = ComparisonId.Trend(table.Id, part.Group),
            Table = table.Id,
            Group = part.Group,
            Waves = waves,
            Bases = [.. waves.Select(_ => part.Base)],
            Rows =
            [
                .. part
                    .Cells.Concat(part.Mean is { } mean ? [mean] : [])
                    .Select(cell => new TrendRow
                    {
                        Answer = cell.Answer,
                        Points =
                        [
                            .. waves.Select(
                                (wave, i) =>
                                    i == waves.Length - 1
                                        ? cell
                                        : cell with
                                        {
                                            Id = cell.Id with { Wave = wave },
                                            Value = cell.Value * (0.6 + (0.1 * i)),
                                        }
                            ),
                        ],
                        SlopePerYear = cell.Value is null ? null : 0.012,
                    }),
            ],
        };

    private ComparisonResult Compared(TableResult table, GroupTable part, ComparisonKind kind, string wave)
    {
        var subgroup = kind == ComparisonKind.Subgroup;
        return new ComparisonResult
        {
            Id = subgroup
                ? ComparisonId.OfSubgroup("kindcentra", table.Id, part.Group)
                : ComparisonId.Waves(table.Id, part.Group),
            Kind = kind,
            Table = table.Id,
            A = new ComparisonSide(
                wave,
                part.Group,
                subgroup ? "kindcentra" : null,
                subgroup,
                subgroup ? new("overige samenwerkingen", "other cooperations") : new(part.Group),
                part.Base
            ),
            B = new ComparisonSide(
                "2019",
                part.Group,
                subgroup ? "kindcentra" : null,
                false,
                subgroup ? new("kindcentra", "child centres") : new(part.Group),
                part.Base
            ),
            Rows = [.. part.Cells.Concat(part.Mean is { } mean ? [mean] : []).Select((cell, i) => Row(cell, i))],
        };
    }

    private ComparisonRow Row(Cell b, int i)
    {
        var earlier = b.Value is { } value ? value * (i % 2 == 0 ? 0.7 : 1.2) : (double?)null;
        var a = b with { Id = b.Id with { Wave = "2016" }, Value = earlier };
        var significant = Significant && b.Value is not null && i % 2 == 0;
        var test = b.Value is null
            ? null
            : new TestResult("t", 3.1, 1, 600, significant ? 0.001 : 0.4, significant ? 0.004 : 0.5, "bh", "waves");
        return new ComparisonRow
        {
            Answer = b.Answer,
            A = a,
            B = b,
            Difference = b.Value - earlier,
            Interval = b.Value is null
                ? null
                : new ConfidenceInterval(
                    (b.Value - earlier - 0.05)!.Value,
                    (b.Value - earlier + 0.05)!.Value,
                    0.95,
                    "t"
                ),
            Test = test,
            Significant = significant,
            ScreenedP = ScreenedP,
            Effect = test is null ? null : new EffectSize("h", 0.1 * (i + 1)),
        };
    }
}
