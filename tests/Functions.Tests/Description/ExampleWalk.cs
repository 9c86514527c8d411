using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// The operations of the API called once in the order in which one would, each answer held against its example. They have
/// a storage emulator of their own, since some list everything there is.
/// </summary>
public sealed class ExampleWalk : IAsyncLifetime
{
    private const string Group = "/waves/2026/groups/leerlingen";

    private const string Overlap = """{ "overlapHours": 24 }""";

    private readonly SeparateApp _separate = new();
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private NotedOperations _noted = null!;
    private ApiDescriptionFile? _description;
    private Lazy<Task> _walk = null!;

    private FunctionAppProcess App => _separate.App;

    private SurveyClient Survey => new(App, "leesmonitor");

    private StorageAccount Account => _separate.Account;

    public async ValueTask InitializeAsync()
    {
        await _separate.InitializeAsync();
        _noted = new(Account);
        _walk = new(WalkAsync);
    }

    public ValueTask DisposeAsync() => _separate.DisposeAsync();

    /// <summary>Which answers of which operations were as their examples say.</summary>
    public async Task<IReadOnlySet<string>> ShownAsync()
    {
        await _walk.Value;
        return _shown;
    }

    /// <summary>What each operation left in audit logs.</summary>
    public async Task<ILookup<string, string>> NotedAsync()
    {
        await _walk.Value;
        return _noted.ByOperation;
    }

    private async Task WalkAsync()
    {
        _description = new(await App.Client.GetStringAsync(new Uri($"{Addresses.Api}/openapi.json", UriKind.Relative)));
        await ShowBeginningAsync();
        await ShowKeysAsync("organisations/leesfonds/keys");
        await ShowWebhooksAsync("organisations/leesfonds/webhooks");
        await ShowStyleAsync("organisations/leesfonds/style");
        await ShowUploadsAsync();
        await ShowPublishedAsync();
        await ShowNoticesAsync();
        await ShowReleasesAsync("/waves/2026/releases");
        await ShowDraftAsync("/waves/2026/releases/3");
        await ShowErasuresAsync();
        await ShowCareAsync();
    }

    private async Task ShowBeginningAsync()
    {
        const string title = """{ "title": "Leesfonds" }""";
        await ShowAsync("start.json", GetAsync(""));
        await ShowAsync("caller.json", GetAsync("caller"));
        await ShowAsync("organisation.json", AdministerAsync(HttpMethod.Put, "organisations/leesfonds", title));
        await ShowAsync("organisation.json", AdministerAsync(HttpMethod.Get, "organisations/leesfonds"));
        await ShowAsync("organisations.json", AdministerAsync(HttpMethod.Get, "organisations"));
    }

    private async Task ShowKeysAsync(string keys)
    {
        const string asked = """{ "label": "uploads of the field agency", "roles": ["uploader"] }""";
        var issued = await ShowAsync("issued-key.json", AdministerAsync(HttpMethod.Post, keys, asked), 201);
        await ShowAsync("keys.json", AdministerAsync(HttpMethod.Get, keys));
        var rotation = $"{keys}/{issued!["described"]!["id"]}/rotation";
        var rotated = await ShowAsync("rotated-key.json", AdministerAsync(HttpMethod.Post, rotation, Overlap), 201);
        var key = $"{keys}/{rotated!["described"]!["id"]}";
        await ShowAsync("revoked-key.json", AdministerAsync(HttpMethod.Delete, key));
    }

