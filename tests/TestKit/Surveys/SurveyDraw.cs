using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.TestKit.Surveys;

/// <summary>Draws a codebook.</summary>
internal sealed class SurveyDraw(Dice dice)
{
    private static readonly string[] Loaded =
    [
        "mean",
        "summary",
        "total",
        "median",
        "q1",
        "not-a",
        "x",
        "1",
        "0",
        "NA",
        "A-1",
        "a_b",
        "9",
        "99",
        "-1",
    ];

    private static readonly string[] Labels =
    [
        "ja",
        "nee, dat niet",
        "helemaal mee eens",
        "< 5 & > 3",
        "\"aanhalingen\"",
        "100% zeker",
        "café",
        "{{ x }}",
        "*ster*",
        "een erg lang antwoord dat over meer dan één regel loopt en waarvan niemand weet waar het ophoudt",
        "§ 3.2",
        "=1+1",
    ];

    private readonly List<DrawnQuestion> _questions = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string[] _waves = [];
    private string[] _groupIds = [];
    private string[] _chapters = [];

    public SurveyPlan Draw()
    {
        _waves = [.. Enumerable.Range(0, dice.Of([1, 1, 2, 2, 3, 4])).Select(i => Json.Number(2016 + (2 * i)))];
        _groupIds = [.. Enumerable.Range(0, dice.Of([1, 1, 2, 2, 3])).Select(i => $"groep-{(char)('a' + i)}")];
        _chapters = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(i => $"hoofdstuk-{Json.Number(i + 1)}")];
        for (var i = dice.Between(1, 3); i > 0; i--)
            _questions.Add(new DrawnQuestion(Background(), IsBackground: true));
        for (var i = dice.Between(1, 7); i > 0; i--)
            _questions.Add(new DrawnQuestion(Question(), IsBackground: false));
        JsonObject[] groups = [.. _groupIds.Select(Group)];
        var codebook = new JsonObject
        {
            ["survey"] = "willekeurig",
            ["title"] = Text("Willekeurige monitor"),
            ["waves"] = new JsonArray([.. _waves.Select((wave, i) => (JsonNode)Wave(wave, i))]),
            ["groups"] = new JsonArray([.. groups.Select(group => group.DeepClone())]),
            ["chapters"] = new JsonArray([
                .. _chapters.Select(id => (JsonNode)new JsonObject { ["id"] = id, ["title"] = Text(id) }),
            ]),
            ["questions"] = new JsonArray([.. _questions.Select(question => question.Json.DeepClone())]),
        };
        Subgroups(codebook);
        Profiles(codebook);
        Ratios(codebook);
        if (dice.Happens(0.3))
            codebook["crossTables"] = new JsonArray(new JsonObject { ["by"] = dice.Of(Crossable()) });
        if (dice.Happens(0.5))
            codebook["settings"] = Settings();
        return new SurveyPlan(codebook, _waves, [.. groups.Select(group => new DrawnGroup(group))], _questions);
    }

    private JsonNode Text(string dutch) =>
        dice.Happens(0.3) ? new JsonObject { ["nl"] = dutch, ["en"] = $"{dutch} (en)" } : dutch;

    private string Id(string stem, bool mayBeLoaded = true)
    {
        var id = mayBeLoaded && dice.Happens(0.1) ? dice.Of(["mean", "total", "not-a", "a", "groep-a", "2016"]) : stem;
        for (var number = 2; !_ids.Add(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        return id;
    }

    private JsonObject Wave(string id, int position)
    {
        var wave = new JsonObject
        {
            ["id"] = id,
            ["title"] = Text($"Meting {id}"),
            ["fieldworkStart"] = $"{id}-03-01",
            ["fieldworkEnd"] = $"{id}-0{Json.Number(dice.Between(3, 9))}-28",
        };
        if (position > 0 && dice.Happens(0.8))
            wave["comparedWith"] = _waves[dice.Happens(0.8) ? position - 1 : dice.Between(0, position - 1)];
        return wave;
    }

    private JsonObject Group(string id)
    {
        var group = new JsonObject
        {
            ["id"] = id,
            ["label"] = Text($"leden van {id}"),
            ["identifiable"] = dice.Happens(0.3),
        };
        var kind = dice.Of(["sample", "sample", "sample", "census", "self-selected"]);
        var design = new JsonObject { ["kind"] = kind };
        group["design"] = design;
        if (kind == "self-selected")
            return group;
        var columns = new JsonObject();
        if (dice.Happens(0.4))
            design["strata"] = dice.Happens(0.5) ? Backgrounds()[0] : "laag";
        if (dice.Happens(0.3))
            design["finitePopulationCorrection"] = dice.Happens(0.5);
        if (dice.Happens(0.7))
            design["lonelyPsu"] = dice.Of(["remove", "certainty", "average", "adjust", "error"]);
        if (kind == "sample" && dice.Happens(0.1))
            return WithReplicates(group);
        if (kind == "sample" && dice.Happens(0.25))
            Clusters(columns);
        if (kind == "sample" && dice.Happens(0.1))
            columns["inclusionProbability"] = "kans";
        if (dice.Happens(0.25))
            columns["baseWeight"] = "gewicht";
        if (dice.Happens(0.3))
            columns["link"] = dice.Happens(0.3) ? "respondent" : "sleutel";
        if (columns.Count > 0)
            group["columns"] = columns;
        if (dice.Happens(0.6))
            group["weighting"] = Weighting();
        return group;
    }

    private void Clusters(JsonObject columns)
    {
        columns["cluster"] = "tros";
        if (!dice.Happens(0.5))
            return;
        columns["clusterSize"] = "trosgrootte";
        if (dice.Happens(0.4))
            columns["subcluster"] = "deel";
    }

    private JsonObject WithReplicates(JsonObject group)
    {
        group["design"]!.AsObject().Remove("strata");
        group["columns"] = new JsonObject { ["baseWeight"] = "gewicht" };
        var method = dice.Of(["brr", "fay", "jk1", "jk2", "jkn", "bootstrap", "successive-difference", "other"]);
        var count = dice.Between(2, 8);
        var replicates = new JsonObject
        {
            ["first"] = "rw1",
            ["last"] = $"rw{Json.Number(count)}",
            ["method"] = method,
            ["aroundEstimate"] = dice.Happens(0.5),
        };
        if (method == "fay")
            replicates["rho"] = 0.3;
        if (method == "jkn" || dice.Happens(0.2))
            replicates["scales"] = new JsonArray([
                .. Enumerable.Range(0, count).Select(_ => (JsonNode)dice.Of([0.5, 0.0, 1])),
            ]);
        if (dice.Happens(0.3))
            replicates["degreesOfFreedom"] = dice.Between(1, 30);
        group["replicateWeights"] = replicates;
        return group;
    }

    private string[] Crossable() =>
        [
            .. _questions
                .Where(q =>
                    q.Type is "single" or "multiple"
                    && q.Json["answers"]!.AsArray() is { Count: >= 2 } answers
                    && answers.Count(answer => (bool?)answer!["missing"] != true) >= 2
                )
                .Select(q => q.Id),
        ];

    private string[] Backgrounds() => [.. _questions.Where(q => q.IsBackground).Select(q => q.Id)];

    private JsonObject Weighting()
    {
        var method = dice.Of(["post-stratification", "raking", "raking", "linear", "logit"]);
        var backgrounds = Backgrounds();
        var margins =
            method == "post-stratification" ? [dice.Of(backgrounds)]
            : backgrounds.Length > 1 && dice.Happens(0.2) ? [string.Join('*', backgrounds.Take(2))]
            : dice.Some(backgrounds, least: 1);
        var weighting = new JsonObject { ["method"] = method, ["margins"] = Json.Array(margins) };
        if (method == "logit" || (method == "linear" && dice.Happens(0.3)))
            weighting["bounds"] = new JsonObject { ["lower"] = 0.1, ["upper"] = 6 };
        if (method == "linear" && dice.Happens(0.5))
            weighting["allowNegativeWeights"] = true;
        if (dice.Happens(0.3))
            weighting["missingMargin"] = "factor-one";
        if (dice.Happens(0.3))
            weighting["trimming"] = new JsonObject
            {
                ["cap"] = dice.Of([1.2, 3.0, 8.0]),
                ["floor"] = dice.Of([0.0, 0.333, 0.9]),
                ["recalibrate"] = dice.Happens(0.7),
            };
        return weighting;
    }

    private JsonObject Background() =>
        new()
        {
            ["id"] = Id("achtergrond", mayBeLoaded: false),
            ["type"] = "single",
            ["text"] = Text("Wat is uw achtergrond?"),
            ["shortText"] = Text("achtergrond"),
            ["answers"] = new JsonArray([
                .. Enumerable
                    .Range(1, dice.Between(2, 4))
                    .Select(i =>
                        (JsonNode)
                            new JsonObject { ["code"] = Json.Number(i), ["label"] = Text($"soort {(char)('a' + i)}") }
                    ),
            ]),
        };

    private JsonObject Question()
    {
        var type = dice.Of(["single", "single", "multiple", "grid", "numeric", "ranking", "open"]);
        var question = new JsonObject
        {
            ["id"] = Id($"vraag-{type}"),
            ["type"] = type,
            ["text"] = Text("Wat vindt u?"),
        };
        if (dice.Happens(0.85))
            question["chapter"] = dice.Of(_chapters);
        if (dice.Happens(0.3))
            question["shortText"] = Text("mening");
        if (dice.Happens(0.2) && _groupIds.Length > 1)
            question["groups"] = Json.Array(dice.Some(_groupIds, least: 1));
        if (dice.Happens(0.2) && _waves.Length > 1)
            question["waves"] = Json.Array(dice.Some(_waves, least: 1));
        if (dice.Happens(0.1))
            question["comparableWithPreviousWave"] = false;
        if (dice.Happens(0.3) && Condition(question) is { } routing)
            question["routing"] = routing;
        if (type is "single" or "multiple" or "grid" or "numeric" && dice.Happens(0.25))
            question["showTotals"] = true;
        if (type is "single" or "multiple" or "grid" && dice.Happens(0.2))
            question["showShareOfResponse"] = true;
        switch (type)
        {
            case "single":
                question["answers"] = Answers(question, dice.Between(1, 7), scored: dice.Happens(0.4));
                Scale(question);
                break;
            case "multiple":
                question["answers"] = Answers(question, dice.Between(1, 6), scored: false, isScale: false);
                if (dice.Happens(0.3))
                    question["answers"]!.AsArray()[^1]!["exclusive"] = true;
                if (dice.Happens(0.3))
                    question["multipleBase"] = "ticked";
                break;
            case "grid":
                question["answers"] = Answers(question, dice.Between(1, 5), scored: dice.Happens(0.5));
                question["items"] = new JsonArray([
                    .. Enumerable
                        .Range(1, dice.Between(1, 4))
                        .Select(i =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["id"] = $"item-{Json.Number(i)}",
                                    ["label"] = Text($"stelling {Json.Number(i)}"),
                                }
                        ),
                ]);
                Scale(question);
                break;
            case "numeric":
                Number(question);
                break;
            case "ranking":
                var options = dice.Between(2, 5);
                question["answers"] = Answers(question, options, scored: false, isScale: false);
                if (dice.Happens(0.4))
                    question["places"] = dice.Between(1, options);
                break;
        }

        return question;
    }

    private void Scale(JsonObject question)
    {
        if (dice.Happens(0.4))
            question["ordinal"] = true;
        if (dice.Happens(0.4))
            question["comparison"] = dice.Of(["rescale", "rescale", "same-answers"]);
        if (question["answers"]!.AsArray().Any(answer => answer!["score"] is not null))
        {
            var showsMean = dice.Happens(0.8);
            question["showMean"] = showsMean;
            if (showsMean && dice.Happens(0.3))
                question["showStandardDeviation"] = true;
        }

        if (
            question["items"] is JsonArray { Count: > 1 }
            && question["answers"]!.AsArray().Count(answer => answer!["score"] is not null) > 1
        )
            question["showReliability"] = dice.Happens(0.5);
    }

    private void Number(JsonObject question)
    {
        if (dice.Happens(0.5))
            question["minimum"] = dice.Of([0.0, -5, 1]);
        if (dice.Happens(0.4))
            question["maximum"] = dice.Of([10.0, 1e6, 1e15]);
        if (dice.Happens(0.4))
            question["unit"] = Text("euro");
        if (dice.Happens(0.3))
            question["decimals"] = dice.Between(0, 3);
        if (dice.Happens(0.3))
            question["showStandardDeviation"] = true;
        question["decimal"] = ".";
        if (dice.Happens(0.2))
            question["answers"] = new JsonArray(
                new JsonObject
                {
                    ["code"] = "99",
                    ["label"] = "weet niet",
                    ["missing"] = true,
                }
            );
    }

    /// <param name="isScale">Whether they are answers of a single or grid question, and no options.</param>
    private JsonArray Answers(JsonObject question, int count, bool scored, bool isScale = true)
    {
        var waves = question["waves"]?.AsArray().Select(wave => (string)wave!).ToList() ?? [.. _waves];
        var codes = dice.Happens(0.3) ? dice.Order(Loaded.Length).Select(i => Loaded[i]).ToArray() : [];
        var labels = dice.Order(Labels.Length).Select(i => Labels[i]).ToArray();
        var answers = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var answer = new JsonObject
            {
                ["code"] = i < codes.Length ? codes[i] : Json.Number(i + 1),
                ["label"] = Text(labels[i]),
            };
            if (scored)
                answer["score"] = dice.Happens(0.05) ? dice.Of([1e9, -1e9, 1e-9]) : i + 1;
            if (isScale && dice.Happens(0.2))
                answer["inSummary"] = true;
            if (count > 1 && i > 0 && dice.Happens(0.12) && waves.Count > 1)
                answer["waves"] = Json.Array(dice.Some(waves, least: 1));
            answers.Add(answer);
        }

        if (isScale && count > 2 && dice.Happens(0.4))
        {
            var last = answers[^1]!.AsObject();
            last["missing"] = true;
            last.Remove("inSummary");
            last.Remove("score");
        }

        return answers;
    }

    /// <summary>A condition on questions so far that are asked wherever <paramref name="of"/> is.</summary>
    private JsonObject? Condition(JsonObject? of = null)
    {
        var simple = Simple(of);
        if (simple is null || !dice.Happens(0.25))
            return simple;
        return dice.Between(0, 2) switch
        {
            0 => new JsonObject { ["not"] = simple },
            1 => new JsonObject { ["all"] = new JsonArray(simple, Simple(of)) },
            _ => new JsonObject { ["any"] = new JsonArray(simple, Simple(of)) },
        };
    }

    private JsonObject? Simple(JsonObject? of)
    {
        var candidates = _questions
            .Where(q =>
                q.Type != "open" && (q.IsBackground || Covers(q.Json, of, "groups") && Covers(q.Json, of, "waves"))
            )
            .ToList();
        if (candidates.Count == 0)
            return null;
        var question = dice.Of(candidates);
        var condition = new JsonObject { ["question"] = question.Id };
        string[] Codes() =>
            [.. dice.Some([.. question.Json["answers"]!.AsArray().Select(a => (string)a!["code"]!)], least: 1)];
        switch (question.Type)
        {
            case "single":
                condition["is"] = Json.Array(Codes());
                break;
            case "grid":
                condition["item"] = "item-1";
                condition["is"] = Json.Array(Codes());
                break;
            case "multiple":
                condition["has"] = Json.Array(Codes());
                break;
            case "numeric":
                condition["min"] = dice.Between(0, 5);
                break;
            default:
                condition["answered"] = true;
                break;
        }

        return condition;
    }

    private static bool Covers(JsonObject asked, JsonObject? of, string property) =>
        asked[property] is null
        || (
            of?[property] is { } needed
            && needed.AsArray().All(name => asked[property]!.AsArray().Any(listed => (string?)listed == (string?)name))
        );

    private void Subgroups(JsonObject codebook)
    {
        var subgroups = new JsonArray();
        for (var i = dice.Between(0, 2); i > 0; i--)
            if (Condition() is { } when)
                subgroups.Add(
                    new JsonObject
                    {
                        ["id"] = $"deel-{Json.Number(i)}",
                        ["label"] = Text($"deel {Json.Number(i)}"),
                        ["complementLabel"] = Text("de anderen"),
                        ["when"] = when,
                    }
                );
        if (subgroups.Count > 0)
            codebook["subgroups"] = subgroups;
    }

    private void Profiles(JsonObject codebook)
    {
        var singles = _questions
            .Where(q => q.Type == "single" && (q.IsBackground || Covers(q.Json, null, "groups")))
            .ToList();
        if (!dice.Happens(0.2) || singles.Count == 0)
            return;
        var of = dice.Some(singles, least: 1);
        codebook["profiles"] = new JsonArray(
            new JsonObject
            {
                ["id"] = Id("profiel"),
                ["label"] = Text("Profiel"),
                ["chapter"] = dice.Of(_chapters),
                ["questions"] = Json.Array(of.Select(q => q.Id)),
                ["atLeast"] = dice.Between(1, of.Count),
                ["patterns"] = new JsonArray([
                    .. Enumerable
                        .Range(0, dice.Between(1, 2))
                        .Select(i =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["id"] = $"patroon-{Json.Number(i)}",
                                    ["label"] = Text($"patroon {Json.Number(i)}"),
                                    ["fits"] = new JsonObject(
                                        of.Select(q => new KeyValuePair<string, JsonNode?>(
                                            q.Id,
                                            Json.Array([(string)dice.Of(q.Json["answers"]!.AsArray())["code"]!])
                                        ))
                                    ),
                                }
                        ),
                ]),
                ["unclassifiedLabel"] = Text("geen"),
            }
        );
    }

    private void Ratios(JsonObject codebook)
    {
        var numbers = _questions
            .Where(q => q.Type == "numeric" && q.Json["groups"] is null && q.Json["waves"] is null)
            .ToList();
        if (numbers.Count < 2)
            return;
        codebook["ratios"] = new JsonArray(
            new JsonObject
            {
                ["id"] = Id("verhouding"),
                ["label"] = Text("Verhouding"),
                ["chapter"] = dice.Of(_chapters),
                ["numerator"] = numbers[0].Id,
                ["denominator"] = numbers[1].Id,
            }
        );
    }

    private JsonObject Settings() =>
        new()
        {
            ["confidenceLevel"] = dice.Of([0.8, 0.9, 0.95, 0.999]),
            ["alpha"] = dice.Of([0.001, 0.05, 0.2]),
            ["minimumBase"] = dice.Of([0, 1, 10, 30]),
            ["smallCell"] = dice.Of([0, 1, 4, 9]),
            ["minimumBaseForTests"] = dice.Of([2, 5, 30]),
            ["shareInterval"] = dice.Of([
                "automatic",
                "wilson",
                "korn-graubard",
                "logit",
                "beta",
                "symmetric",
                "arcsine",
                "likelihood",
            ]),
            ["quantileRule"] = dice.Of(["hf1", "hf2", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9"]),
            ["quantileInterval"] = dice.Of(["symmetric", "automatic", "logit", "beta", "arcsine", "likelihood"]),
            ["degreesOfFreedom"] = dice.Of(["base", "base", "design"]),
            ["rankScores"] = dice.Of(["wilcoxon", "van-der-waerden", "median"]),
            ["correction"] = dice.Of(["holm", "bonferroni", "benjamini-hochberg", "none"]),
        };
}
