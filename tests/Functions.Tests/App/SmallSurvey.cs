using System.Globalization;
using System.Text;

namespace Serverless.Functions.Tests.App;

/// <summary>
/// A small survey of two groups and two waves, made to measure for the tests. Changes by few respondents are published
/// at once.
/// </summary>
internal static class SmallSurvey
{
    /// <summary>
    /// The codebook of survey <paramref name="name"/>; <paramref name="title"/> makes versions of it that differ.
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

    /// <summary>The same codebook with an open question, <c>toelichting</c>.</summary>
    public static string CodebookWithOpenQuestion(string name) =>
        Codebook(name)
            .Replace(
                "\"questions\": [",
                """
                "questions": [ { "id": "toelichting", "type": "open", "chapter": "samen", "text": "Licht toe." },
                """,
                StringComparison.Ordinal
            );

    /// <summary>Population of group scholen: 60,000 small and 40,000 large.</summary>
    public static string Population() =>
        "variable,category,population\ntotal,,100000\ngrootte,1,60000\ngrootte,2,40000\n";

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
