using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Workers;

namespace Serverless.Local.Host.Triggers;

/// <summary>
/// Runs a timer function at the times of its schedule, one run at a time; times that fall in a run are passed over.
/// </summary>
public sealed class TimerListener(FunctionDefinition function, InvokeFunction invoke, TimeProvider time)
{
    private readonly TimerTrigger _trigger = (TimerTrigger)function.Trigger;

    /// <summary>Listens until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_trigger.RunOnStartup)
            await InvokeAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var wait = _trigger.Schedule.GetNextOccurrence(now.UtcDateTime) - now.UtcDateTime;
            // A wait of more than a day is cut, because a timer cannot wait longer than some weeks.
            await Task.Delay(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), time, cancellationToken);
            if (wait < TimeSpan.FromDays(1))
                await InvokeAsync(cancellationToken);
        }
    }

    private Task<bool> InvokeAsync(CancellationToken cancellationToken) =>
        invoke(function.Name, Invocations.ForTimer(_trigger, time.GetUtcNow()), cancellationToken);
}
