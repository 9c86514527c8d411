using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.TestKit.Surveys;

/// <summary>
/// A survey of a given shape with answers drawn by rule: as many groups, waves and questions as a test asks for. Answers
/// differ between waves and groups by <see cref="Effect"/>; with none they are noise.
/// </summary>
public sealed record ShapedSurvey
{
    /// <summary>Fewer respondents than of whom figures are shown.</summary>
    public const int Few = 6;

    private const int FirstYear = 2017;

    private static readonly string[] Subjects =
    [
        "overleg",
        "werkdruk",
        "huisvesting",
        "toezicht",
        "scholing",
        "ouders",
        "vervoer",
        "begeleiding",
    ];

    public int Groups { get; init; } = 3;

    public int Waves { get; init; } = 2;

    /// <summary>Questions besides the grid, of all kinds in turn.</summary>
    public int Questions { get; init; } = 12;

    /// <summary>Items of a grid of seven points; 0 for no grid.</summary>
    public int GridItems { get; init; }

    public int Respondents { get; init; } = 160;

    /// <summary>Groups, the last ones, of which only <see cref="Few"/> responded.</summary>
    public int SmallGroups { get; init; }

    /// <summary>Questions, the last ones besides the grid, that only <see cref="Few"/> of a group answered.</summary>
    public int RareQuestions { get; init; }

    /// <summary>How far shares move from wave to wave and from group to group, 0 to 0.2.</summary>
    public double Effect { get; init; } = 0.12;

    /// <summary>What the codebook calls key figures; empty to leave it out.</summary>
    public IReadOnlyList<string> KeyFigures { get; init; } = [];

    /// <summary>Position of a wave in which the first two questions were not asked; null for none.</summary>
    public int? SilentWave { get; init; }

    /// <summary>The last wave, which reports are about.</summary>
    public string Wave => Year(Waves - 1);

    public string Codebook() =>
        Named(
                new JsonObject
                {
                    ["survey"] = "vorm",
                    ["title"] = Text("Monitor samen werken", "Working together monitor"),
                    ["commissioner"] = Text("Het onderzoeksfonds", "The research fund"),
                    ["waves"] = new JsonArray([.. Enumerable.Range(0, Waves).Select(WaveOf)]),
                    ["groups"] = new JsonArray([.. Enumerable.Range(0, Groups).Select(GroupOf)]),
                    ["chapters"] = new JsonArray(
                        new JsonObject { ["id"] = "samen", ["title"] = Text("Samenwerking", "Cooperation") },
                        new JsonObject
                        {
                            ["id"] = "oordeel",
                            ["title"] = Text("Oordeel en toekomst", "Judgement and future"),
                        }
                    ),
                    ["questions"] = new JsonArray([.. Enumerable.Range(0, Questions).Select(Question), .. Grid()]),
                }
            )
            .ToJsonString();

    /// <summary>The files of every wave and group.</summary>
    public IEnumerable<GroupFiles> Files()
    {
        for (var wave = 0; wave < Waves; wave++)
        for (var group = 0; group < Groups; group++)
            yield return new GroupFiles(
                Year(wave),
                GroupId(group),
                "variable,category,population\ntotal,,4000\n",
                Responses(wave, group)
            );
    }

    private JsonObject Named(JsonObject codebook)
    {
        if (KeyFigures.Count > 0)
            codebook["keyFigures"] = Json.Array(KeyFigures);
        return codebook;
    }

    private static JsonObject Text(string dutch, string english) => new() { ["nl"] = dutch, ["en"] = english };

    private static string Year(int wave) => Json.Number(FirstYear + (2 * wave));

    private static string GroupId(int group) => "groep-" + (char)('a' + group);

    private JsonNode WaveOf(int wave)
    {
        var year = Year(wave);
        var json = new JsonObject
        {
            ["id"] = year,
            ["title"] = Text("Meting " + year, "Wave " + year),
            ["fieldworkStart"] = year + "-03-01",
            ["fieldworkEnd"] = year + "-05-31",
        };
        if (wave > 0)
            json["comparedWith"] = Year(wave - 1);
        return json;
    }

    private static JsonNode GroupOf(int group)
    {
        var letter = (char)('A' + group);
        return new JsonObject
        {
            ["id"] = GroupId(group),
            ["label"] = Text("scholen in regio " + letter, "schools in region " + letter),
            ["design"] = new JsonObject { ["kind"] = "sample" },
        };
    }