    private async Task ShowWebhooksAsync(string webhooks)
    {
        const string asked = """{ "address": "http://localhost:9000/notices", "label": "website" }""";
        var added = await ShowAsync("added-webhook.json", AdministerAsync(HttpMethod.Post, webhooks, asked), 201);
        var webhook = $"{webhooks}/{added!["described"]!["id"]}";
        var test = await ShowAsync("webhook-test.json", AdministerAsync(HttpMethod.Post, $"{webhook}/tests"), 202);
        var attempts = $"{webhook}/deliveries/{test!["id"]}/attempts";
        await ShowAsync("notice-sent-again.json", AdministerAsync(HttpMethod.Post, attempts), 202);
        await ShowAsync("webhook.json", AdministerAsync(HttpMethod.Get, webhook));
        await ShowAsync("webhooks.json", AdministerAsync(HttpMethod.Get, webhooks));
        await ShowAsync(
            "rotated-webhook-secret.json",
            AdministerAsync(HttpMethod.Post, $"{webhook}/rotation", Overlap),
            201
        );
        await ShowAsync("removed-webhook.json", AdministerAsync(HttpMethod.Delete, webhook));
    }

    private async Task ShowStyleAsync(string style)
    {
        var file = Repository.Text("docs", "examples", "house-style.json");
        await ShowAsync("house-style.json", AdministerAsync(HttpMethod.Put, style, file), 201);
        await ShowAsync("house-style-again.json", AdministerAsync(HttpMethod.Put, style, file));
        await ShowAsync("../house-style.json", AdministerAsync(HttpMethod.Get, style));
        await ShowAsync("removed-house-style.json", AdministerAsync(HttpMethod.Delete, style));
    }

    private async Task ShowUploadsAsync()
    {
        await ShowAsync("codebook-draft.json", DraftAsync());
        await ShowRefusalAsync("unknown-survey.json", Survey.GetAsync(""), 404);
        await ShowUploadAsync("/codebook", "codebook", "codebook.json", "application/json");
        await ShowUploadAsync("/factsheet-template", "factsheet-template", "factsheet-template.md", "text/markdown");
        await ShowUploadAsync($"{Group}/population", "population", "population.csv", "text/csv");
        await ShowRefusalAsync(
            "faulty-responses.json",
            Survey.PutAsync($"{Group}/responses", Changed("l002,2,1,2", "l002,2,7,2"), "text/csv"),
            422
        );
        var accepted = await ShowAsync(
            "responses-being-stored.json",
            Survey.PutAsync(
                $"{Group}/responses",
                Changed("l002,2,1,2", "l002,2,1,3"),
                "text/csv",
                ("Prefer", "respond-async")
            ),
            202
        );
        var upload = ((string)accepted!["status"]!).Split('/')[^1];
        (await Survey.StoreAsync(upload)).EnsureSucceeded();
        await _noted.SkipAsync();
        await ShowAsync("upload.json", Survey.GetAsync($"/uploads/{upload}"));
        await ShowBlocksAsync();
        await ShowUploadAsync($"{Group}/responses", "responses", "responses.csv", "text/csv");
        await ShowAsync("issues.json", Survey.GetAsync("/waves/2026/issues"));
        await ShowRefusalAsync("unknown-parameter.json", Survey.GetAsync("?page=2"), 400);
    }

    private async Task ShowBlocksAsync()
    {
        var (other, file) = (Changed("l002,2,1,2", "l002,2,1,1"), Changed("l002,2,1,2", "l002,2,2,2"));
        var at = await BeginAsync(other);
        await ShowAsync("block-upload-under-way.json", SendBlockAsync(at, other));
        await ShowAsync("block-upload-under-way.json", App.Client.GetAsync(at));
        await ShowAsync("finished-block-upload-being-stored.json", FinishAsync(at, ("Prefer", "respond-async")), 202);
        at = await BeginAsync(file);
        await ShowAsync("block-upload.json", App.Client.DeleteAsync(at));
        await SendBlockAsync(at = await BeginAsync(file), file);
        await ShowAsync("finished-block-upload.json", FinishAsync(at), 201);
        await SendBlockAsync(at = await BeginAsync(file), file);
        await ShowAsync("finished-block-upload-again.json", FinishAsync(at));
    }

