using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Serverless.Functions.Tests.App;
using Serverless.Local.Access;
using Serverless.Local.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Access;

/// <summary>Keys, limits and audit logs as callers meet them.</summary>
public sealed class AccessTests(FunctionAppFixture fixture)
{
    [Theory]
    [InlineData("?code=geheim")]
    [InlineData("?X-API-KEY=geheim")]
    [InlineData("?access_token=geheim")]
    [InlineData("?after=swk_abcdefghij_0123456789")]
    [InlineData("/swk_abcdefghij_0123456789")]
    [InlineData("/stand/waves/swk%5Fabcdefghij_0123456789/results")]
    public async Task Key_in_an_address_is_refused_as_leaked_and_not_repeated(string rest)
    {
        var client = (await fixture.StartedAsync()).Client;

        using var response = await client.GetAsync(new Uri($"/api/v1/surveys{rest}", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var detail = (string?)(await response.ReadJsonAsync())!["detail"];
        detail.ShouldNotBeNull().ShouldContain("leaked");
        detail.ShouldNotContain("geheim");
        detail.ShouldNotContain("swk_a");
    }

    [Fact]
    public async Task Key_is_taken_as_bearer_too_but_not_from_two_headers()
    {
        var address = (await fixture.StartedAsync()).Client.BaseAddress;
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {TestKeys.Key.Text}");
        var caller = await client.GetFromJsonAsync<JsonObject>("/api/v1/caller");
        client.DefaultRequestHeaders.Add(Credential.KeyHeader, TestKeys.Key.Text);

        using var twice = await client.GetAsync(new Uri("/api/v1/caller", UriKind.Relative));

        ((string?)caller!["organisation"]).ShouldBe("proef");
        twice.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Keys_of_an_organisation_are_issued_listed_rotated_and_revoked_over_the_api()
    {
        await fixture.StartedAsync();
        using var administrator = Client(TestKeys.Administrator.Text);
        var organisation = $"o-{Guid.NewGuid():n}"[..20];
        await LocalKeys.IssueAsync(administrator, organisation, CancellationToken.None);
        var issued = await administrator.SendAsync(
            HttpMethod.Post,
            $"organisations/{organisation}/keys",
            new JsonObject { ["label"] = "veldwerk", ["roles"] = new JsonArray("administrator") },
            CancellationToken.None
        );
        using var own = Client((string)issued["key"]!);
        var id = (string)issued["described"]!["id"]!;

        var rotated = await own.SendAsync(
            HttpMethod.Post,
            $"organisations/{organisation}/keys/{id}/rotation",
            new JsonObject { ["overlapHours"] = 1 },
            CancellationToken.None
        );
        using var successor = Client((string)rotated["key"]!);
        await successor.SendAsync(
            HttpMethod.Delete,
            $"organisations/{organisation}/keys/{id}",
            null,
            CancellationToken.None
        );
        var (status, _) = await own.TrySendAsync(HttpMethod.Get, "caller", null, CancellationToken.None);
        var listed = await successor.SendAsync(
            HttpMethod.Get,
            $"organisations/{organisation}/keys",
            null,
            CancellationToken.None
        );
        var audit = await successor.SendAsync(
            HttpMethod.Get,
            $"organisations/{organisation}/audit",
            null,
            CancellationToken.None
        );

        status.ShouldBe(HttpStatusCode.Unauthorized);
        listed["keys"]!.AsArray().Count.ShouldBe(3);
        listed.ToJsonString().ShouldNotContain(KeyText.Prefix);
        audit["entries"]!
            .AsArray()
            .Select(entry => (string?)entry!["operation"])
            .ShouldBe(["key-revoked", "key-rotated", "key-issued", "key-issued"]);
    }

    [Theory]
    [InlineData("organisations/proef/keys", "{\"label\":\"a\",\"roles\":[\"reader\"],\"roles\":[\"eraser\"]}")]
    [InlineData("organisations/proef/keys", "{\"label\":\"a\",\"roles\":[\"reader\"],\"Roles\":[\"eraser\"]}")]
    [InlineData("surveys/onbekend/erasures", "{\"respondent\":\"r1\",\"wave\":\"2024\",\"wave\":null}")]
    public async Task Body_with_a_member_twice_is_refused(string address, string body)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var target = address.Replace("onbekend", survey.Survey, StringComparison.Ordinal);

        using var response = await survey.Client.PostAsync(
            new Uri($"/api/v1/{target}", UriKind.Relative),
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Body_with_something_unknown_in_it_is_refused_with_an_example()
    {
        await fixture.StartedAsync();
        using var administrator = Client(TestKeys.Administrator.Text);

        var (status, answer) = await administrator.TrySendAsync(
            HttpMethod.Post,
            "organisations/proef/keys",
            new JsonObject { ["label"] = "veldwerk", ["rol"] = "uploader" },
            CancellationToken.None
        );

        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)answer!["detail"]).ShouldNotBeNull().ShouldContain("\"roles\"");
    }

    [Fact]
    public async Task Caller_over_its_limits_is_told_when_to_try_again()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__RequestsPerMinute", "20"),
            ("Access__MegabytesPerDay", "1")
        );
        var key = KeyText.New();
        await TestKeys.AddAsync(fixture.Account, TestKeys.Organisation, key, RoleNames.OfOrganisation);
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        client.DefaultRequestHeaders.Add(Credential.KeyHeader, key.Text);
        using var large = await client.PutAsync(
            new Uri("/api/v1/surveys/te-groot/codebook", UriKind.Relative),
            new ByteArrayContent(new byte[1_100_000])
        );
        var statuses = new List<HttpStatusCode>();
        TimeSpan? retryAfter = null;
        for (var call = 0; call < 60; call++)
        {
            using var response = await client.GetAsync(new Uri("/api/v1/caller", UriKind.Relative));
            statuses.Add(response.StatusCode);
            retryAfter ??= response.Headers.RetryAfter?.Delta;
        }

        large.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        large.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        // The minute may have turned once while the calls were made.
        statuses.Count(status => status == HttpStatusCode.OK).ShouldBeInRange(19, 40);
        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThanOrEqualTo(20);
        retryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("X-Client-IP", "203.0.113.7:4711", "203.0.113.99")]
    [InlineData("X-Azure-SocketIP", "2001:db8:1:2::7", "2001:db8:1:3::8")]
    [InlineData("X-Client-IP", "nowhere", "nowhere either")]
    public async Task Callers_without_a_key_share_the_limit_of_their_network(
        string header,
        string first,
        string neighbour
    )
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Access__AnonymousRequestsPerMinute", "20"),
            ("Access__AddressHeader", header)
        );
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        var key = KeyText.New();
        await TestKeys.AddAsync(fixture.Account, TestKeys.Organisation, key, RoleNames.OfOrganisation);
        async Task<HttpStatusCode> StatusAsync(string address, string from, string? shown = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add(header, from);
            if (shown is not null)
                request.Headers.Add(Credential.KeyHeader, shown);
            using var response = await client.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(
                    TimeSpan.FromSeconds(1),
                    TimeSpan.FromSeconds(60)
                );
            return response.StatusCode;
        }

        // Twice the limit and more, since the minute may turn once meanwhile.
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 60; call++)
            statuses.Add(await StatusAsync("/api/v1/surveys", call % 2 == 0 ? first : neighbour));

        statuses.Count(status => status == HttpStatusCode.OK).ShouldBeInRange(20, 40);
        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThanOrEqualTo(20);
        (await StatusAsync("/api/v1/surveys", "192.0.2.1")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/api/v1/caller", first, key.Text)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/api/v1/caller", first, KeyText.New().Text)).ShouldBeOneOf(
            HttpStatusCode.TooManyRequests,
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Exact_results_are_those_before_rounding_and_reading_them_is_in_the_log()
    {
        var survey = await SurveyClient.NewAsync(await fixture.StartedAsync());
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);

        using var exact = await survey.GetAsync("/waves/2024/results/exact");
        using var rounded = await survey.GetAsync("/waves/2024/results");
        using var audit = await survey.GetAsync("/audit");
        using var csv = await survey.GetAsync("/audit?format=csv");
        using var verified = await survey.GetAsync("/audit/verification");

        exact.StatusCode.ShouldBe(HttpStatusCode.OK);
        exact.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await exact.Content.ReadAsStringAsync()).Length.ShouldBeGreaterThan(
            (await rounded.Content.ReadAsStringAsync()).Length
        );
        var newest = (await audit.ReadJsonAsync())!["entries"]![0]!;
        ((string?)newest["operation"], (string?)newest["actorId"]).ShouldBe(("exact-results-read", TestKeys.Key.Id));
        (await csv.Content.ReadAsStringAsync()).ShouldContain("exact-results-read,key,");
        ((bool?)(await verified.ReadJsonAsync())!["intact"]).ShouldBe(true);
    }

    [Fact]
    public async Task Log_is_verified_from_another_machine_by_what_the_api_gives()
    {
        var survey = await SurveyClient.NewAsync(await fixture.StartedAsync());
        for (var version = 1; version <= 3; version++)
            (
                await survey.PutCodebookAsync(
                    TrialMonitor.Codebook(survey.Survey, FormattableString.Invariant($"Versie {version}"))
                )
            ).EnsureSuccessStatusCode();
        (await survey.App.TickAsync("BackUpPointers")).EnsureSucceeded();
        var keyFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(keyFile, TestKeys.Key.Text);
        string[] command =
        [
            "audit",
            "verify",
            "--survey",
            survey.Survey,
            "--key-file",
            keyFile,
            "--address",
            survey.Client.BaseAddress!.AbsoluteUri,
        ];
        var output = new StringWriter();

        var intact = await CommandLine.RunAsync(command, Printing(output));
        var changed = await CommandLine.RunAsync([.. command, "--head", $"2:{new string('0', 64)}"], Printing(output));
        File.Delete(keyFile);

        intact.ShouldBe(0, output.ToString());
        changed.ShouldBe(1);
        output.ToString().ShouldContain("3 entries, compared with 1 ends");
        output.ToString().ShouldContain("Entry 2 is not the one that was kept");
    }

    private ApiClient Client(string key) => new(fixture.Client.BaseAddress!, key);

    private static IAnsiConsole Printing(TextWriter output)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
            }
        );
        console.Profile.Width = 500;
        return console;
    }
}
