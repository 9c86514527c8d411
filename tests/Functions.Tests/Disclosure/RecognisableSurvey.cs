using System.Globalization;
using System.Text;
using Serverless.Functions.Tests.App;
using Serverless.Storage;

namespace Serverless.Functions.Tests.Disclosure;

/// <summary>
/// A survey of boards that can be recognised, in two waves: an answer that three of them gave is withheld, with the next
/// smallest, which hides it, and the mean. Who cooperates is a subgroup, and is asked how.
/// </summary>
/// <param name="client">The survey in an app.</param>
/// <param name="more">How many more gave the small answer in the latest wave in place of the one that hides it.</param>
internal sealed class RecognisableSurvey(SurveyClient client, int more)
{
    private const int Boards = 120;

    public SurveyClient Client { get; } = client;

    /// <summary>Has charts.</summary>
    private const string Template = """
        # Besturen {{ wave }}

        ## Samenwerking

        {{ "oordeel" | chart }}

        {{ "samen" | chart }}

        {{ "oordeel" | table }}

        {{ method }}
        """;

    /// <summary>Publishes the earlier wave and the first release of the later one.</summary>
    public async Task PublishAsync(StorageAccount account)
    {
        (await Client.PutCodebookAsync(Codebook(Client.Survey))).EnsureSuccessStatusCode();
        (await Client.PutAsync("/factsheet-template", Template, "text/markdown")).EnsureSuccessStatusCode();
        (await Client.PutAsync("/factsheet-template?language=en", Template, "text/markdown")).EnsureSuccessStatusCode();
        (await Client.PutResponsesAsync("2024", "besturen", Responses(0, moved: 7))).EnsureSuccessStatusCode();
        await Client.PublishAsync("2024", account);
        (await Client.PutResponsesAsync("2026", "besturen", Responses(more, moved: 0))).EnsureSuccessStatusCode();
        await Client.PublishAsync("2026", account);
    }

    /// <summary>Publishes the second release of the later wave, in which many answered otherwise.</summary>
    public async Task CorrectAsync(StorageAccount account)
    {
        (await Client.PutResponsesAsync("2026", "besturen", Responses(more, moved: 30))).EnsureSuccessStatusCode();
        await Client.PublishAsync("2026", account);
    }

    private static string Responses(int more, int moved)
    {
        var text = new StringBuilder("respondent,oordeel,samen,vorm,bedrag\n");
        for (var i = 0; i < Boards; i++)
        {
            var together = i % 5 < 3;
            text.Append(
                CultureInfo.InvariantCulture,
                $"b{i:D3},{Answer(i)},{(together ? "ja" : "nee")},{Form(i, together)},{100 + (7 * i % 41)}\n"
            );
        }

        return text.ToString();

        string Answer(int i) =>
            i switch
            {
                _ when i < 3 || (i == 5 && more > 0) => "a",
                < 17 => "b",
                < 57 => i - 17 < moved ? "d" : "c",
                < 97 => "d",
                _ => "e",
            };
        static string Form(int i, bool together) => together ? (i % 2 == 0 ? "los" : "vast") : "";
    }

    private static string Codebook(string name) =>
        $$$"""
            {"survey":"{{{name}}}","title":{"nl":"Besturen","en":"Boards"},
             "waves":[
               {"id":"2024","title":"Meting 2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"},
               {"id":"2026","title":"Meting 2026","fieldworkStart":"2026-03-01","fieldworkEnd":"2026-05-31","comparedWith":"2024"}],
             "groups":[{"id":"besturen","label":{"nl":"besturen","en":"boards"},"identifiable":true,
                        "design":{"kind":"sample","finitePopulationCorrection":false}}],
             "chapters":[{"id":"c","title":{"nl":"Samenwerking","en":"Cooperation"}}],
             "questions":[
               {"id":"oordeel","type":"single","chapter":"c","text":{"nl":"Wat vindt u?","en":"What do you think?"},
                "ordinal":true,"showMean":true,"answers":[
                 {"code":"a","label":{"nl":"slecht","en":"bad"},"score":1},{"code":"b","label":{"nl":"matig","en":"poor"},"score":2},
                 {"code":"c","label":{"nl":"gaat wel","en":"fair"},"score":3},{"code":"d","label":{"nl":"goed","en":"good"},"score":4},
                 {"code":"e","label":{"nl":"uitstekend","en":"excellent"},"score":5}]},
               {"id":"samen","type":"single","chapter":"c","text":{"nl":"Werkt u samen?","en":"Do you cooperate?"},"answers":[
                 {"code":"ja","label":{"nl":"ja","en":"yes"}},{"code":"nee","label":{"nl":"nee","en":"no"}}]},
               {"id":"vorm","type":"single","chapter":"c","text":{"nl":"Hoe?","en":"How?"},
                "routing":{"question":"samen","is":["ja"]},"answers":[
                 {"code":"los","label":{"nl":"los","en":"loosely"}},{"code":"vast","label":{"nl":"vast","en":"closely"}}]},
               {"id":"bedrag","type":"numeric","chapter":"c","text":{"nl":"Welk bedrag?","en":"Which amount?"},"showMean":true}],
             "subgroups":[{"id":"samenwerkend","label":{"nl":"samenwerkende besturen","en":"cooperating boards"},
                           "complementLabel":{"nl":"andere besturen","en":"other boards"},
                           "when":{"question":"samen","is":["ja"]}}],
             "settings":{"minimumBase":10,"smallCell":4}}
            """;
}
