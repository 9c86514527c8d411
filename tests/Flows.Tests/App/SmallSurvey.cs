using System.Globalization;
using System.Text;
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
        var codebook = JsonNode.Parse(
            """
            {
              "survey": "proef",
              "title": { "nl": "Proefmonitor", "en": "Trial monitor" },
              "waves": [
                { "id": "2024", "title": "Meting 2024", "fieldworkStart": "2024-03-01", "fieldworkEnd": "2024-04-30" },
                { "id": "2025", "title": "Meting 2025", "fieldworkStart": "2025-03-01", "fieldworkEnd": "2025-04-30", "comparedWith": "2024" }
              ],
              "groups": [
                {
                  "id": "scholen", "label": "scholen",
                  "design": { "kind": "sample", "finitePopulationCorrection": false },
                  "weighting": { "method": "raking", "margins": ["grootte"] }
                },
                { "id": "besturen", "label": "besturen", "optionalIn": ["2024", "2025"], "design": { "kind": "self-selected" } }
              ],
              "settings": { "minimumChange": 0 },
              "chapters": [ { "id": "samen", "title": "Samenwerking" } ],
              "questions": [
                {
                  "id": "grootte", "type": "single", "text": "Hoe groot is de organisatie?",
                  "answers": [ { "code": "1", "label": "klein" }, { "code": "2", "label": "groot" } ]
                },
                {
                  "id": "tevreden", "type": "single", "chapter": "samen", "text": "Bent u tevreden over de samenwerking?",
                  "answers": [ { "code": "1", "label": "ja" }, { "code": "2", "label": "nee" }, { "code": "9", "label": "weet niet", "missing": true } ]
                },
                {
                  "id": "cijfer", "type": "numeric", "chapter": "samen", "text": "Welk rapportcijfer geeft u?", "minimum": 1, "maximum": 10, "showMean": true
                }
              ]
            }
            """
        )!;
        codebook["survey"] = survey;
        edit?.Invoke(codebook);
        return codebook.ToJsonString();
    }

    /// <summary>Population of group scholen: 600 small and 400 large.</summary>
    public const string Population = "variable,category,population\ntotal,,1000\ngrootte,1,600\ngrootte,2,400\n";

    /// <summary>
    /// A response file of <paramref name="rows"/> respondents r000000, r000001, …; <paramref name="seed"/> shifts the
    /// answers.
    /// </summary>
    public static string Responses(int rows, int seed = 0)
    {
        var text = new StringBuilder("respondent;grootte;tevreden;cijfer\n");
        for (var row = 0; row < rows; row++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"r{row:D6};{(row % 5 < 2 ? 2 : 1)};{((row + seed) % 7 < 4 ? 1 : 2)};{1 + ((row * 3) + seed) % 10}\n"
            );
        return text.ToString();
    }

    /// <summary>Uploads the codebook, and population and responses of one group in one wave.</summary>
    public static async Task UploadAsync(this FlowApp app, string wave = "2024", int rows = 40, int seed = 0)
    {
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        (await app.PutPopulationAsync(Survey, wave, "scholen", Population)).Done();
        (await app.PutResponsesAsync(Survey, wave, "scholen", Responses(rows, seed))).Done();
    }

    /// <summary>The third question.</summary>
    public static JsonNode Grade(this JsonNode codebook) => codebook["questions"]![2]!;

    /// <summary>The answers of the second question.</summary>
    public static JsonArray Satisfied(this JsonNode codebook) => codebook["questions"]![1]!["answers"]!.AsArray();
}
