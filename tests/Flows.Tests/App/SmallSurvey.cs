using System.Text.Json.Nodes;
using Serverless.Storage;

namespace Serverless.Flows.Tests.App;

/// <summary>
/// A small survey of two groups and two waves, made to measure for the tests. Changes by few respondents are published
/// at once.
/// </summary>
internal static class SmallSurvey
{
    public static Name Survey { get; } = Name.Parse("proef");

    /// <summary>The codebook after <paramref name="edit"/>; the group besturen need not answer.</summary>
    public static string Codebook(Action<JsonNode>? edit = null, string survey = "proef")
    {
        var codebook = JsonNode.Parse(TrialMonitor.Codebook(survey))!;
        edit?.Invoke(codebook);
        return codebook.ToJsonString();
    }

    /// <summary>Population of group scholen: 600 small and 400 large.</summary>
    public const string Population = "variable,category,population\ntotal,,1000\ngrootte,1,600\ngrootte,2,400\n";

    /// <summary>Uploads the codebook, and population and responses of one group in one wave.</summary>
    public static async Task UploadAsync(this FlowApp app, string wave = "2024", int rows = 40, int seed = 0)
    {
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        (await app.PutPopulationAsync(Survey, wave, "scholen", Population)).Done();
        (await app.PutResponsesAsync(Survey, wave, "scholen", TrialMonitor.Responses(rows, seed))).Done();
    }

    /// <summary>The third question.</summary>
    public static JsonNode Grade(this JsonNode codebook) => codebook["questions"]![2]!;

    /// <summary>The answers of the second question.</summary>
    public static JsonArray Satisfied(this JsonNode codebook) => codebook["questions"]![1]!["answers"]!.AsArray();
}
