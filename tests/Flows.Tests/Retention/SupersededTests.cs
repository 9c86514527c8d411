using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Retention;

/// <summary>What nothing leads to any more goes when its term is over; what something leads to stays.</summary>
public sealed class SupersededTests(StorageEmulator emulator)
{
    private static readonly InputKey Key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));

    [Fact]
    public async Task Superseded_file_and_results_stay_for_the_term_and_go_after_it_but_files_of_a_release_stay()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        var first = await EverythingAsync(app);
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();
        var both = await EverythingAsync(app);

        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.TickAsync();
        (await EverythingAsync(app)).ShouldBe(both);

        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.TickAsync();
        var left = await EverythingAsync(app);
        var replaced = first.Where(blob => !IsOfRelease(blob) && (IsOfResponses(blob) || !IsUpload(blob))).ToList();
        replaced.Count.ShouldBeGreaterThanOrEqualTo(3);
        first.Count(IsOfRelease).ShouldBeGreaterThan(8);
        left.ShouldBe(both.Except(replaced, StringComparer.Ordinal));
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    [Fact]
    public async Task File_that_is_current_again_stays_and_the_one_in_between_goes()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        app.Clock.Advance(TimeSpan.FromDays(20));
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();

        app.Clock.Advance(TimeSpan.FromDays(15));
        await app.TickAsync();
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromDays(20));
        await app.TickAsync();

        var current = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        current.Rows.ShouldBe(40);
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).ShouldHaveSingleItem();
        (await app.Get<RawFiles>().ExistsAsync(Key, current.Version, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Codebook_that_a_file_was_read_with_stays()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var codebook = InputKey.Codebook(Survey);
        (await app.PutCodebookAsync(Survey, Codebook(book => book["title"] = "Nieuw"))).Done();

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.Get<Flows.Retention.Housekeeping>().RunAsync(CancellationToken.None);
        (await app.BlobsAsync(StorageNames.Uploads, codebook.Folder)).Count.ShouldBe(2);
        await app.SettleAsync(rendering: false);
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.TickAsync();

        (await app.BlobsAsync(StorageNames.Uploads, codebook.Folder)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Results_that_were_never_published_go()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync(rendering: false);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();
        (await app.BlobsAsync(StorageNames.Results, $"{Survey}/")).Count.ShouldBe(4);

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.TickAsync();

        (await app.BlobsAsync(StorageNames.Results, $"{Survey}/")).Count.ShouldBe(2);
        (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_goes_while_the_pointers_are_lost()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();
        var everything = await EverythingAsync(app);
        var table = app.Account.Table(StorageNames.Pointers);
        await foreach (var pointer in table.QueryAsync<Azure.Data.Tables.TableEntity>())
            await table.DeleteEntityAsync(pointer.PartitionKey, pointer.RowKey);

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.TickAsync();

        (await EverythingAsync(app)).ShouldBe(everything);
    }

    [Fact]
    public async Task Uploads_that_lose_a_race_leave_neither_file_nor_rows()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 44)
                .Select(async seed =>
                {
                    await using var instance = app.Restarted();
                    var outcome = await instance.PutResponsesAsync(
                        Survey,
                        "2024",
                        "scholen",
                        TrialMonitor.Responses(41, seed)
                    );
                    return outcome.Succeeded(out var accepted, out _) ? accepted : null;
                })
        );

        var won = outcomes.OfType<AcceptedUpload>().Select(accepted => accepted.Version).ToList();
        won.Count.ShouldBeLessThan(44);
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).Count.ShouldBe(won.Distinct().Count() + 1);
        app.Clock.Advance(TimeSpan.FromDays(1.5));
        await app.TickAsync();
        (await app.PartitionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cost_of_a_run_grows_with_what_is_removed_and_not_with_what_is_there()
    {
        var little = await OperationsAsync(kept: 2, removed: 3);
        var much = await OperationsAsync(kept: 40, removed: 3);
        var more = await OperationsAsync(kept: 2, removed: 12);

        much.ShouldBe(little);
        more.ShouldBeGreaterThan(little);
        more.ShouldBeLessThan(little * 4);
    }

    [Fact]
    public async Task Removal_that_breaks_off_anywhere_is_completed_by_the_next_run()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromDays(31));
        var crashes = 0;
        for (var number = 1; ; number++)
        {
            await using var doomed = app.Restarted();
            doomed.Operations.CrashAt(number, afterwards: true);
            try
            {
                await doomed.TickAsync();
                break;
            }
            catch (Exception crash) when (StorageOperations.IsCrash(crash))
            {
                crashes++;
            }
        }

        crashes.ShouldBeGreaterThan(4);
        (await app.BlobsAsync(StorageNames.Results, $"{Survey}/")).Count.ShouldBe(2);
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).Count.ShouldBe(1);
        (await app.Get<RemovalDates>().DueAsync(app.Clock.GetUtcNow(), 10, CancellationToken.None)).ShouldBeEmpty();
    }

    /// <summary>Operations of one run of the timer that finds so many superseded files due, and others not yet.</summary>
    private async Task<int> OperationsAsync(int kept, int removed)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        for (var file = 0; file <= removed; file++)
            (await app.PutPopulationAsync(Survey, "2024", "scholen", Population + new string('\n', file))).Done();
        app.Clock.Advance(TimeSpan.FromDays(20));
        for (var file = 0; file <= kept; file++)
            (await app.PutPopulationAsync(Survey, "2025", "scholen", Population + new string('\n', file))).Done();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.TickAsync();
        app.Clock.Advance(TimeSpan.FromDays(8));
        app.Operations.Reset();
        await app.Get<Flows.Retention.Housekeeping>().RunAsync(CancellationToken.None);
        (
            await app.BlobsAsync(
                StorageNames.Uploads,
                InputKey.Population(Survey, Name.Parse("2024"), Name.Parse("scholen")).Folder
            )
        ).Count.ShouldBe(1, Invariant($"{removed} were due"));
        return app.Operations.Count;
    }

    private static async Task<List<string>> EverythingAsync(FlowApp app)
    {
        var blobs = new List<string>();
        foreach (var container in new[] { StorageNames.Uploads, StorageNames.Results, StorageNames.Factsheets })
            blobs.AddRange((await app.BlobsAsync(container, $"{Survey}/")).Select(blob => $"{container}: {blob}"));
        return blobs;
    }

    private static bool IsOfRelease(string blob) => blob.Contains("/releases/", StringComparison.Ordinal);

    private static bool IsUpload(string blob) => blob.StartsWith(StorageNames.Uploads, StringComparison.Ordinal);

    private static bool IsOfResponses(string blob) => blob.Contains("/responses/", StringComparison.Ordinal);
}
