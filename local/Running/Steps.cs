using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Running;

/// <summary>Prints what is being done, and behind every finished step how long it took.</summary>
public sealed class Steps(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan TimeBetweenLines = TimeSpan.FromSeconds(5);

    private readonly long _started = time.GetTimestamp();

    /// <summary>Time since the first step began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Performs one step and prints its line.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="step">Performs the step; it is given a callback to report progress, and returns its
    /// outcome in words.</param>
    public async Task RunAsync(string name, Func<Action<string>, Task<string>> step)
    {
        var began = time.GetTimestamp();
        var outcome = console.Profile.Capabilities.Interactive
            ? await console
                .Status()
                .StartAsync(Markup.Escape(name), status => step(now => status.Status(Markup.Escape($"{name}: {now}"))))
            : await step(ProgressLines(name));
        console.MarkupLine(
            Invariant(
                $"[green]✓[/] {time.GetElapsedTime(began).TotalSeconds, 6:0.0} s  {Markup.Escape(name)}  [grey]{Markup.Escape(outcome)}[/]"
            )
        );
    }

    /// <summary>Where a line cannot be overwritten, prints a new one from time to time to show that work continues.</summary>
    private Action<string> ProgressLines(string name)
    {
        var writing = new Lock();
        long? last = null;
        return now =>
        {
            lock (writing)
            {
                if (last is { } before && time.GetElapsedTime(before) < TimeBetweenLines)
                    return;
                last = time.GetTimestamp();
                console.WriteLine($"  {name}: {now}");
            }
        };
    }
}
