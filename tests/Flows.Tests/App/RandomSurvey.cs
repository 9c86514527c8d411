using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Storage;

namespace Serverless.Flows.Tests.App;

/// <summary>A small random survey whose codebook is edited at random, and its files, which stay as they are.</summary>
internal sealed class RandomSurvey
{
    private static readonly string[] AllWaves = ["2023", "2024", "2025"];
    private static readonly string[] AllGroups = ["een", "twee"];

    private readonly Random _random;
    private readonly int _seed;
    private readonly List<(string Wave, string Group, string? Population, string? Responses)> _files = [];
    private readonly List<string> _edits = [];
    private JsonNode _codebook;

    public RandomSurvey(int seed)
    {
        (_seed, _random) = (seed, new Random(seed));
        _codebook = Codebook();
        foreach (var wave in AllWaves)
        foreach (var group in AllGroups)
            _files.Add((wave, group, group == "een" ? Population() : null, Responses()));
    }

    public Name Name { get; } = Name.Parse("willekeurig");

    /// <summary>The waves the codebook has now.</summary>
    public IEnumerable<string> Waves => _codebook["waves"]!.AsArray().Select(wave => (string)wave!["id"]!);

    /// <summary>Kinds of edit that were made so far.</summary>
    public IReadOnlyList<string> Edits => _edits;

    public override string ToString() => $"seed {_seed}: {string.Join(", ", _edits)}";

    public async Task UploadAsync(FlowApp app)
    {
        (await app.PutCodebookAsync(Name, _codebook.ToJsonString())).Done();
        foreach (var (wave, group, population, responses) in _files)
        {
            if (population is not null)
                (await app.PutPopulationAsync(Name, wave, group, population)).Done();
            (await app.PutResponsesAsync(Name, wave, group, responses!)).Done();
        }
    }

    /// <summary>Uploads the codebook with one to three edits; false when that is not a valid codebook.</summary>
    public async Task<bool> EditAsync(FlowApp app)
    {
        var edited = _codebook.DeepClone();
        var names = new List<string>();
        for (var edits = _random.Next(1, 4); edits > 0; edits--)
            names.Add(EditOne(edited));
        var upload = await app.PutCodebookAsync(Name, edited.ToJsonString(), isConfirmed: true);
        if (!upload.Succeeded(out _, out _))
            return false;
        _codebook = edited;
        _edits.AddRange(names);
        return true;
    }

    public Task<string?> OfflineAsync(string wave) => Offline.ResultsAsync(_codebook.ToJsonString(), wave, [.. _files]);

    private string EditOne(JsonNode codebook)
    {
        var questions = codebook["questions"]!.AsArray();
        JsonNode Question(string id) => questions.First(question => (string)question!["id"]! == id)!;
        var choice = Question("keuze")["answers"]!.AsArray();
        var grade = Question("cijfer");
        switch (_random.Next(13))
        {
            case 0:
                var (first, second) = (choice[0]!, choice[1]!);
                (first["label"], second["label"]) = (second["label"]!.DeepClone(), first["label"]!.DeepClone());
                return "relabel";
            case 1:
                choice[_random.Next(choice.Count)]!["code"] = Number(_random.Next(1, 8));
                return "recode";
            case 2:
                var moved = choice[0]!;
                choice.RemoveAt(0);
                choice.Add(moved);
                return "reorder answers";
            case 3:
                grade["maximum"] = _random.Next(6, 15);
                return "range";
            case 4:
                choice.Add(new JsonObject { ["code"] = Number(_random.Next(4, 8)), ["label"] = "anders" });
                return "new option";
            case 5 when choice.Count > 2:
                choice.RemoveAt(_random.Next(choice.Count));
                return "dropped option";
            case 6:
                choice[_random.Next(choice.Count)]!["missing"] = _random.Next(2) == 0;
                return "missing code";
            case 7:
                grade["routing"] =
                    _random.Next(2) == 0
                        ? null
                        : new JsonObject { ["question"] = "keuze", ["is"] = new JsonArray(Number(_random.Next(1, 3))) };
                if (grade["routing"] is null)
                    grade.AsObject().Remove("routing");
                return "routing";
            case 8:
                Question("wat")["groups"] = new JsonArray(AllGroups[_random.Next(2)]);
                return "groups";
            case 9:
                Question("wat")["waves"] = new JsonArray("2024", "2025");
                return "waves";
            case 10:
                questions.Insert(_random.Next(questions.Count - 1), Taken(questions, questions.Count - 1));
                return "reorder questions";
            case 11 when codebook["waves"]!.AsArray().Count == 3:
                codebook["waves"]!.AsArray().RemoveAt(0);
                Question("wat").AsObject().Remove("waves");
                codebook["waves"]![0]!.AsObject().Remove("comparedWith");
                return "wave dropped";
            default:
                codebook["waves"]!.AsArray()[^1]!["comparedWith"] = _random.Next(2) == 0 ? "2024" : null;
                if (codebook["waves"]!.AsArray()[^1]!["comparedWith"] is null)
                    codebook["waves"]!.AsArray()[^1]!.AsObject().Remove("comparedWith");
                return "comparison";
        }
    }

