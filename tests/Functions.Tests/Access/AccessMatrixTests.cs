using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Protocol;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Access;

/// <summary>
/// Every HTTP function, as the worker lists them, called by every kind of caller. Who may call it is what the table in
/// docs/functions.md says: a function that is not in it fails.
/// </summary>
public sealed class AccessMatrixTests(FunctionAppFixture fixture)
{
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
        var app = (await fixture.StartedAsync()).App;
        var survey = await SurveyClient.NewAsync(fixture);
        await PublishAsync(survey);
        var callers = await CallersAsync();
        var functions = await FunctionsAsync(app);
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
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
        }

        functions.Count.ShouldBeGreaterThan(30);
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

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
        var isOfSurvey = route.Contains("{survey}", StringComparison.Ordinal);
        if (isAdministrator && route.Contains("{organisation}", StringComparison.Ordinal))
            return Passed;
        if (isAdministrator)
            return isOfSurvey ? Hidden : Forbidden;
        if (!caller.IsOwner && (isOfSurvey || route.Contains("{organisation}", StringComparison.Ordinal)))
            return Hidden;
        return RoleNames.Of(caller.Roles).Intersect(allowed, StringComparer.Ordinal).Any() ? Passed : Forbidden;
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

    private static HttpRequestMessage Request(JsonNode trigger, string survey, TestCaller caller)
    {
        var method = new HttpMethod(((string)trigger["methods"]![0]!).ToUpperInvariant());
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
        if (method != HttpMethod.Get)
            request.Content = new StringContent("{}", Encoding.UTF8, MediaTypeOf(path.ToString()));
        if (caller.Key is not null)
            request.Headers.Add(Credential.KeyHeader, caller.Key);
        return request;
    }

    private static string MediaTypeOf(string path) =>
        path.EndsWith("population", StringComparison.Ordinal) || path.EndsWith("responses", StringComparison.Ordinal)
            ? "text/csv"
            : "application/json";

    private async Task<IReadOnlyList<TestCaller>> CallersAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var others = Name.Parse("anderen");
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
        await TestKeys.AddAsync(account, others, other, RoleNames.OfOrganisation);
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
        }

        return callers;
    }

    private async Task PublishAsync(SurveyClient survey)
    {
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);
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
    private sealed record TestCaller(string Name, string? Key, Roles Roles, bool IsOwner, bool IsRefused);
}
