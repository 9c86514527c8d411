using System.Net;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Reading;

/// <summary>What is not published yet is for the organisation whose survey it is, and for nobody else.</summary>
public sealed class DraftsTests(FunctionAppFixture fixture)
{
    private static readonly string[] Paths =
    [
        "",
        "/codebook",
        "/waves/2024",
        "/waves/2024/results",
        "/waves/2024/factsheet",
        "/waves/2024/tables",
        "/nothing",
    ];

    [Fact]
    public async Task Survey_that_is_not_published_is_answered_as_one_that_is_not_there()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        var nowhere = $"s-{Guid.NewGuid():n}"[..survey.Survey.Length];
        var stranger = KeyText.New();
        await TestKeys.AddAsync(fixture.Account, Name.Parse("vreemden"), stranger, RoleNames.OfOrganisation);
        foreach (var key in new[] { null, stranger.Text })
        {
            using var anybody = Client(survey.Client.BaseAddress!, key);
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            foreach (var path in Paths)
            {
                var hidden = await AnswerAsync(anybody, method, survey.Survey, path);
                var missing = await AnswerAsync(anybody, method, nowhere, path);

                hidden.Status.ShouldBe(HttpStatusCode.NotFound, path);
                hidden.ShouldBe(missing, path);
            }

            (await ListedAsync(anybody)).ShouldNotContain(survey.Survey);
        }

        (await AnswerAsync(survey.Client, HttpMethod.Get, survey.Survey, "/waves/2024")).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Published_survey_shows_everybody_what_is_published_and_neither_failures_nor_counts()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        (await survey.PutResponsesAsync("2025", "scholen", TrialMonitor.Responses(30))).EnsureSuccessStatusCode();
        using var anybody = Client(survey.Client.BaseAddress!, null);

        using var wave = await anybody.GetAsync(Address(survey.Survey, "/waves/2024"));
        using var draft = await anybody.GetAsync(Address(survey.Survey, "/waves/2025"));
        using var overview = await anybody.GetAsync(Address(survey.Survey, ""));
        using var factsheet = await anybody.GetAsync(Address(survey.Survey, "/waves/2024/factsheet"));

        (await ListedAsync(anybody)).ShouldContain(survey.Survey);
        draft.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        factsheet.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = (await wave.ReadJsonAsync())!;
        ((string?)shown["state"]).ShouldBe("fresh");
        shown["inputs"]!.AsArray().ShouldBeEmpty();
        foreach (var property in new[] { "failure", "unfit", "waiting" })
            shown[property].ShouldBeNull(property);
        shown["published"]!["files"]!.AsArray().Count.ShouldBeGreaterThan(3);
        (await overview.ReadJsonAsync())!["waves"]!.AsArray().Count.ShouldBe(1);
    }

    private static HttpClient Client(Uri host, string? key)
    {
        var client = new HttpClient { BaseAddress = host };
        if (key is not null)
            client.DefaultRequestHeaders.Add("x-functions-key", key);
        return client;
    }

    private static Uri Address(string survey, string path) => new($"/api/v1/surveys/{survey}{path}", UriKind.Relative);

    private static async Task<List<string>> ListedAsync(HttpClient client)
    {
        var names = new List<string>();
        for (string? next = "/api/v1/surveys"; next is not null; )
        {
            using var response = await client.GetAsync(new Uri(next, UriKind.Relative));
            var page = (await response.ReadJsonAsync())!;
            names.AddRange(page["surveys"]!.AsArray().Select(entry => (string)entry!["survey"]!));
            next = (string?)page["next"];
        }

        return names;
    }

    /// <summary>All that can be told from an answer, but for the survey's name in it and the time.</summary>
    private static async Task<Told> AnswerAsync(HttpClient client, HttpMethod method, string survey, string path)
    {
        using var request = new HttpRequestMessage(method, Address(survey, path));
        using var response = await client.SendAsync(request);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = await response.Content.ReadAsStringAsync();
        return new(
            response.StatusCode,
            string.Join('\n', headers),
            body.Replace(survey, "survey", StringComparison.Ordinal)
        );
    }

    private sealed record Told(HttpStatusCode Status, string Headers, string Body);
}
