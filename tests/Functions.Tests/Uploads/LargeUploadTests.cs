using System.Net;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Workers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>Uploads that are stored after the answer.</summary>
public sealed class LargeUploadTests(FunctionAppFixture fixture)
{
    private const string Responses = "/waves/2024/groups/scholen/responses";

    [Fact]
    public async Task Upload_that_prefers_to_wait_is_answered_202_and_becomes_current_when_stored()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutResponsesAsync(
            "2024",
            "scholen",
            TrialMonitor.Responses(250),
            ("Prefer", "respond-async")
        );

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = response.Headers.Location!.OriginalString.Split('/')[^1];
        (await survey.WaveAsync("2024"))["inputs"]!.AsArray().ShouldBeEmpty();
        ((string?)(await StatusAsync(survey, id))["state"]).ShouldBe("storing");
        (await survey.StoreAsync(id)).EnsureSucceeded();
        var done = await StatusAsync(survey, id);
        ((string?)done["state"]).ShouldBe("done");
        ((int?)done["rowsStored"]).ShouldBe(250);
        (await survey.WaveAsync("2024"))["inputs"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Message_delivered_after_the_upload_is_done_changes_nothing()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var id = await AcceptedAsync(survey, TrialMonitor.Responses(250));
        (await survey.StoreAsync(id)).EnsureSucceeded();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(20))).EnsureSuccessStatusCode();

        (await survey.StoreAsync(id)).EnsureSucceeded();

        (await StoredResponses.OfAsync(survey, fixture.Account)).Rows.ShouldBe(20);
    }

    [Fact]
    public async Task Upload_overtaken_by_another_fails_in_words_and_leaves_the_other()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var id = await AcceptedAsync(survey, TrialMonitor.Responses(250));
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(20))).EnsureSuccessStatusCode();

        (await survey.StoreAsync(id)).EnsureSucceeded();

        var status = await StatusAsync(survey, id);
        ((string?)status["state"]).ShouldBe("failed");
        ((string?)status["failure"])!.ShouldStartWith("Another version was uploaded");
        (await StoredResponses.OfAsync(survey, fixture.Account)).Rows.ShouldBe(20);
    }

    [Fact]
    public async Task Upload_given_up_by_the_host_says_so()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var id = await AcceptedAsync(survey, TrialMonitor.Responses(250));

        (
            await survey.App.DeliverAsync(
                "StoreResponsesFailed",
                $$"""{"survey":"{{survey.Survey}}","upload":"{{id}}"}"""
            )
        ).EnsureSucceeded();

        ((string?)(await StatusAsync(survey, id))["state"]).ShouldBe("failed");
    }

    [Fact]
    public async Task Run_that_is_out_of_time_passes_on_to_the_next_and_all_rows_arrive()
    {
        await fixture.StartedAsync();
        await using var hurried = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Uploads__ChunkSeconds", "0")
        );
        var survey = (await SurveyClient.NewAsync(fixture)).Through(hurried);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        var id = await AcceptedAsync(survey, TrialMonitor.Responses(25_000));

        (await survey.StoreAsync(id)).EnsureSucceeded();
        ((int?)(await StatusAsync(survey, id))["rowsStored"]).ShouldBe(10_000);
        (await survey.StoreAsync(id)).EnsureSucceeded();
        (await survey.StoreAsync(id)).EnsureSucceeded();

        ((string?)(await StatusAsync(survey, id))["state"]).ShouldBe("done");
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Program_killed_while_rows_are_stored_goes_on_where_it_was_and_nothing_shows_before()
    {
        await fixture.StartedAsync();
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        var id = await AcceptedAsync(survey, TrialMonitor.Responses(60_000));

        int? stored = 0;
        await using (var doomed = await FunctionAppProcess.StartAsync(fixture.ConnectionString))
        {
            var storing = survey.Through(doomed).StoreAsync(id);
            await Eventually.TrueAsync(
                async () => (stored = (int?)(await StatusAsync(survey, id))["rowsStored"]) > 0,
                TimeSpan.FromMinutes(1)
            );
            await doomed.KillAsync();
            await Should.ThrowAsync<WorkerLostException>(storing);
        }

        ((string?)(await StatusAsync(survey, id))["state"]).ShouldBe("storing");
        (await StoredResponses.OfAsync(survey, fixture.Account)).Rows.ShouldBe(40);
        await survey.PublishAsync("2024", fixture.Account);
        (await survey.StoreAsync(id)).EnsureSucceeded();
        ((string?)(await StatusAsync(survey, id))["state"]).ShouldBe("done");
        await survey.PublishAsync("2024", fixture.Account);
        using var results = await survey.GetAsync("/waves/2024/results");
        (
            (int?)
                (await results.ReadJsonAsync())!["lineage"]!["inputs"]!
                    .AsArray()
                    .Single(input => (string?)input!["kind"] == "responses")!["rows"]
        ).ShouldBe(60_000);
    }

    private static async Task<string> AcceptedAsync(SurveyClient survey, string csv)
    {
        using var response = await survey.PutAsync(Responses, csv, "text/csv", ("Prefer", "respond-async"));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return response.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static async Task<JsonNode> StatusAsync(SurveyClient survey, string id)
    {
        using var response = await survey.GetAsync($"/uploads/{id}");
        return (await response.ReadJsonAsync())!;
    }
}
