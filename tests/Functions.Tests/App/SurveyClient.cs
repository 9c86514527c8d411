using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.App;

/// <summary>Calls the functions of one survey.</summary>
internal sealed class SurveyClient(FunctionAppProcess app, string survey)
{
    public string Survey { get; } = survey;

    public FunctionAppProcess App { get; } = app;

    public HttpClient Client => App.Client;

    public string Address => $"/api/v1/surveys/{Survey}";

    public static async Task<SurveyClient> NewAsync(FunctionAppFixture fixture) =>
        new((await fixture.StartedAsync()).App, $"s-{Guid.NewGuid():n}"[..20]);

    /// <summary>A survey whose first release is a draft.</summary>
    public static async Task<SurveyClient> WithDraftAsync(FunctionAppFixture fixture)
    {
        var survey = await NewAsync(fixture);
        var codebook = JsonNode.Parse(TrialMonitor.Codebook(survey.Survey))!;
        codebook["release"] = new JsonObject { ["mode"] = "review" };
        (await survey.PutCodebookAsync(codebook.ToJsonString())).EnsureSuccessStatusCode();
        await survey.ComputeAsync(fixture);
        return survey;
    }

    /// <summary>A survey whose first release is published.</summary>
    /// <param name="fixture">The app it is in.</param>
    /// <param name="template">Of its factsheet; null for none.</param>
    public static async Task<SurveyClient> PublishedAsync(FunctionAppFixture fixture, string? template = null)
    {
        var survey = await NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        if (template is not null)
            (await survey.PutAsync("/factsheet-template", template, "text/markdown")).EnsureSuccessStatusCode();
        await survey.ComputeAsync(fixture);
        return survey;
    }

    /// <summary>Uploads the files of 2024 and waits for its first release.</summary>
    private async Task ComputeAsync(FunctionAppFixture fixture)
    {
        (await PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        await this.PublishAsync("2024", fixture.Account);
    }

    /// <summary>Takes the first release of 2024 back.</summary>
    public async Task WithdrawAsync(string reason)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Delete,
            new Uri($"{Address}/waves/2024/releases/1/publication", UriKind.Relative)
        )
        {
            Content = JsonContent.Create(new { reason }),
        };
        (await Client.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>The same survey through another instance of the program.</summary>
    public SurveyClient Through(FunctionAppProcess app) => new(app, Survey);

    public Task<HttpResponseMessage> PutCodebookAsync(
        string? json = null,
        params (string Name, string Value)[] headers
    ) => PutAsync("/codebook", json ?? TrialMonitor.Codebook(Survey), "application/json", headers);

    public Task<HttpResponseMessage> PutPopulationAsync(
        string wave,
        string group,
        string? csv = null,
        params (string Name, string Value)[] headers
    ) => PutAsync($"/waves/{wave}/groups/{group}/population", csv ?? SmallSurvey.Population(), "text/csv", headers);

    public Task<HttpResponseMessage> PutResponsesAsync(
        string wave,
        string group,
        string csv,
        params (string Name, string Value)[] headers
    ) => PutAsync($"/waves/{wave}/groups/{group}/responses", csv, "text/csv", headers);

    public Task<HttpResponseMessage> PutAsync(
        string path,
        string body,
        string contentType,
        params (string Name, string Value)[] headers
    ) => PutAsync(path, Encoding.UTF8.GetBytes(body), contentType, headers);

    public async Task<HttpResponseMessage> PutAsync(
        string path,
        byte[] body,
        string? contentType,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address + path, UriKind.Relative))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address + path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path) =>
        Client.PostAsync(new Uri(Address + path, UriKind.Relative), null);

    /// <summary>Erases a respondent of group scholen in wave 2024.</summary>
    public Task<HttpResponseMessage> EraseAsync(string respondent) =>
        Client.PostAsJsonAsync(
            new Uri($"{Address}/waves/2024/groups/scholen/erasures", UriKind.Relative),
            new { respondent }
        );

    /// <summary>Erases a respondent from every wave, or from one.</summary>
    public Task<HttpResponseMessage> EraseFromSurveyAsync(string respondent, string? wave = null) =>
        Client.PostAsJsonAsync(new Uri($"{Address}/erasures", UriKind.Relative), new { respondent, wave });

    /// <summary>The status document of a wave.</summary>
    public async Task<JsonNode> WaveAsync(string wave)
    {
        using var response = await GetAsync($"/waves/{wave}");
        return (await response.ReadJsonAsync())!;
    }

    /// <summary>
    /// Whether the published figures of a wave are not those of its inputs: stale, or being computed because a timer of
    /// another test found it so.
    /// </summary>
    public async Task<bool> IsOutOfDateAsync(string wave) =>
        (string?)(await WaveAsync(wave))["state"] is "stale" or "computing";

    /// <summary>A survey with codebook, and population and responses of one group in one wave.</summary>
    public async Task UploadWaveAsync(string wave = "2024", int rows = 40, int seed = 0)
    {
        (await PutCodebookAsync()).EnsureSuccessStatusCode();
        (await PutPopulationAsync(wave, "scholen")).EnsureSuccessStatusCode();
        (await PutResponsesAsync(wave, "scholen", TrialMonitor.Responses(rows, seed))).EnsureSuccessStatusCode();
    }
}

internal static class HttpResponses
{
    public static async Task<JsonNode?> ReadJsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync());
}
