using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// The examples of the OpenAPI document, sent to the app in the order in which one would: each gets the answer that the
/// document shows, but for times, hashes and the version of the method.
/// </summary>
public sealed partial class ExampleTests(FunctionAppFixture fixture)
{
    /// <summary>Set to write the examples of answers anew from what the app answers.</summary>
    private const string WriteSetting = "WRITE_EXAMPLES";

    private static readonly string[] ThatChange =
    [
        "inputsHash",
        "outputsHash",
        "version",
        "methodVersion",
        "uploadedAt",
        "queuedAt",
        "startedAt",
        "finishedAt",
        "publishedAt",
        "publishAt",
        "createdAt",
        "sha256",
        "length",
        "address",
        "expiresAt",
        "createdBy",
        "lastUsedOn",
        "id",
        "key",
        "head",
        "hash",
    ];

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_example_is_answered_as_the_document_shows()
    {
        var started = await fixture.StartedAsync();
        var survey = new SurveyClient(started.App, "leesmonitor");
        const string group = "/waves/2026/groups/leerlingen";

        await ShowKeysAsync(started.App.Administrator);
        await ShowAsync("start.json", () => started.Client.GetAsync(new Uri(Addresses.Api, UriKind.Relative)));
        await ShowAsync("codebook-draft.json", () => DraftAsync(started.Client));
        await ShowAsync("unknown-survey.json", () => survey.GetAsync(""), HttpStatusCode.NotFound);
        await ShowAsync(
            "codebook.json",
            () => PutAsync(survey, "/codebook", "codebook.json", "application/json"),
            HttpStatusCode.Created
        );
        await ShowAsync(
            "factsheet-template.json",
            () => PutAsync(survey, "/factsheet-template", "factsheet-template.md", "text/markdown"),
            HttpStatusCode.Created
        );
        await ShowAsync(
            "population.json",
            () => PutAsync(survey, $"{group}/population", "population.csv", "text/csv"),
            HttpStatusCode.Created
        );
        await ShowAsync(
            "faulty-responses.json",
            () => survey.PutAsync($"{group}/responses", FaultyResponses(), "text/csv"),
            HttpStatusCode.UnprocessableEntity
        );
        await ShowAsync(
            "responses.json",
            () => PutAsync(survey, $"{group}/responses", "responses.csv", "text/csv"),
            HttpStatusCode.Created
        );
        await ShowAsync("recompute.json", () => survey.PostAsync("/waves/2026/recompute"), HttpStatusCode.Accepted);
        await survey.PublishAsync("2026", started.Account);
        await ShowAsync("wave.json", () => survey.GetAsync("/waves/2026"));
        await ShowAsync("releases.json", () => survey.GetAsync("/waves/2026/releases"));
        await ShowAsync("release.json", () => survey.GetAsync("/waves/2026/releases/1"));
        await ShowAsync("survey.json", () => survey.GetAsync(""));
        await ShowAsync("surveys.json", () => FirstOfTheListAsync(started.Client));
        await ShowAsync("issues.json", () => survey.GetAsync("/waves/2026/issues"));
        await ShowAsync("unknown-parameter.json", () => survey.GetAsync("?page=2"), HttpStatusCode.BadRequest);
        await ShowAsync("erasure.json", () => PostAsync(survey, $"{group}/erasures", "erasure.json"));

        _shown.ShouldBe(
            Directory
                .EnumerateFiles(Repository.PathOf("docs", "examples", "answers"))
                .Select(file => Path.GetFileName(file)),
            ignoreOrder: true
        );
    }

    private async Task ShowKeysAsync(HttpClient administrator)
    {
        var address = new Uri($"{Addresses.Api}/organisations/leesfonds", UriKind.Relative);
        var keys = new Uri($"{address}/keys", UriKind.Relative);
        using var title = Json("""{ "title": "Leesfonds" }""");
        using var key = Json("""{ "label": "uploads of the field agency", "roles": ["uploader"] }""");

        await ShowAsync("organisation.json", () => administrator.PutAsync(address, title));
        await ShowAsync("issued-key.json", () => administrator.PostAsync(keys, key), HttpStatusCode.Created);
        await ShowAsync("keys.json", () => administrator.GetAsync(keys));
        await ShowAsync(
            "audit-verification.json",
            () => administrator.GetAsync(new Uri($"{address}/audit/verification", UriKind.Relative))
        );
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task ShowAsync(
        string example,
        Func<Task<HttpResponseMessage>> send,
        HttpStatusCode status = HttpStatusCode.OK
    )
    {
        using var response = await send();

        response.StatusCode.ShouldBe(status, $"{example}: {await response.Content.ReadAsStringAsync()}");
        var answer = (await response.ReadJsonAsync())!;
        var file = Repository.PathOf("docs", "examples", "answers", example);
        if (Environment.GetEnvironmentVariable(WriteSetting) is not null)
            await File.WriteAllTextAsync(file, Keys().Replace(answer.ToJsonString(Indented), "swk_…") + "\n");
        var shown = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Masked(answer).ToJsonString().ShouldBe(Masked(shown).ToJsonString(), example);
        _shown.Add(example);
    }

    /// <summary>Keys, which no file of the repository shows, those of a test included.</summary>
    [GeneratedRegex("swk_[A-Za-z0-9_]+", RegexOptions.None, 1_000)]
    private static partial Regex Keys();

    private static System.Text.Json.JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<HttpResponseMessage> PutAsync(SurveyClient survey, string path, string file, string type) =>
        survey.PutAsync(path, File.ReadAllBytes(Repository.PathOf("docs", "examples", file)), type);

    private static async Task<HttpResponseMessage> DraftAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(
            File.ReadAllBytes(Repository.PathOf("docs", "examples", "responses.csv"))
        );
        content.Headers.ContentType = new("text/csv");
        return await client.PostAsync(new Uri($"/{Routes.CodebookDrafts}?waves=2026", UriKind.Relative), content);
    }

    private static async Task<HttpResponseMessage> PostAsync(SurveyClient survey, string path, string file)
    {
        using var content = new StringContent(
            Repository.Text("docs", "examples", file),
            Encoding.UTF8,
            "application/json"
        );
        return await survey.Client.PostAsync(
            new Uri($"{Addresses.Surveys}/{survey.Survey}{path}", UriKind.Relative),
            content
        );
    }

    /// <summary>The responses with a typing error in the third row.</summary>
    private static byte[] FaultyResponses() =>
        Encoding.UTF8.GetBytes(
            Repository
                .Text("docs", "examples", "responses.csv")
                .Replace("l002,2,1,2", "l002,2,7,2", StringComparison.Ordinal)
        );

    /// <summary>Other tests have surveys too: of the list, the example has the one that is first after its own name.</summary>
    private static async Task<HttpResponseMessage> FirstOfTheListAsync(HttpClient client)
    {
        var response = await client.GetAsync(new Uri($"{Addresses.Surveys}?after=leesmonito", UriKind.Relative));
        var list = (await response.ReadJsonAsync())!.AsObject();
        list["surveys"] = new JsonArray(list["surveys"]![0]!.DeepClone());
        list.Remove("next");
        response.Content = new StringContent(list.ToJsonString());
        return response;
    }

    private static JsonNode Masked(JsonNode node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (name, value) in record.ToList())
                    if (ThatChange.Contains(name))
                        record[name] = "…";
                    else if (value is not null)
                        Masked(value);
                break;
            case JsonArray list:
                foreach (var item in list)
                    if (item is not null)
                        Masked(item);
                break;
        }

        return node;
    }
}
