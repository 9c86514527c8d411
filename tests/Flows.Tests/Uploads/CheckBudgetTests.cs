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
        var refusal = (await UploadWhileTimePassesAsync(used: 121)).Refused().ShouldBeOfType<Refusal.Faulty>();

        refusal.Issues.Listed.ShouldHaveSingleItem().Rule.ShouldBe("time");
    }

    [Fact]
    public async Task File_is_accepted_however_long_a_busy_machine_takes_over_it()
    {
        var accepted = (await UploadWhileTimePassesAsync(used: 0)).Done();

        accepted.Acceptance.ShouldBe(Acceptance.OnlyChecked);
    }

    /// <summary>Has a file checked while, as soon as that begins, two minutes pass and so many seconds are used.</summary>
    private async Task<Outcome<AcceptedUpload>> UploadWhileTimePassesAsync(int used)
    {
        var clock = new NoticingClock();
        await using var app = await FlowApp.NewAsync(emulator, used: () => _used, clock: clock);
        await app.UploadAsync();
        var begun = 0;
        clock.TimerMade = () =>
        {
            begun++;
            for (var second = 0; second < 121; second++)
            {
                _used += TimeSpan.FromSeconds(used / 121.0);
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        };

        var file = TrialMonitor.Responses(20_000, seed: 2);
        var outcome = await app.PutResponsesAsync(Survey, "2025", "scholen", file, dryRun: true);

        begun.ShouldBePositive();
        return outcome;
    }

    private void Pass(int seconds, int used)
    {
        for (var second = 0; second < seconds; second++)
        {
            _used += TimeSpan.FromSeconds((double)used / seconds);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A clock that is set by hand and tells when a timer is made.</summary>
    private sealed class NoticingClock : FakeTimeProvider
    {
        public Action? TimerMade { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            TimerMade?.Invoke();
            return timer;
        }
    }
}