    private async Task<Uri> BeginAsync(byte[] file)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var asked = FormattableString.Invariant($$"""{ "bytes": {{file.Length}}, "sha256": "{{sha256}}" }""");
        var begun = await ShowAsync(
            "block-upload.json",
            SendAsync(HttpMethod.Post, $"surveys/leesmonitor{Group}/block-uploads", asked)
        );
        return new Uri((string)begun!["address"]!, UriKind.Relative);
    }

    private async Task<HttpResponseMessage> SendBlockAsync(Uri at, byte[] block)
    {
        using var content = new ByteArrayContent(block);
        content.Headers.TryAddWithoutValidation(
            "Content-Digest",
            $"sha-256=:{Convert.ToBase64String(SHA256.HashData(block))}:"
        );
        return await App.Client.PutAsync(new Uri($"{at}/blocks/1", UriKind.Relative), content);
    }

    private async Task<HttpResponseMessage> FinishAsync(Uri at, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{at}/completion", UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await App.Client.SendAsync(request);
    }

    private async Task ShowPublishedAsync()
    {
        await ShowAsync("recompute.json", Survey.PostAsync("/waves/2026/recompute"), 202);
        await PublishAsync();
        await ShowAsync("surveys.json", GetAsync("surveys"));
        await ShowAsync("survey.json", Survey.GetAsync(""));
        await ShowAsync("../codebook.json", Survey.GetAsync("/codebook"));
        await ShowAsync("wave.json", Survey.GetAsync("/waves/2026"));
        await ShowAsync("results.json", Survey.GetAsync("/waves/2026/results"));
        await ShowAsync("figures.csv", Survey.GetAsync("/waves/2026/results?format=csv"));
        await ShowAsync("figures.csv", Survey.GetAsync("/waves/2026/tables?format=csv&language=en"));
        await ShowAsync("figures.jsonstat.json", Survey.GetAsync("/waves/2026/tables?format=jsonstat"));
        await ShowAsync("exact-results.json", Survey.GetAsync("/waves/2026/results/exact"));
        await ShowAsync("cleaned-responses.csv", Survey.GetAsync($"{Group}/responses?language=en"));
    }

    private async Task ShowNoticesAsync()
    {
        (await App.TickAsync("RecomputeStale")).EnsureSucceeded();
        await ShowAsync("feed.atom", GetAsync("feeds/atom?language=en"));
        await ShowAsync("feed-of-survey.atom", Survey.GetAsync("/feeds/atom?language=en"));
        await ShowAsync("calendar.ics", GetAsync("calendar?language=en"));
        await ShowAsync("calendar-of-survey.ics", Survey.GetAsync("/calendar?language=en"));
    }

    private async Task ShowReleasesAsync(string releases)
    {
        await ShowAsync("releases.json", Survey.GetAsync(releases));
        var release = await ShowAsync("release.json", Survey.GetAsync($"{releases}/1"));
        await ShowAsync("results.json", Survey.GetAsync($"{releases}/1/results"));
        await ShowAsync("figures.csv", Survey.GetAsync($"{releases}/1/tables?format=csv&language=en"));
        await ShowAsync("figures.jsonstat.json", Survey.GetAsync($"{releases}/1/tables?format=jsonstat"));
        await ShowAsync("results.json", FileAsync(release!, "results.public.json"));
        await ShowAsync("figures.csv", FileAsync(release!, "figures.csv"));

        // More pupils turn out to like reading than it seemed.
        var corrected = Changed(",2,2,", ",2,1,");
        (await Survey.PutAsync($"{Group}/responses", corrected, "text/csv")).EnsureSuccessStatusCode();
        await PublishAsync();
        await ShowAsync("changes.json", Survey.GetAsync($"{releases}/2/changes"));
        await ShowAsync("corrections.json", Survey.GetAsync("/corrections"));
        const string withdrawal = """{ "reason": "Een klas was dubbel geteld." }""";
        await ShowAsync("withdrawn-release.json", PublicationAsync(HttpMethod.Delete, 2, withdrawal));
        await ShowAsync("published-release.json", PublicationAsync(HttpMethod.Post, 2, "{}"));

        // What is computed after a withdrawal is a draft.
        (await PublicationAsync(HttpMethod.Delete, 2, withdrawal)).EnsureSuccessStatusCode();
        (await Survey.PutAsync($"{Group}/responses", Changed(",2,1,", ",2,2,"), "text/csv")).EnsureSuccessStatusCode();
        await PublishAsync();
        await ShowAsync("release-in-review.json", Survey.PostAsync($"{releases}/3/review"));
    }

    private async Task ShowDraftAsync(string release)
    {
        var blocks = await ShowAsync("blocks.json", Survey.GetAsync($"{release}/blocks"));
        var block = blocks!["reports"]![0]!["blocks"]![1]!["id"]!.ToJsonString();
        var remark = $$"""{ "block": {{block}}, "text": "Is this share of all pupils?" }""";
        var comment = await ShowAsync(
            "comment.json",
            OfSurveyAsync(HttpMethod.Post, $"{release}/comments", remark),
            201
        );
        await ShowAsync("comments.json", Survey.GetAsync($"{release}/comments"));
        var address = $"{release}/comments/{comment!["id"]}";
        const string resolved = """{ "resolved": true }""";
        await ShowAsync("resolved-comment.json", OfSurveyAsync(HttpMethod.Patch, address, resolved));
        await ShowAsync("removed-comment.json", OfSurveyAsync(HttpMethod.Delete, address, null));
        const string asked = PreviewRequest.Example;
        var preview = await ShowAsync(
            "preview.json",
            OfSurveyAsync(HttpMethod.Post, $"{release}/previews", asked),
            201
        );
        await ShowAsync("previews.json", Survey.GetAsync($"{release}/previews"));
        var given = $"{release}/previews/{preview!["preview"]!["id"]}";
        await ShowAsync("revoked-preview.json", OfSurveyAsync(HttpMethod.Delete, given, null));
    }

    private Task<HttpResponseMessage> OfSurveyAsync(HttpMethod method, string path, string? json) =>
        SendAsync(App.Client, method, $"surveys/leesmonitor{path}", json);

    private async Task ShowErasuresAsync()
    {
        var one = Repository.Text("docs", "examples", "erasure.json");
        const string other = """{ "respondent": "l003" }""";
        await ShowAsync("erasure.json", SendAsync(HttpMethod.Post, $"surveys/leesmonitor{Group}/erasures", one));
        await ShowAsync("erasure-from-survey.json", SendAsync(HttpMethod.Post, "surveys/leesmonitor/erasures", other));
    }

    private async Task ShowCareAsync()
    {
        await ShowAsync("audit-of-survey.json", Survey.GetAsync("/audit"));
        await ShowAsync("audit-verification-of-survey.json", Survey.GetAsync("/audit/verification"));
        const string organisation = "organisations/leesfonds/audit";
        await ShowAsync("audit-of-organisation.json", AdministerAsync(HttpMethod.Get, organisation));
        await ShowAsync(
            "audit-verification-of-organisation.json",
            AdministerAsync(HttpMethod.Get, $"{organisation}/verification")
        );
        (await App.TickAsync("BackUpPointers")).EnsureSucceeded();
        await _noted.SkipAsync();
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await ShowAsync("restore.json", AdministerAsync(HttpMethod.Post, $"backups/{today}/restore"));
        await ShowAsync("audit-of-deployment.json", AdministerAsync(HttpMethod.Get, "audit"));
        await ShowAsync("audit-verification-of-deployment.json", AdministerAsync(HttpMethod.Get, "audit/verification"));
        const string owner = """{ "organisation": "leesfonds" }""";
        await ShowAsync(
            "organisation.json",
            AdministerAsync(HttpMethod.Put, "surveys/leesmonitor/organisation", owner)
        );
    }

    /// <summary>What is computed and published, and what was sent before it without being shown, nobody asked for.</summary>
    private async Task PublishAsync()
    {
        await Survey.PublishAsync("2026", Account);
        await _noted.SkipAsync();
    }

    /// <summary>An upload, and the same once more.</summary>
    private async Task ShowUploadAsync(string path, string example, string file, string type)
    {
        await ShowAsync($"{example}.json", PutAsync(path, file, type), 201);
        await ShowAsync($"{example}-again.json", PutAsync(path, file, type));
    }

    private async Task<JsonNode?> ShowAsync(string example, Task<HttpResponseMessage> sent, int status = 200)
    {
        using var response = await sent;
        var file = example.StartsWith("../", StringComparison.Ordinal) ? example[3..] : $"answers/{example}";
        await CompareAsync(response, file, status);
        var request = response.RequestMessage!;
        var operation = _description!.Find(request.Method, request.RequestUri!.AbsolutePath)!.Value.Operation;
        var name = (string)operation["operationId"]!;
        var function = $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        _shown.Add(FormattableString.Invariant($"{function} {status} {file}"));
        await _noted.AfterAsync(function);
        var text = await response.Content.ReadAsStringAsync();
        return file.EndsWith(".json", StringComparison.Ordinal) ? JsonNode.Parse(text) : null;
    }

    private static async Task ShowRefusalAsync(string example, Task<HttpResponseMessage> sent, int status)
    {
        using var response = await sent;
        await CompareAsync(response, $"answers/{example}", status);
    }

    private static async Task CompareAsync(HttpResponseMessage response, string file, int status)
    {
        ((int)response.StatusCode).ShouldBe(status, $"{file}: {await response.Content.ReadAsStringAsync()}");
        await new ExampleFile(file).CompareAsync(response);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => App.Client.GetAsync(Of(path));

    private Task<HttpResponseMessage> AdministerAsync(HttpMethod method, string path, string? json = null) =>
        SendAsync(App.Administrator, method, path, json);

    private Task<HttpResponseMessage> PublicationAsync(HttpMethod method, int release, string json) =>
        SendAsync(
            method,
            FormattableString.Invariant($"surveys/leesmonitor/waves/2026/releases/{release}/publication"),
            json
        );

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string json) =>
        SendAsync(App.Client, method, path, json);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        string? json
    )
    {
        using var request = new HttpRequestMessage(method, Of(path))
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        };
        return await client.SendAsync(request);
    }

    /// <summary>A file by its fingerprint, as the release says.</summary>
    private Task<HttpResponseMessage> FileAsync(JsonNode release, string name)
    {
        var file = release["files"]!.AsArray().Single(file => (string?)file!["name"] == name);
        return App.Client.GetAsync(new Uri((string)file!["address"]!, UriKind.Relative));
    }

    private Task<HttpResponseMessage> PutAsync(string path, string file, string type) =>
        Survey.PutAsync(path, File.ReadAllBytes(Repository.PathOf("docs", "examples", file)), type);

    private async Task<HttpResponseMessage> DraftAsync()
    {
        using var content = new ByteArrayContent(Changed("", ""));
        content.Headers.ContentType = new("text/csv");
        return await App.Client.PostAsync(Of("codebook-drafts?waves=2026"), content);
    }

    /// <summary>The responses with one text in place of another.</summary>
    private static byte[] Changed(string from, string to)
    {
        var responses = Repository.Text("docs", "examples", "responses.csv");
        return Encoding.UTF8.GetBytes(
            from.Length == 0 ? responses : responses.Replace(from, to, StringComparison.Ordinal)
        );
    }

    private static Uri Of(string path) =>
        new($"{Addresses.Api}{(path.Length == 0 ? "" : $"/{path}")}", UriKind.Relative);
}
