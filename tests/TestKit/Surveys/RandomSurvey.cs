using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.TestKit.Surveys;

/// <summary>The files of one group in one wave.</summary>
public sealed record GroupFiles(string Wave, string Group, string? Population, string Responses);

/// <summary>
/// A survey that is valid, drawn at random: designs, weights, routing, every type of question, waves and groups that
/// come and go, tiny and constant groups, extreme numbers. The same seed draws the same survey.
/// </summary>
public sealed record RandomSurvey(JsonObject Codebook, IReadOnlyList<GroupFiles> Files)
{
    public static RandomSurvey Draw(int seed)
    {
        var dice = new Dice(seed);
        var plan = new SurveyDraw(dice).Draw();
        var files = new List<GroupFiles>();
        foreach (var wave in plan.Waves)
        foreach (var group in plan.Groups.Where(group => wave == plan.Waves[^1] || !dice.Happens(0.1)))
            files.Add(new ResponsesDraw(dice, plan, group, wave).Draw());
        return new RandomSurvey(plan.Codebook, files);
    }
}

/// <summary>A question as it is answered.</summary>
/// <param name="Json">The question in the codebook.</param>
/// <param name="IsBackground">Whether it is asked of everyone in every wave, so that weights may rest on it.</param>
public sealed record DrawnQuestion(JsonObject Json, bool IsBackground)
{
    public string Id => (string)Json["id"]!;

    public string Type => (string)Json["type"]!;

    /// <summary>Answers offered to a group in a wave.</summary>
    public IReadOnlyList<JsonObject> Offered(string group, string wave, string part = "answers") =>
        [
            .. (Json[part]?.AsArray() ?? [])
                .Select(answer => answer!.AsObject())
                .Where(answer => Names(answer["groups"], group) && Names(answer["waves"], wave)),
        ];

    public bool IsAskedOf(string group, string wave) => Names(Json["groups"], group) && Names(Json["waves"], wave);

    /// <summary>Codes of the answers of substance.</summary>
    public IReadOnlyList<string> Substantive(string group, string wave) =>
        [
            .. Offered(group, wave)
                .Where(answer => (bool?)answer["missing"] != true)
                .Select(answer => (string)answer["code"]!),
        ];

    private static bool Names(JsonNode? list, string name) =>
        list is null || list.AsArray().Any(listed => (string?)listed == name);
}

/// <summary>A group as it is sampled.</summary>
public sealed record DrawnGroup(JsonObject Json)
{
    public string Id => (string)Json["id"]!;

    public string? Strata => (string?)Json["design"]!["strata"];

    public string Kind => (string)Json["design"]!["kind"]!;

    public IReadOnlyList<string> Margins =>
        [.. (Json["weighting"]?["margins"]?.AsArray() ?? []).Select(margin => (string)margin!)];

    public bool MayLackMargins => (string?)Json["weighting"]?["missingMargin"] == "factor-one";

    public string? Column(string role) => (string?)Json["columns"]?[role];
}

/// <summary>A codebook with what is needed to answer it.</summary>
public sealed record SurveyPlan(
    JsonObject Codebook,
    IReadOnlyList<string> Waves,
    IReadOnlyList<DrawnGroup> Groups,
    IReadOnlyList<DrawnQuestion> Questions
);

/// <summary>Small JSON.</summary>
internal static class Json
{
    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
