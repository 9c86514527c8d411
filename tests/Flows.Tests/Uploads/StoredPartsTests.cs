using Serverless.Flows.Files;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>What is stored for an upload stays as long as somebody may read it, and no longer.</summary>
public sealed class StoredPartsTests(StorageEmulator emulator)
{
    private static readonly InputKey Key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));

    [Fact]
    public async Task Rows_uploaded_long_ago_and_replaced_today_stay_for_a_day_from_now()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.TickAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50))).Done();

        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.TickAsync();
        (await app.PartitionsAsync()).Count.ShouldBe(2);

        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.TickAsync();
        (await app.PartitionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Upload_that_was_overtaken_leaves_neither_its_raw_file_nor_its_rows()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50), later: true)).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();

        await app.DeliverAsync(rendering: false);

        var current = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        current.Rows.ShouldBe(60);
        var superseded = await app.PartitionsAsync();
        superseded.Count.ShouldBe(2); // the first upload's, for a day, and the current one's
        superseded.ShouldContain(current.RowsPartition);
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Erasure_while_a_large_upload_is_being_stored_stops_it_and_the_respondent_does_not_come_back()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50), later: true)).Done();

        (await app.EraseAsync(Survey, "r000001", "2024", "scholen")).Done().RowsErased.ShouldBe(1);
        await app.DeliverAsync(rendering: false);

        (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Rows.ShouldBe(39);
    }

    [Fact]
    public async Task Upload_is_not_overtaken_by_reading_the_current_file_again_with_another_codebook()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var before = await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None);
        (await app.PutCodebookAsync(Survey, Codebook(codebook => codebook["title"] = "Nieuw"))).Done();
        await app.SettleAsync(rendering: false);

        var reread = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;

        reread.CodebookVersion.ShouldNotBe(before!.CodebookVersion);
        reread.Edition.ShouldBe(before.Edition);
        reread.RowsPartition.ShouldNotBe(before.RowsPartition);
    }

    [Fact]
    public async Task Move_that_is_made_twice_because_its_answer_was_lost_keeps_the_rows_it_points_at()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var current = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        var partition = await app.Get<LoosePartitions>()
            .TouchAsync(current.RowsPartition!, app.Clock.GetUtcNow(), CancellationToken.None);

        var move = await app.Get<CurrentVersions>()
            .MoveAsync(Key, from: null, current, new(partition, null), CancellationToken.None);

        move.ShouldBe(VersionMove.Moved);
        (await app.PartitionsAsync()).ShouldBe([current.RowsPartition!]);
    }

    [Fact]
    public async Task Condition_on_another_version_than_the_current_one_stores_nothing()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var refused = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(50),
            precondition: new(new(["something else"]), null)
        );

        refused.RefusedFor<Refusal.PreconditionFailed>();
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task File_of_millions_of_blank_lines_is_refused()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var refused = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(5) + new string('\n', 3_000_000)
        );

        refused.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldContain(issue => issue.Rule == "blank-lines");
    }

    [Fact]
    public async Task File_of_millions_of_blank_lines_before_its_header_is_empty()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var refused = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            new string('\n', 3_000_000) + TrialMonitor.Responses(5)
        );

        refused.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldHaveSingleItem().Rule.ShouldBe("empty");
    }

    [Fact]
    public async Task Wave_that_was_given_up_keeps_the_words_of_its_last_failure()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.TickAsync();
        var hash = (await app.WaveAsync(Survey, "2024")).Files.OutputsHash;
        await app.Get<WaveStatuses>()
            .FailedAsync(
                Survey,
                Name.Parse("2024"),
                hash,
                "The font has no such character.",
                final: false,
                app.Clock.GetUtcNow(),
                CancellationToken.None
            );

        await app.Get<AbandonedWaves>()
            .ComputationAsync(new RecomputeMessage(Survey.ToString(), "2024"), CancellationToken.None);

        var failure = (await app.WaveAsync(Survey, "2024")).Status.Failure.ShouldNotBeNull().ToString();
        failure.ShouldStartWith("The font has no such character. Given up after five attempts");
    }
}
