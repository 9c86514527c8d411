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

    /// <summary>Does one step and prints its line.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="step">Does it; gets a way to say what it is at, and returns what there is to say
    /// afterwards.</param>
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

    /// <summary>Where nothing can be overwritten, a line now and then says that it goes on.</summary>
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
