using System.Globalization;
using System.Text;

namespace Serverless.TestKit.Surveys;

/// <summary>
/// A small survey of two groups and two waves, made to measure for the tests of what is stored and published. Changes
/// by few respondents are published at once.
/// </summary>
public static class TrialMonitor
{
    /// <summary>
    /// The codebook of survey <paramref name="name"/>; <paramref name="title"/> makes versions of it that differ. The
    /// group besturen need not answer.
    /// </summary>
    public static string Codebook(string name, string title = "Proefmonitor") =>
        $$"""
            {
              "survey": "{{name}}",
              "title": { "nl": "{{title}}", "en": "Trial monitor" },
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
            """;

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
}
