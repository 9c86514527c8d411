using System.Net;
using Azure.Data.Tables;
using Serverless.Functions.Tests.App;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Recompute;

/// <summary>The timer: what is stale is queued once, what is fresh or cannot be computed is left alone.</summary>
public sealed class RecomputeStaleTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Stale_wave_is_queued_once_however_often_the_timer_runs()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();

        await TickAsync(survey);
        var first = await QueuedAtAsync(survey);
        await TickAsync(survey);

        first.ShouldNotBeNull();
        (await QueuedAtAsync(survey)).ShouldBe(first);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("computing");
    }

    [Fact]
    public async Task Wave_queued_before_the_clock_was_set_back_is_queued_again_and_does_not_wait_for_the_old_time()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await TickAsync(survey);
        var ahead = TimeProvider.System.GetUtcNow().AddHours(1);
        await fixture
            .Account.Table(StorageNames.Status)
            .UpdateEntityAsync(
                new TableEntity($"wave|{survey.Survey}", "2024") { ["QueuedAt"] = ahead },
                Azure.ETag.All,
                TableUpdateMode.Merge
            );

        await TickAsync(survey);

        ((DateTimeOffset)(await survey.WaveAsync("2024"))["lastRun"]!["queuedAt"]!).ShouldBeLessThan(ahead);
    }

    [Fact]
    public async Task Fresh_wave_is_left_alone()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);

        await TickAsync(survey);

        (await QueuedAtAsync(survey)).ShouldBeNull();
    }

    [Fact]
    public async Task Incomplete_wave_is_left_alone()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", SmallSurvey.Responses(20))).EnsureSuccessStatusCode();

        await TickAsync(survey);

        (await QueuedAtAsync(survey)).ShouldBeNull();
    }

    [Fact]
    public async Task New_template_makes_a_wave_stale_without_touching_its_figures()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        using var before = await survey.GetAsync("/waves/2024/results");

        (
            await survey.PutAsync("/factsheet-template", "# Anders\n\nEen alinea.\n", "text/markdown")
        ).EnsureSuccessStatusCode();

        (await survey.IsOutOfDateAsync("2024")).ShouldBeTrue();
        await survey.PublishAsync("2024", fixture.Account);
        using var after = await survey.GetAsync("/waves/2024/results");
        after.Headers.ETag.ShouldBe(before.Headers.ETag);
    }

    [Fact]
    public async Task Request_to_recompute_queues_and_answers_202_with_the_status_address()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();

        using var response = await survey.PostAsync("/waves/2024/recompute");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location!.OriginalString.ShouldBe($"/api/surveys/{survey.Survey}/waves/2024");
        (await QueuedAtAsync(survey)).ShouldNotBeNull();
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
    public async Task Rows_no_pointer_leads_to_are_removed_after_a_day_and_those_in_use_are_not()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 130);
        var key = InputKey.Responses(Name.Parse(survey.Survey), Name.Parse("2024"), Name.Parse("scholen"));
        var versions = new RowsVersions(fixture.Account);
        var inUse = (await versions.OfAsync(key, CancellationToken.None)).Single();
        var abandoned = RespondentRows.Partition(key, new string('a', 64), "brokenoff");
        var rows = new RespondentRows(fixture.Account);
        await rows.WriteAsync(
            abandoned,
            Enumerable
                .Range(1, 250)
                .Select(number => new PackedRespondent(number, "x", new byte[] { 1 }))
                .ToAsyncEnumerable(),
            CancellationToken.None
        );
        var now = TimeProvider.System.GetUtcNow();
        await versions.TouchAsync(inUse, now.AddDays(-3), CancellationToken.None);
        await versions.TouchAsync(abandoned, now.AddHours(-23), CancellationToken.None);
        await TickAsync(survey);
        (await CountAsync(abandoned)).ShouldBe(250);

        await versions.TouchAsync(abandoned, now.AddHours(-25), CancellationToken.None);
        await TickAsync(survey);

        (await CountAsync(abandoned)).ShouldBe(0);
        (await CountAsync(inUse)).ShouldBe(130);
    }

    [Fact]
    public async Task Erasure_that_broke_off_is_completed()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 30);
        var erasure = new Storage.ErasureRequest(
            Guid.NewGuid().ToString("n"),
            Name.Parse(survey.Survey),
            Name.Parse("2024"),
            Name.Parse("scholen"),
            "r000004",
            TimeProvider.System.GetUtcNow().AddHours(-1)
        );
        await new Erasures(fixture.Account).AddAsync(erasure, CancellationToken.None);

        await TickAsync(survey);

        (
            (int?)
                (await survey.WaveAsync("2024"))["inputs"]!
                    .AsArray()
                    .Single(input => (string?)input!["kind"] == "responses")!["rows"]
        ).ShouldBe(29);
    }

    private static async Task TickAsync(SurveyClient survey) =>
        (await survey.App.TickAsync("RecomputeStale")).EnsureSucceeded();

    private static async Task<string?> QueuedAtAsync(SurveyClient survey) =>
        (await survey.WaveAsync("2024"))["lastRun"]!["queuedAt"]?.ToJsonString();

    private async Task<int> CountAsync(string partition) =>
        await new RespondentRows(fixture.Account)
            .ReadAsync(partition, numbers: 1000, CancellationToken.None)
            .CountAsync();
}