    private JsonNode Question(int number)
    {
        var subject =
            Subjects[number % Subjects.Length]
            + (number < Subjects.Length ? "" : " " + Json.Number(number / Subjects.Length));
        var question = new JsonObject { ["id"] = Id(number), ["chapter"] = number % 2 == 0 ? "samen" : "oordeel" };
        if (SilentWave is { } silent && number < 2)
            question["waves"] = Json.Array(Enumerable.Range(0, Waves).Where(wave => wave != silent).Select(Year));
        switch (KindOf(number))
        {
            case Kind.YesNo:
                question["type"] = "single";
                question["text"] = Text($"Werkt u samen aan {subject}?", $"Do you work together on {subject}?");
                question["shortText"] = Text($"Werkt samen aan {subject}", $"Works together on {subject}");
                question["answers"] = Answers([("ja", "yes"), ("nee", "no")]);
                break;
            case Kind.Scale:
                question["type"] = "single";
                question["ordinal"] = true;
                question["text"] = Text($"Hoe vaak overlegt u over {subject}?", $"How often do you discuss {subject}?");
                question["shortText"] = Text($"Overleg over {subject}", $"Discusses {subject}");
                question["answers"] = Answers([
                    ("nooit", "never"),
                    ("soms", "sometimes"),
                    ("vaak", "often"),
                    ("altijd", "always"),
                ]);
                break;
            case Kind.Multiple:
                question["type"] = "multiple";
                question["text"] = Text($"Wat helpt bij {subject}?", $"What helps with {subject}?");
                question["answers"] = Answers([
                    ("meer tijd", "more time"),
                    ("meer geld", "more money"),
                    ("duidelijke afspraken", "clear agreements"),
                    ("een vaste contactpersoon", "one contact person"),
                    ("minder regels", "fewer rules"),
                ]);
                break;
            case Kind.Mark:
                question["type"] = "numeric";
                question["minimum"] = 1;
                question["maximum"] = 10;
                question["showMean"] = true;
                question["text"] = Text($"Welk cijfer geeft u {subject}?", $"Which mark do you give {subject}?");
                question["shortText"] = Text($"Cijfer voor {subject}", $"Mark for {subject}");
                break;
        }

        return question;
    }

    private IEnumerable<JsonNode> Grid()
    {
        if (GridItems == 0)
            yield break;
        var scale = Answers([
            .. Enumerable.Range(1, 7).Select(point => ($"punt {Json.Number(point)}", $"point {Json.Number(point)}")),
        ]);
        for (var i = 0; i < scale.Count; i++)
        {
            scale[i]!["score"] = i + 1;
            scale[i]!["inSummary"] = i >= 5;
        }

        yield return new JsonObject
        {
            ["id"] = "stellingen",
            ["type"] = "grid",
            ["chapter"] = "oordeel",
            ["ordinal"] = true,
            ["showMean"] = true,
            ["text"] = Text(
                "In hoeverre bent u het eens met de stellingen?",
                "How far do you agree with the statements?"
            ),
            ["shortText"] = Text("Eens met de stellingen", "Agrees with the statements"),
            ["answers"] = scale,
            ["items"] = new JsonArray([
                .. Enumerable
                    .Range(1, GridItems)
                    .Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = "s" + Json.Number(i),
                                ["label"] = Text(
                                    $"Stelling {Json.Number(i)}: samen werken levert kinderen meer op dan het kost",
                                    $"Statement {Json.Number(i)}: working together brings children more than it costs"
                                ),
                            }
                    ),
            ]),
        };
    }

    private static JsonArray Answers(IReadOnlyList<(string Dutch, string English)> labels) =>
        [
            .. labels.Select(
                (label, i) =>
                    (JsonNode)
                        new JsonObject { ["code"] = Json.Number(i + 1), ["label"] = Text(label.Dutch, label.English) }
            ),
        ];

    private string Responses(int wave, int group)
    {
        var dice = new Dice((1000 * wave) + group + (7 * Questions) + GridItems);
        var columns = new List<(string Name, Func<string> Answer, int Answering)>();
        for (var number = 0; number < Questions; number++)
            if (SilentWave != wave || number >= 2)
                foreach (var (name, answer) in ColumnsOf(number, Shift(wave, group, number), dice))
                    columns.Add((name, answer, number < Questions - RareQuestions ? int.MaxValue : Few));
        for (var item = 1; item <= GridItems; item++)
        {
            var shift = Shift(wave, group, item);
            columns.Add(("stellingen.s" + Json.Number(item), () => Point(dice, 7, shift), int.MaxValue));
        }

        var text = new StringBuilder("respondent," + string.Join(',', columns.Select(column => column.Name)) + "\n");
        var respondents = group < Groups - SmallGroups ? Respondents : Few;
        for (var row = 0; row < respondents; row++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"r{row:D5},{string.Join(',', columns.Select(column => row < column.Answering ? column.Answer() : ""))}\n"
            );
        return text.ToString();
    }

    /// <summary>Every third question moves over time, every fourth differs between groups.</summary>
    private double Shift(int wave, int group, int number) =>
        Effect * ((number % 3 == 0 ? wave : 0) + (number % 4 == 1 ? group % 3 : 0));

    private static IEnumerable<(string Name, Func<string> Answer)> ColumnsOf(int number, double shift, Dice dice) =>
        KindOf(number) switch
        {
            Kind.YesNo => [(Id(number), () => dice.Happens(0.35 + shift) ? "1" : "2")],
            Kind.Scale => [(Id(number), () => Point(dice, 4, shift))],
            Kind.Multiple =>
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(option =>
                        (
                            $"{Id(number)}.{Json.Number(option)}",
                            (Func<string>)(
                                () => dice.Happens(0.1 + (0.12 * option) + (option == 2 ? shift : 0)) ? "1" : "0"
                            )
                        )
                    ),
            ],
            Kind.Mark => [(Id(number), () => Point(dice, 10, shift))],
            _ => throw new ArgumentOutOfRangeException(nameof(number), number, "A question of no kind."),
        };

    private static string Point(Dice dice, int points, double shift) =>
        Json.Number(Math.Clamp(1 + (int)((Math.Sqrt(dice.Share()) + shift) * points), 1, points));

    private static string Id(int number) => "vraag-" + Json.Number(number + 1);

    private static Kind KindOf(int number) => (Kind)(number % 4);

    private enum Kind
    {
        YesNo,
        Scale,
        Multiple,
        Mark,
    }
}
