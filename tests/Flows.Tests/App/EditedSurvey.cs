using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Storage;
using Serverless.TestKit.Surveys;

namespace Serverless.Flows.Tests.App;

/// <summary>A random survey whose codebook is edited at random, and its files, which stay as they are.</summary>
internal sealed class EditedSurvey
{
    private readonly Dice _dice;
    private readonly int _seed;
    private readonly IReadOnlyList<GroupFiles> _files;
    private readonly List<string> _edits = [];
    private JsonObject _codebook;

    public EditedSurvey(int seed)
    {
        var drawn = RandomSurvey.Draw(seed);
        (_seed, _dice, _codebook, _files) = (seed, new Dice(seed), drawn.Codebook, drawn.Files);
        Name = Name.Parse((string)_codebook["survey"]!);
    }

    public Name Name { get; }

    /// <summary>
    /// The waves the codebook has now of which every group has answers; others wait for files, which offline they do not.
    /// </summary>
    public IEnumerable<string> CompleteWaves =>
        WaveIds(_codebook).Where(wave => GroupIds(_codebook).All(group => Has(wave, group)));

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
            (await app.PutResponsesAsync(Name, wave, group, responses)).Done();
        }
    }

    /// <summary>Uploads the codebook with one to three edits; false when that is not a valid codebook.</summary>
    public async Task<bool> EditAsync(FlowApp app)
    {
        var edited = _codebook.DeepClone().AsObject();
        var names = new List<string>();
        for (var edits = _dice.Between(1, 3); edits > 0; edits--)
            names.Add(EditOne(edited));
        var upload = await app.PutCodebookAsync(Name, edited.ToJsonString(), isConfirmed: true);
        if (!upload.Succeeded(out _, out _))
            return false;
        _codebook = edited;
        _edits.AddRange(names);
        return true;
    }

    public Task<string?> OfflineAsync(string wave) =>
        Offline.ResultsAsync(
            _codebook.ToJsonString(),
            wave,
            [.. _files.Select(f => (f.Wave, f.Group, f.Population, (string?)f.Responses))]
        );

    private bool Has(string wave, string group) => _files.Any(file => file.Wave == wave && file.Group == group);

    private string EditOne(JsonObject codebook)
    {
        var questions = codebook["questions"]!.AsArray();
        var question = _dice.Of(questions.Select(q => q!.AsObject()).ToList());
        return _dice.Between(0, 3) switch
        {
            0 or 1 when question["answers"] is JsonArray { Count: > 1 } answers => OfAnswers(answers),
            2 => OfQuestion(question, questions, codebook),
            _ => OfSurvey(codebook),
        };
    }

    private string OfAnswers(JsonArray answers)
    {
        var place = _dice.Between(0, answers.Count - 2);
        var (answer, next) = (answers[place]!, answers[place + 1]!);
        switch (_dice.Between(0, 5))
        {
            case 0:
                (answer["label"], next["label"]) = (next["label"]!.DeepClone(), answer["label"]!.DeepClone());
                return "relabel";
            case 1:
                answer["code"] = Number(_dice.Between(1, 12));
                return "recode";
            case 2:
                answers.RemoveAt(place);
                answers.Add(answer);
                return "reorder answers";
            case 3:
                answers.Add(new JsonObject { ["code"] = Number(_dice.Between(4, 30)), ["label"] = "anders" });
                return "new option";
            case 4:
                answers.RemoveAt(place);
                return "dropped option";
            default:
                answer["missing"] = _dice.Happens(0.5);
                return "missing code";
        }
    }

    private string OfQuestion(JsonObject question, JsonArray questions, JsonObject codebook)
    {
        switch (_dice.Between(0, 5))
        {
            case 0 when (string)question["type"]! == "numeric":
                question["maximum"] = _dice.Between(6, 1_000);
                return "range";
            case 1 when question["routing"] is not null:
                question.Remove("routing");
                return "routing";
            case 2:
                return Limit(question, "groups", GroupIds(codebook));
            case 3:
                return Limit(question, "waves", WaveIds(codebook));
            case 4:
                questions.Remove(question);
                questions.Insert(_dice.Between(0, questions.Count), question);
                return "reorder questions";
            default:
                question.Remove("chapter");
                return "no chapter";
        }
    }

    private string Limit(JsonObject question, string to, IReadOnlyList<string> names)
    {
        if (!question.Remove(to))
            question[to] = new JsonArray(_dice.Of(names));
        return to;
    }

    private string OfSurvey(JsonObject codebook)
    {
        var waves = codebook["waves"]!.AsArray();
        switch (_dice.Between(0, 4))
        {
            case 0 when waves.Count > 1:
                var dropped = (string)waves[0]!["id"]!;
                waves.RemoveAt(0);
                Forget(codebook, dropped);
                return "wave dropped";
            case 1 when codebook["subgroups"] is JsonArray { Count: > 0 } subgroups:
                subgroups.RemoveAt(0);
                return "subgroup dropped";
            case 2:
                var settings = codebook["settings"]?.AsObject() ?? [];
                (settings["confidenceLevel"], settings["minimumBase"]) = (0.9, _dice.Between(3, 15));
                if (settings.Parent is null)
                    codebook["settings"] = settings;
                return "settings";
            case 3:
                codebook["responses"] = _dice.Of(new[] { "codes", "labels", "either" });
                return "codes or labels";
            default:
                waves[^1]!.AsObject().Remove("comparedWith");
                if (waves.Count > 1 && _dice.Happens(0.5))
                    waves[^1]!["comparedWith"] = (string)waves[_dice.Between(0, waves.Count - 2)]!["id"]!;
                return "comparison";
        }
    }

    /// <summary>Takes a wave out of every list of waves, and whatever was compared with it.</summary>
    private static void Forget(JsonNode node, string wave)
    {
        switch (node)
        {
            case JsonObject fields:
                if ((fields["comparedWith"] as JsonValue)?.ToString() == wave)
                    fields.Remove("comparedWith");
                foreach (var child in fields.Select(f => f.Value).OfType<JsonNode>().ToList())
                    Forget(child, wave);
                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonValue>().Where(v => v.ToString() == wave).ToList())
                    items.Remove(item);
                foreach (var child in items.OfType<JsonNode>().ToList())
                    Forget(child, wave);
                break;
        }
    }

    private static List<string> WaveIds(JsonObject codebook) => Ids(codebook, "waves");

    private static List<string> GroupIds(JsonObject codebook) => Ids(codebook, "groups");

    private static List<string> Ids(JsonObject codebook, string part) =>
        [.. codebook[part]!.AsArray().Select(item => (string)item!["id"]!)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
