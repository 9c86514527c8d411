using Microsoft.Extensions.Time.Testing;
using Serverless.Flows.Files;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>What checking a file may use, by a clock and a processor that are held still.</summary>
public sealed class CheckBudgetTests(StorageEmulator emulator)
{
    private readonly FakeTimeProvider _clock = new();
    private TimeSpan _used;

    private CheckBudgets Budgets => field ??= new CheckBudgets(_clock, () => _used);

    [Fact]
    public void Processor_time_beyond_the_maximum_stops_the_check()
    {
        using var budget = Budgets.Begin(TestContext.Current.CancellationToken);

        Pass(seconds: 119, used: 119);
        budget.Token.IsCancellationRequested.ShouldBeFalse();
        Pass(seconds: 1, used: 1);

        budget.Token.IsCancellationRequested.ShouldBeTrue();
        budget.IsSpent.ShouldBeTrue();
    }

    [Fact]
    public void Time_in_which_other_programs_have_the_processor_is_not_charged()
    {
        using var budget = Budgets.Begin(TestContext.Current.CancellationToken);

        Pass(seconds: 3600, used: 119);

        budget.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void Other_work_of_the_process_charges_no_more_than_the_clock()
    {
        using var budget = Budgets.Begin(TestContext.Current.CancellationToken);

        Pass(seconds: 119, used: 119 * 8);

        budget.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void Files_that_are_checked_at_the_same_time_share_what_is_used()
    {
        using var first = Budgets.Begin(TestContext.Current.CancellationToken);
        var second = Budgets.Begin(TestContext.Current.CancellationToken);

        Pass(seconds: 200, used: 200);
        second.Dispose();
        Pass(seconds: 19, used: 19);
        first.IsSpent.ShouldBeFalse();
        Pass(seconds: 1, used: 1);

        first.IsSpent.ShouldBeTrue();
        second.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void What_was_used_before_is_not_charged()
    {
        Pass(seconds: 3600, used: 3600);
        using var first = Budgets.Begin(TestContext.Current.CancellationToken);
        Pass(seconds: 100, used: 100);
        using var second = Budgets.Begin(TestContext.Current.CancellationToken);

        Pass(seconds: 100, used: 100);

        first.IsSpent.ShouldBeTrue();
        second.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public void Caller_who_stops_has_not_spent_it()
    {
        using var caller = new CancellationTokenSource();
        using var budget = Budgets.Begin(caller.Token);

        caller.Cancel();
        Pass(seconds: 3600, used: 3600);

        budget.Token.IsCancellationRequested.ShouldBeTrue();
        budget.IsSpent.ShouldBeFalse();
    }

    [Fact]
    public async Task File_that_takes_more_processor_time_than_it_may_is_refused()
    {
        await using var app = await FlowApp.NewAsync(emulator, used: () => _used);

        var refusal = (await UploadWhileTimePassesAsync(app, used: TimeSpan.FromSeconds(10)))
            .Refused()
            .ShouldBeOfType<Refusal.Faulty>();

        refusal.Issues.Listed.ShouldHaveSingleItem().Rule.ShouldBe("time");
    }

    [Fact]
    public async Task File_is_accepted_however_long_a_busy_machine_takes_over_it()
    {
        await using var app = await FlowApp.NewAsync(emulator, used: () => _used);

        var accepted = (await UploadWhileTimePassesAsync(app, used: TimeSpan.Zero)).Done();

        accepted.Acceptance.ShouldBe(Acceptance.OnlyChecked);
    }

    /// <summary>Has a large file checked while, at every turn, ten seconds pass and so much is used.</summary>
    private async Task<Outcome<AcceptedUpload>> UploadWhileTimePassesAsync(FlowApp app, TimeSpan used)
    {
        await app.UploadAsync();
        var file = TrialMonitor.Responses(20_000, seed: 2);
        var upload = Task.Run(() => app.PutResponsesAsync(Survey, "2025", "scholen", file, dryRun: true));
        for (var turns = 0; !upload.IsCompleted; turns++)
        {
            turns.ShouldBeLessThan(100_000);
            _used += used;
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(upload, Task.Delay(TimeSpan.FromMilliseconds(1)));
        }

        return await upload;
    }

    private void Pass(int seconds, int used)
    {
        for (var second = 0; second < seconds; second++)
        {
            _used += TimeSpan.FromSeconds((double)used / seconds);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
