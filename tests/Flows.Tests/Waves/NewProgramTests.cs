using Azure;
using Azure.Data.Tables;
using Serverless.Analysis;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>Published waves when a newer program is deployed, and nobody asks for anything.</summary>
public sealed class NewProgramTests(StorageEmulator emulator)
{
    private static readonly string OlderHash = new('0', 64);
    private static readonly string[] AllWaves = ["2024", "2025"];

    [Fact]
    public async Task Newer_program_republishes_every_wave_by_itself()
    {
        await using var app = await PublishedAsync();
        await LeaveAsByAnOlderProgramAsync(app);
        foreach (var wave in AllWaves)
            (await app.WaveAsync(Survey, wave)).State.ShouldBe(WaveState.Stale);

        await using var newer = app.Restarted();
        await newer.SettleAsync();

        foreach (var wave in AllWaves)
        {
            var progress = await newer.WaveAsync(Survey, wave);
            progress.State.ShouldBe(WaveState.Fresh);
            progress
                .Files.Files.Select(file => file.Pointer.MethodVersion)
                .Distinct(StringComparer.Ordinal)
                .ShouldBe([MethodVersion.Current]);
        }
    }

    [Fact]
    public async Task Same_program_started_again_queues_nothing()
    {
        await using var app = await PublishedAsync();

        await using var again = app.Restarted();
        await again.TickAsync();

        var queued = await again.Account.Queue(StorageNames.Recompute).PeekMessageAsync();
        queued.Value.ShouldBeNull();
    }

    [Fact]
    public async Task New_template_makes_a_wave_stale_without_touching_its_figures()
    {
        await using var app = await PublishedAsync();
        var before = (await app.WaveAsync(Survey, "2024")).Files;

        (await app.PutTemplateAsync(Survey, "# Anders\n\nEen alinea.\n")).Done();

        var stale = await app.WaveAsync(Survey, "2024");
        stale.State.ShouldBe(WaveState.Stale);
        stale.Files.InputsHash.ShouldBe(before.InputsHash);
        await app.SettleAsync();
        var after = (await app.WaveAsync(Survey, "2024")).Files.Published.ShouldNotBeNull();
        after.InputsHash.ShouldBe(before.InputsHash);
        after.OutputsHash.ShouldNotBe(before.OutputsHash);
    }

    /// <summary>Both waves published, and so long ago that no mark of their uploads is left.</summary>
    private async Task<FlowApp> PublishedAsync()
    {
        var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.UploadAsync("2025", seed: 3);
        await app.SettleAsync();
        app.Clock.Advance(SurveyTimer.Settling + TimeSpan.FromMinutes(1));
        await app.TickAsync();
        return app;
    }

    /// <summary>
    /// Storage as a program with an older method would have left it: its version beside the rows, hashes of its own on
    /// what is published, no document under today's hash, and a sweep that it ended.
    /// </summary>
    private static async Task LeaveAsByAnOlderProgramAsync(FlowApp app)
    {
        const string older = "0.9.0";
        await ReplaceAsync(app, StorageNames.Pointers, nameof(InputPointer.MethodVersion), older);
        var published = await ReplaceAsync(app, StorageNames.Pointers, nameof(PublishedWave.OutputsHash), OlderHash);
        published.ShouldBe(AllWaves.Length);
        await ReplaceAsync(app, StorageNames.Releases, nameof(PublishedWave.OutputsHash), OlderHash);
        foreach (var document in await app.BlobsAsync(StorageNames.Results, $"{Survey}/"))
            await app.Account.Container(StorageNames.Results).DeleteBlobAsync(document);
        await ReplaceAsync(app, StorageNames.Status, nameof(WaveStatus.QueuedHash), OlderHash);
        await app.Get<SurveySweep>()
            .SaveAsync(new SweepState($"{older}|1", null, app.Clock.GetUtcNow()), CancellationToken.None);
    }

    /// <summary>Gives a property one value wherever it is in a table; in how many entities that was.</summary>
    private static async Task<int> ReplaceAsync(FlowApp app, string tableName, string property, string value)
    {
        var table = app.Account.Table(tableName);
        var replaced = 0;
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            if (!entity.ContainsKey(property))
                continue;
            entity[property] = value;
            await table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace);
            replaced++;
        }

        return replaced;
    }
}