    private static JsonNode Taken(JsonArray questions, int position)
    {
        var taken = questions[position]!;
        questions.RemoveAt(position);
        return taken;
    }

    private static JsonNode Codebook() =>
        JsonNode.Parse(
            """
            {
              "survey": "willekeurig", "title": "Willekeurig",
              "waves": [
                { "id": "2023", "title": "Meting 2023", "fieldworkStart": "2023-03-01", "fieldworkEnd": "2023-04-30" },
                { "id": "2024", "title": "Meting 2024", "fieldworkStart": "2024-03-01", "fieldworkEnd": "2024-04-30", "comparedWith": "2023" },
                { "id": "2025", "title": "Meting 2025", "fieldworkStart": "2025-03-01", "fieldworkEnd": "2025-04-30", "comparedWith": "2024" }
              ],
              "groups": [
                { "id": "een", "label": "eersten", "design": { "kind": "sample" }, "weighting": { "method": "raking", "margins": ["maat"] } },
                { "id": "twee", "label": "tweeden", "design": { "kind": "census" } }
              ],
              "chapters": [ { "id": "alles", "title": "Alles" } ],
              "questions": [
                { "id": "maat", "type": "single", "text": "Hoe groot?", "answers": [ { "code": "1", "label": "klein" }, { "code": "2", "label": "groot" } ] },
                { "id": "keuze", "type": "single", "chapter": "alles", "text": "Wat kiest u?",
                  "answers": [ { "code": "1", "label": "ja" }, { "code": "2", "label": "nee" }, { "code": "3", "label": "weet niet" } ] },
                { "id": "cijfer", "type": "numeric", "chapter": "alles", "text": "Welk cijfer?", "minimum": 0, "maximum": 10, "showMean": true },
                { "id": "wat", "type": "multiple", "chapter": "alles", "text": "Wat geldt?",
                  "answers": [ { "code": "a", "label": "dit" }, { "code": "b", "label": "dat" } ] }
              ]
            }
            """
        )!;

    private string Population()
    {
        var small = _random.Next(100, 900);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"variable,category,population\ntotal,,1000\nmaat,1,{small}\nmaat,2,{1000 - small}\n"
        );
    }

    /// <summary>Answers by code or by label, some left blank.</summary>
    private string Responses()
    {
        var labels = _random.Next(2) == 0;
        var text = new StringBuilder("respondent,maat,keuze,cijfer,wat.a,wat.b\n");
        for (var row = _random.Next(15, 60); row > 0; row--)
            text.Append(CultureInfo.InvariantCulture, $"r{row},{_random.Next(1, 3)},{Choice(labels)},")
                .Append(CultureInfo.InvariantCulture, $"{Blank() ?? Number(_random.Next(0, 9))},")
                .Append(CultureInfo.InvariantCulture, $"{_random.Next(2)},{_random.Next(2)}\n");
        return text.ToString();
    }

    private string Choice(bool labels)
    {
        var chosen = _random.Next(labels ? 2 : 3);
        return Blank() ?? (labels ? new[] { "ja", "nee" }[chosen] : Number(chosen + 1));
    }

    private string? Blank() => _random.Next(10) == 0 ? "" : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
