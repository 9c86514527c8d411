using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>The timer: what is stale is queued once, what is fresh or cannot be computed is left alone.</summary>
public sealed class SurveyTimerTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Stale_wave_is_queued_once_however_often_the_timer_runs_and_again_when_nothing_came_of_it()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        await app.TickAsync();
        var first = (await app.WaveAsync(Survey, "2024")).Status.QueuedAt;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.TickAsync();
        var second = (await app.WaveAsync(Survey, "2024")).Status.QueuedAt;
        app.Clock.Advance(StaleWaves.Patience);
        await app.TickAsync();

        first.ShouldNotBeNull();
        second.ShouldBe(first);
        var wave = await app.WaveAsync(Survey, "2024");
        wave.Status.QueuedAt.ShouldNotBe(first);
        wave.State.ShouldBe(WaveState.Computing);
    }

    [Fact]
    public async Task Wave_queued_before_the_clock_was_set_back_is_queued_again_and_does_not_wait_for_the_old_time()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var hash = (await app.WaveAsync(Survey, "2024")).Files.OutputsHash;
        var ahead = app.Clock.GetUtcNow().AddHours(1);
        await app.Get<WaveStatuses>().QueuedAsync(Survey, Name.Parse("2024"), hash, ahead, CancellationToken.None);

        await app.TickAsync();

        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldBe(app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Fresh_wave_is_left_alone_and_its_survey_no_longer_looked_at()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        var queuedAt = (await app.WaveAsync(Survey, "2024")).Status.QueuedAt;

        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.TickAsync();

        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldBe(queuedAt);
        (await app.Get<ChangedSurveys>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Incomplete_wave_is_left_alone()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(20))).Done();

        await app.TickAsync();

        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Lost_mark_is_made_good_by_the_daily_sweep()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.TickAsync();
        await app.UploadAsync();
        var changed = app.Get<ChangedSurveys>();
        foreach (var mark in await changed.ListAsync(CancellationToken.None))
            await changed.UnmarkAsync(mark, CancellationToken.None);
        await app.TickAsync();
        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldBeNull();

        app.Clock.Advance(SurveyTimer.BetweenSweeps + TimeSpan.FromMinutes(1));
        await app.TickAsync();

        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_program_looks_at_every_survey_at_once()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var changed = app.Get<ChangedSurveys>();
        foreach (var mark in await changed.ListAsync(CancellationToken.None))
            await changed.UnmarkAsync(mark, CancellationToken.None);
        await app.Get<SurveySweep>()
            .SaveAsync(new SweepState("an older program", null, app.Clock.GetUtcNow()), CancellationToken.None);

        await app.TickAsync();

        (await app.WaveAsync(Survey, "2024")).Status.QueuedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Erasure_that_broke_off_is_completed()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 30);
        var key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));
        var request = new ErasureRequest(
            Guid.NewGuid().ToString("n"),
            ErasureScope.Of(key),
            "r000004",
            [key],
            app.Clock.GetUtcNow().AddHours(-1)
        );
        await app.Get<Erasures>().AddAsync(request, CancellationToken.None);

        await app.TickAsync();

        (await app.Get<InputPointers>().FindAsync(key, CancellationToken.None))!.Rows.ShouldBe(29);
    }

    [Fact]
    public async Task As_many_respondents_can_be_erased_as_the_largest_file_holds()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));
        var pointer = new InputPointer
        {
            Version = new string('a', 64),
            CodebookVersion = new string('b', 64),
            Rows = 1,
            ErasedRows = [.. Enumerable.Range(2, 999_999)],
            UploadedAt = app.Clock.GetUtcNow(),
        };

        (await app.Get<InputPointers>().MoveAsync(key, from: null, pointer, CancellationToken.None)).ShouldBeTrue();

        var read = (await app.Get<InputPointers>().FindAsync(key, CancellationToken.None)).ShouldNotBeNull();
        read.ErasedRows.ShouldBe(pointer.ErasedRows);
        read.RowNumbers([1]).ShouldBe([1]);
    }
}
