using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Protocol;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Access;

/// <summary>
/// Every HTTP function, as the worker lists them, called by every kind of caller: without a key, with keys that are not
/// taken, with keys and with tokens of each role in the survey's organisation and in another. Who may call it is what the
/// table in docs/functions.md says: a function that is not in it fails.
/// </summary>
public sealed class AccessMatrixTests(FunctionAppFixture fixture) : IAsyncLifetime
{
    private const string Audience = "api://stand-van-het-land";
    private static readonly Name Others = Name.Parse("anderen");

    private StorageGate _storage = null!;
    private TokenIssuer _issuer = null!;
    private FunctionAppProcess _app = null!;

    public async ValueTask InitializeAsync()
    {
        await fixture.StartedAsync();
        _issuer = await TokenIssuer.StartAsync();
        _storage = new StorageGate(fixture.ConnectionString);
        _app = await FunctionAppProcess.StartAsync(
            _storage.ConnectionString,
            ("Access__Authority", _issuer.Address.AbsoluteUri),
            ("Access__Audience", Audience)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _storage.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    private static readonly Roles[] EveryRole =
    [
        Roles.Reader,
        Roles.Researcher,
        Roles.Uploader,
        Roles.Publisher,
        Roles.Eraser,
        Roles.Administrator,
    ];

    [Fact]
    public async Task Every_function_answers_every_caller_as_the_table_in_the_docs_says()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await PublishAsync(survey);
        var callers = await CallersAsync();
        var functions = await FunctionsAsync(_app);
        using var client = NewClient();
        var wrong = new List<string>();

        foreach (var (name, trigger) in functions)
        foreach (var caller in callers)
        {
            using var request = Request(trigger, survey.Survey, caller);
            using var response = await client.SendAsync(request);
            var found = await OutcomeAsync(response);
            var expected = Expected(name, (string)trigger["route"]!, caller);
            if (found != expected)
                wrong.Add($"{name} called by {caller.Name}: {found} ({response.StatusCode}), not {expected}");
            if (!MethodsOf(trigger).Contains(HttpMethod.Head))
                continue;
            using var asked = Request(trigger, survey.Survey, caller, HttpMethod.Head);
            using var head = await client.SendAsync(asked);
            if (head.StatusCode != response.StatusCode)
                wrong.Add($"HEAD of {name} called by {caller.Name}: {head.StatusCode}, not {response.StatusCode}");
        }

        functions.Count.ShouldBeGreaterThan(30);
        callers.Count.ShouldBe(29);
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public async Task Survey_of_another_organisation_is_answered_byte_for_byte_as_one_that_is_not_there()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await UploadAsync(survey);
        var key = KeyText.New();
        await TestKeys.AddAsync(fixture.Account, Others, key, RoleNames.OfOrganisation);
        var other = new TestCaller("another organisation", key.Text, RoleNames.OfOrganisation, false, false);
        var reader = KeyText.New();
        await TestKeys.AddAsync(fixture.Account, Others, reader, Roles.Reader);
        var reading = new TestCaller("a reader of another organisation", reader.Text, Roles.Reader, false, false);

        // Whoever may begin a survey learns that its name is taken, and gets it when it is not.
        await ShouldLookAlikeAsync(survey.Survey, other, mayBegin: true);
        await ShouldLookAlikeAsync(survey.Survey, reading, mayBegin: false);
    }

    [Fact]
    public async Task Survey_of_which_nothing_is_published_looks_to_anyone_as_one_that_is_not_there()
    {
        var survey = await SurveyClient.WithDraftAsync(fixture);

        await ShouldLookAlikeAsync(
            survey.Survey,
            new TestCaller("nobody", null, Roles.None, IsOwner: false, IsRefused: false),
            mayBegin: false
        );
    }

    /// <summary>
    /// Every address with a survey in it, in every form that a caller may try, answered for this survey as for one that
    /// nobody made, after as many requests to storage: otherwise the time it takes would tell.
    /// </summary>
    private async Task ShouldLookAlikeAsync(string survey, TestCaller caller, bool mayBegin)
    {
        var nowhere = $"s-{Guid.NewGuid():n}"[..20];
        using var client = NewClient();
        var different = new List<string>();
        var compared = 0;
        foreach (var (name, trigger) in await FunctionsAsync(_app))
        {
            if (!((string)trigger["route"]!).Contains("{survey}", StringComparison.Ordinal))
                continue;
            foreach (var form in Forms(trigger))
            {
                var request = form(survey, caller);
                var path = request.RequestUri!.OriginalString.Split('?')[0];
                if (
                    mayBegin
                    && request.Method == HttpMethod.Put
                    && path.EndsWith("/codebook", StringComparison.Ordinal)
                )
                    continue;
                var there = await AnswerAsync(client, request, survey);
                var notThere = await AnswerAsync(client, form(nowhere, caller), nowhere);
                compared++;
                if (there != notThere)
                    different.Add($"{name} called by {caller.Name}:\n{there}\nnot\n{notThere}");
            }

            if (mayBegin && name == "UploadCodebook")
                continue;
            var reads = await FewestRequestsAsync(client, trigger, survey, caller);
            var others = await FewestRequestsAsync(client, trigger, nowhere, caller);
            if (reads != others)
                different.Add(Invariant($"{name} called by {caller.Name}: {reads} requests to storage, not {others}"));
        }

        compared.ShouldBeGreaterThan(200);
        different.ShouldBeEmpty(string.Join("\n\n", different));
    }

    /// <summary>Requests to storage of the same call three times: now and then one is of something else.</summary>
    private async Task<int> FewestRequestsAsync(HttpClient client, JsonNode trigger, string survey, TestCaller caller)
    {
        var fewest = int.MaxValue;
        for (var time = 0; time < 3; time++)
        {
            var before = _storage.Requests;
            await AnswerAsync(client, Request(trigger, survey, caller), survey);
            fewest = Math.Min(fewest, _storage.Requests - before);
        }

        return fewest;
    }

    /// <summary>The request as it should be, and as somebody would send it who looks for a way past the rules.</summary>
    private static IEnumerable<Func<string, TestCaller, HttpRequestMessage>> Forms(JsonNode trigger)
    {
        foreach (
            var method in new[]
            {
                HttpMethod.Get,
                HttpMethod.Head,
                HttpMethod.Options,
                HttpMethod.Post,
                HttpMethod.Put,
                HttpMethod.Patch,
                HttpMethod.Delete,
            }
        )
            yield return (survey, caller) => Request(trigger, survey, caller, method);
        yield return (survey, caller) => With(Request(trigger, survey, caller), path => $"{path}/");
        yield return (survey, caller) => With(Request(trigger, survey, caller), path => $"{path}//");
        yield return (survey, caller) =>
            With(Request(trigger, survey, caller), path => $"{path}?format=csv&format=json");
        yield return (survey, caller) => With(Request(trigger, survey, caller), path => $"{path}?dryRun=true");
        yield return (survey, caller) =>
            With(
                Request(trigger, survey, caller),
                path => path.Replace("surveys", "SURVEYS", StringComparison.Ordinal)
            );
        yield return (survey, caller) =>
            With(
                Request(trigger, survey, caller),
                path => path.Replace(survey, $"x/%2e%2e/{survey}", StringComparison.Ordinal)
            );
        yield return (survey, caller) =>
            With(
                Request(trigger, survey, caller),
                path => path.Replace(survey, $"{survey}%2f", StringComparison.Ordinal)
            );
        yield return (survey, caller) =>
        {
            var request = Request(trigger, survey, caller);
            request.Headers.Add("X-HTTP-Method-Override", "GET");
            request.Headers.Add("X-Original-URL", $"/api/v1/surveys/{survey}");
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
            return request;
        };
    }

    private static HttpRequestMessage With(HttpRequestMessage request, Func<string, string> address)
    {
        request.RequestUri = new Uri(address(request.RequestUri!.OriginalString), UriKind.Relative);
        return request;
    }

    /// <summary>All that an answer says, without what differs by its moment, and the survey by no name.</summary>
    private static async Task<string> AnswerAsync(HttpClient client, HttpRequestMessage request, string survey)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            var headers = response
                .Headers.Concat(response.Content.Headers)
                .Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal);
            var body = await response.Content.ReadAsStringAsync();
            return $"{response.StatusCode}\n{string.Join('\n', headers)}\n\n{body}".Replace(
                survey,
                "{survey}",
                StringComparison.Ordinal
            );
        }
    }

    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _app.Client.BaseAddress };

    private static IReadOnlyList<HttpMethod> MethodsOf(JsonNode trigger) =>
        [.. trigger["methods"]!.AsArray().Select(method => new HttpMethod(((string)method!).ToUpperInvariant()))];

    private static string Expected(string function, string route, TestCaller caller)
    {
        var allowed = AllowedBy(function);
        if (caller.IsRefused)
            return Unauthenticated;
        if (allowed is ["anyone"])
            return Passed;
        if (caller.Key is null)
            return Unauthenticated;
        var isAdministrator = caller.Roles == Roles.DeploymentAdministrator;
        if (allowed is ["deployment-administrator"])
            return isAdministrator ? Passed : Forbidden;
        var mayByRole = RoleNames.Of(caller.Roles).Intersect(allowed, StringComparer.Ordinal).Any();
        if (function == "UploadCodebook" && !mayByRole)
            return Forbidden;
        var isOfSurvey = route.Contains("{survey}", StringComparison.Ordinal);
        if (isAdministrator && route.Contains("{organisation}", StringComparison.Ordinal))
            return Passed;
        if (isAdministrator)
            return isOfSurvey ? Hidden : Forbidden;
        if (!caller.IsOwner && (isOfSurvey || route.Contains("{organisation}", StringComparison.Ordinal)))
            return Hidden;
        return mayByRole ? Passed : Forbidden;
    }

    private const string Passed = "passed";
    private const string Unauthenticated = "not authenticated";
    private const string Forbidden = "forbidden";
    private const string Hidden = "not there";

    private static async Task<string> OutcomeAsync(HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
            return "failed";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => Unauthenticated,
            HttpStatusCode.Forbidden => Forbidden,
            HttpStatusCode.NotFound when await TitleAsync(response) is "Unknown survey" or "Unknown organisation" =>
                Hidden,
            _ => Passed,
        };
    }

    private static async Task<string?> TitleAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            return null;
        var body = await response.Content.ReadAsStringAsync();
        return body.Length == 0 ? null : (string?)JsonNode.Parse(body)!["title"];
    }

    private static string[] AllowedBy(string function)
    {
        var row = Documented.Single(line => line.StartsWith($"| `{function}` |", StringComparison.Ordinal));
        var allowed = row.Split('|')[3].Trim().Split(", ");
        allowed.ShouldBeSomeThatAll(word => word == "anyone" || RoleNames.Parse(word) != null);
        return allowed;
    }

    private static string[] Documented { get; } =
        File.ReadAllLines(Path.Combine(Repository.Root, "docs", "functions.md"));

    private static HttpRequestMessage Request(
        JsonNode trigger,
        string survey,
        TestCaller caller,
        HttpMethod? otherMethod = null
    )
    {
        var method = otherMethod ?? MethodsOf(trigger)[0];
        var path = new StringBuilder((string)trigger["route"]!)
            .Replace("{nothing:maxlength(0)?}", "")
            .Replace(Routes.AnyOtherPage, "nergens/2024/anders")
            .Replace("{survey}", survey)
            .Replace("{wave}", "2024")
            .Replace("{group}", "scholen")
            .Replace("{upload}", Guid.NewGuid().ToString("n"))
            .Replace("{organisation}", TestKeys.Organisation.ToString())
            .Replace("{release}", "1")
            .Replace("{sha256}", new string('0', 64))
            .Replace("{file}", "factsheet.pdf")
            .Replace("{chart}", "geen.f1")
            .Replace("{block}", "1")
            .Replace("{key}", "geen")
            .Replace("{webhook}", "geen")
            .Replace("{delivery}", "geen")
            .Replace("{preview}", "geen")
            .Replace("{comment}", "geen")
            .Replace("{day}", "2020-01-01")
            .Replace("{schema}", "codebook")
            .Replace("{version}", new string('0', 64))
            .Replace("{file}", "portal.css")
            .Replace("{*address}", "nergens");
        path.ToString().ShouldNotContain("{", customMessage: "A part of an address that this test has no value for.");
        var request = new HttpRequestMessage(method, new Uri($"/{path}", UriKind.Relative));
        if (method != HttpMethod.Get && method != HttpMethod.Head)
            request.Content = new StringContent("{}", Encoding.UTF8, MediaTypeOf(path.ToString()));
        if (caller.Key is { } key)
            request.Headers.Add(
                caller.IsToken ? "Authorization" : Credential.KeyHeader,
                caller.IsToken ? $"Bearer {key}" : key
            );
        return request;
    }

    private static string MediaTypeOf(string path) =>
        path.EndsWith("population", StringComparison.Ordinal) || path.EndsWith("responses", StringComparison.Ordinal)
            ? "text/csv"
            : "application/json";

    private async Task<IReadOnlyList<TestCaller>> CallersAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (expired, revoked, other) = (KeyText.New(), KeyText.New(), KeyText.New());
        var account = fixture.Account;
        await TestKeys.AddAsync(account, TestKeys.Organisation, expired, RoleNames.OfOrganisation, now.AddDays(-1));
        await TestKeys.AddAsync(
            account,
            TestKeys.Organisation,
            revoked,
            RoleNames.OfOrganisation,
            revokedAt: now.AddDays(-1)
        );
        await TestKeys.AddAsync(account, Others, other, RoleNames.OfOrganisation);
        var callers = new List<TestCaller>
        {
            new("nobody", null, Roles.None, IsOwner: false, IsRefused: false),
            new("an expired key", expired.Text, RoleNames.OfOrganisation, IsOwner: true, IsRefused: true),
            new("a revoked key", revoked.Text, RoleNames.OfOrganisation, IsOwner: true, IsRefused: true),
            new("an unknown key", KeyText.New().Text, RoleNames.OfOrganisation, IsOwner: true, IsRefused: true),
            new("what is not a key", "swk_geen", RoleNames.OfOrganisation, IsOwner: true, IsRefused: true),
            new("another organisation", other.Text, RoleNames.OfOrganisation, IsOwner: false, IsRefused: false),
            new(
                "the administrator of the deployment",
                TestKeys.Administrator.Text,
                Roles.DeploymentAdministrator,
                IsOwner: false,
                IsRefused: false
            ),
        };
        foreach (var role in EveryRole)
        {
            var key = KeyText.New();
            await TestKeys.AddAsync(account, TestKeys.Organisation, key, role);
            callers.Add(new(RoleNames.Of(role)[0], key.Text, role, IsOwner: true, IsRefused: false));
            var foreign = KeyText.New();
            await TestKeys.AddAsync(account, Others, foreign, role);
            callers.Add(
                new(
                    $"{RoleNames.Of(role)[0]} of another organisation",
                    foreign.Text,
                    role,
                    IsOwner: false,
                    IsRefused: false
                )
            );
        }

        callers.AddRange(TokenCallers());
        return callers;
    }

    /// <summary>The same with tokens in place of keys.</summary>
    private IEnumerable<TestCaller> TokenCallers()
    {
        foreach (var role in EveryRole)
            yield return Token(
                $"a token of {RoleNames.Of(role)[0]}",
                [$"{TestKeys.Organisation}.{RoleNames.Of(role)[0]}"],
                role,
                isOwner: true
            );
        yield return Token(
            "a token of another organisation",
            [.. RoleNames.Of(RoleNames.OfOrganisation).Select(role => $"{Others}.{role}")],
            RoleNames.OfOrganisation,
            isOwner: false
        );
        yield return Token(
            "a token of the deployment's administrator",
            ["deployment-administrator"],
            Roles.DeploymentAdministrator,
            isOwner: false
        );
        string[] uploader = [$"{TestKeys.Organisation}.uploader"];
        var expired = _issuer.Token(Audience, uploader, expiresIn: TimeSpan.FromMinutes(-5));
        var elsewhere = _issuer.Token("api://iets-anders", uploader);
        yield return new("an expired token", expired, Roles.Uploader, IsOwner: true, IsRefused: true, IsToken: true);
        yield return new(
            "a token for elsewhere",
            elsewhere,
            Roles.Uploader,
            IsOwner: true,
            IsRefused: true,
            IsToken: true
        );

        TestCaller Token(string name, string[] appRoles, Roles roles, bool isOwner) =>
            new(name, _issuer.Token(Audience, appRoles), roles, isOwner, IsRefused: false, IsToken: true);
    }

    private async Task PublishAsync(SurveyClient survey)
    {
        await UploadAsync(survey);
        await survey.PublishAsync("2024", fixture.Account);
    }

    private static async Task UploadAsync(SurveyClient survey)
    {
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
    }

    private static async Task<IReadOnlyList<(string Name, JsonNode Trigger)>> FunctionsAsync(FunctionAppProcess app)
    {
        var worker = await app.WorkerAsync(CancellationToken.None);
        var functions = await worker.Channel.FunctionsAsync(FunctionAppProcess.Folder, CancellationToken.None);
        return
        [
            .. functions
                .Select(function => (function.Name, Trigger: TriggerOf(function)))
                .Where(function => (string?)function.Trigger["type"] == "httpTrigger"),
        ];
    }

    private static JsonNode TriggerOf(RpcFunctionMetadata function) =>
        function
            .RawBindings.Select(binding => JsonNode.Parse(binding)!)
            .Single(binding => ((string)binding["type"]!).EndsWith("Trigger", StringComparison.Ordinal));

    /// <param name="Name">What it is, in words.</param>
    /// <param name="Key">What it shows; null for nothing.</param>
    /// <param name="Roles">What its key may do.</param>
    /// <param name="IsOwner">Whether the survey belongs to its organisation.</param>
    /// <param name="IsRefused">Whether its key is not taken.</param>
    /// <param name="IsToken">Whether what it shows is a token.</param>
    private sealed record TestCaller(
        string Name,
        string? Key,
        Roles Roles,
        bool IsOwner,
        bool IsRefused,
        bool IsToken = false
    );
}
