using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Recompute;

/// <summary>From upload to published factsheet, as the host delivers it.</summary>
public sealed class WaveFlowTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Wave_is_published_from_its_uploads()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();

        await survey.PublishAsync("2024", fixture.Account);

        var wave = await survey.WaveAsync("2024");
        ((string?)wave["state"]).ShouldBe("fresh");
        ((string?)wave["published"]!["inputsHash"]).ShouldBe((string?)wave["inputsHash"]);
        using var factsheet = await survey.GetAsync("/waves/2024/factsheet");
        factsheet.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        factsheet.Headers.GetValues("Content-Security-Policy").ShouldBe(["frame-ancestors 'none'"]);
        System.Text.Encoding.ASCII.GetString(await factsheet.Content.ReadAsByteArrayAsync(), 0, 5).ShouldBe("%PDF-");
        using var results = await survey.GetAsync("/waves/2024/results");
        var lineage = (await results.ReadJsonAsync())!["lineage"]!;
        ((string?)lineage["methodVersion"]).ShouldNotBeNullOrEmpty();
        lineage["inputsHash"].ShouldBeNull("the document is the same wherever it is made");
        var stored = await StoredResponses.OfAsync(survey, fixture.Account);
        (await results.Content.ReadAsStringAsync()).ShouldNotContain(
            stored.Version,
            customMessage: "a hash of answers shows whoever guesses them that the guess is right"
        );
    }

    [Fact]
    public async Task Head_is_answered_as_get_is_without_the_content()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        foreach (
            var path in new[]
            {
                "/waves/2024/results",
                "/waves/2024/results?format=csv",
                "/waves/2024/factsheet?language=en",
                "/waves/2024/tables?format=xlsx",
                "/waves/2024",
                "/codebook",
            }
        )
        {
            using var whole = await survey.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Head, whole.RequestMessage!.RequestUri);

            using var head = await survey.Client.SendAsync(request);

            head.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            head.Headers.ETag.ShouldBe(whole.Headers.ETag, path);
            head.Content.Headers.ContentType.ShouldBe(whole.Content.Headers.ContentType, path);
            (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task New_responses_make_a_wave_stale_until_it_is_computed_again()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        using var before = await survey.GetAsync("/waves/2024/results");

        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60))).EnsureSuccessStatusCode();

        (await survey.IsOutOfDateAsync("2024")).ShouldBeTrue();
        using var meanwhile = await survey.GetAsync("/waves/2024/results", ("If-None-Match", before.Headers.ETag!.Tag));
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
        using var after = await survey.GetAsync("/waves/2024/results", ("If-None-Match", before.Headers.ETag!.Tag));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wave_is_published_though_the_clock_was_set_back_since_the_last_time()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        await fixture
            .Account.Table(StorageNames.Pointers)
            .UpdateEntityAsync(
                new TableEntity(survey.Survey, "published|2024")
                {
                    ["InputsReadAt"] = TimeProvider.System.GetUtcNow().AddHours(1),
                },
                Azure.ETag.All,
                TableUpdateMode.Merge
            );
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60))).EnsureSuccessStatusCode();

        await survey.PublishAsync("2024", fixture.Account);

        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Responses_of_the_earlier_wave_make_the_later_one_stale()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync("2024");
        await survey.UploadWaveAsync("2025", seed: 3);
        await survey.PublishAsync("2025", fixture.Account);

        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(50))).EnsureSuccessStatusCode();

        (await survey.IsOutOfDateAsync("2025")).ShouldBeTrue();
    }

    [Fact]
    public async Task Message_and_manifest_delivered_twice_leave_everything_as_it_was()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        var before = (await survey.WaveAsync("2024"))["published"]!["inputsHash"]!.ToJsonString();
        using var results = await survey.GetAsync("/waves/2024/results");
        using var tables = await survey.GetAsync("/waves/2024/tables");

        await survey.PublishAsync("2024", fixture.Account);

        (await survey.WaveAsync("2024"))["published"]!["inputsHash"]!.ToJsonString().ShouldBe(before);
        using var resultsAgain = await survey.GetAsync("/waves/2024/results");
        using var tablesAgain = await survey.GetAsync("/waves/2024/tables");
        (await resultsAgain.Content.ReadAsByteArrayAsync()).ShouldBe(await results.Content.ReadAsByteArrayAsync());
        (await tablesAgain.Content.ReadAsByteArrayAsync()).ShouldBe(await tables.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Rendering_delivered_late_does_not_replace_what_was_made_from_later_inputs()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60))).EnsureSuccessStatusCode();
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();

        // Both manifests are there; they are delivered in the order of their names, and then the other way round.
        (await survey.RenderAsync("2024", fixture.Account)).EnsureSucceeded();
        (await survey.RenderAsync("2024", fixture.Account, newestFirst: true)).EnsureSucceeded();

        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Codebook_with_new_wording_is_applied_to_answers_that_were_stored_before()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);

        (await survey.PutCodebookAsync(TrialMonitor.Codebook(survey.Survey, "Andere titel"))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);

        using var results = await survey.GetAsync("/waves/2024/results");
        ((string?)(await results.ReadJsonAsync())!["survey"]!["title"]!["nl"]).ShouldBe("Andere titel");
    }

    [Fact]
    public async Task Codebook_the_stored_answers_do_not_fit_is_told_on_the_status_of_the_wave()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        var renamed = TrialMonitor
            .Codebook(survey.Survey)
            .Replace("\"tevreden\"", "\"oordeel\"", StringComparison.Ordinal);
        using var unconfirmed = await survey.PutCodebookAsync(renamed);
        unconfirmed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)(await unconfirmed.ReadJsonAsync())!["issues"]![0]!["rule"]).ShouldBe("file-does-not-fit");
        (await survey.PutAsync("/codebook?confirm=true", renamed, "application/json")).EnsureSuccessStatusCode();

        (await survey.RecomputeAsync("2024")).EnsureSucceeded();

        var wave = await survey.WaveAsync("2024");
        ((string?)wave["state"]).ShouldBe("failed");
        ((string?)wave["failure"]!["message"])!.ShouldContain("oordeel");
        ((bool?)wave["failure"]!["final"]).ShouldBe(true);
        ((string?)wave["unfit"]![0]!["group"]).ShouldBe("scholen");
        using var issues = await survey.GetAsync("/waves/2024/issues");
        ((string?)(await issues.ReadJsonAsync())!["files"]![0]!["issues"]![0]!["rule"]).ShouldBe("missing-column");
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Everything_that_is_missing_is_named_at_once()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        var wave = await survey.WaveAsync("2024");

        ((string?)wave["state"]).ShouldBe("incomplete");
        wave["missing"]!
            .AsArray()
            .Select(missing => $"{missing!["kind"]} {missing["group"]}")
            .ShouldBe(["responses scholen", "population scholen"]);
    }

    [Fact]
    public async Task Wave_without_population_figures_is_incomplete_and_says_what_is_missing()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(20))).EnsureSuccessStatusCode();

        var wave = await survey.WaveAsync("2024");

        ((string?)wave["state"]).ShouldBe("incomplete");
        wave["missing"]!
            .AsArray()
            .Select(missing => $"{missing!["kind"]} {missing["group"]}")
            .ShouldBe(["population scholen"]);
    }

    [Fact]
    public async Task Message_given_up_by_the_host_is_told_on_the_status_and_cleared_by_success()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();

        (
            await survey.App.DeliverAsync("RecomputeFailed", $$"""{"survey":"{{survey.Survey}}","wave":"2024"}""")
        ).EnsureSucceeded();

        var failed = await survey.WaveAsync("2024");
        ((string?)failed["state"]).ShouldBe("failed");
        ((string?)failed["failure"]!["message"])!.ShouldStartWith(
            "The wave could not be computed. Given up after five attempts"
        );
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
        (await survey.WaveAsync("2024"))["failure"].ShouldBeNull();
    }

    [Fact]
    public async Task Manifest_given_up_by_the_host_is_told_on_the_status()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        var poison = new JsonObject
        {
            ["FunctionId"] = "Host.Functions.RenderFactsheet",
            ["BlobType"] = "BlockBlob",
            ["ContainerName"] = "render-requests",
            ["BlobName"] = $"{survey.Survey}/2024/abc.json",
            ["ETag"] = "\"1\"",
        };

        (await survey.App.DeliverAsync("RenderFailed", poison.ToJsonString())).EnsureSucceeded();

        ((string?)(await survey.WaveAsync("2024"))["failure"]!["message"])!.ShouldStartWith(
            "The factsheet could not be rendered. Given up after five attempts"
        );
    }

    [Theory]
    [InlineData("RecomputeWave", "bad", false)]
    [InlineData("StoreResponses", "bad", false)]
    [InlineData("RecomputeWave", "{\"survey\":\"../x\",\"wave\":\"2019\"}", false)]
    [InlineData("RecomputeFailed", "bad", true)]
    [InlineData("StoreResponsesFailed", "bad", true)]
    [InlineData("RenderFailed", "bad", true)]
    public async Task Message_that_cannot_be_read_fails_until_the_host_gives_up_and_is_then_let_go(
        string function,
        string message,
        bool succeeds
    )
    {
        var app = (await fixture.StartedAsync()).App;

        var run = await app.DeliverAsync(function, message);

        run.Succeeded.ShouldBe(succeeds);
    }

    [Fact]
    public async Task Request_to_recompute_queues_and_answers_202_with_the_status_address()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();

        using var response = await survey.PostAsync("/waves/2024/recompute");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location!.OriginalString.ShouldBe($"/api/v1/surveys/{survey.Survey}/waves/2024");
        (await survey.WaveAsync("2024"))["lastRun"]!["queuedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Request_to_recompute_a_wave_without_answers_is_answered_409_and_leaves_it_incomplete()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PostAsync("/waves/2024/recompute");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("incomplete");
    }

    [Fact]
    public async Task Message_for_a_wave_that_is_no_more_is_let_go()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        (await survey.RecomputeAsync("1999")).Succeeded.ShouldBeTrue();
    }
}
