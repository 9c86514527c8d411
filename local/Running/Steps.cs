using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local;

/// <summary>Prints what is being done, and behind every finished step how long it took.</summary>
public sealed class Steps(IAnsiConsole console, TimeProvider time)
{
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
            : await step(_ => { });
        console.MarkupLine(
            Invariant(
                $"[green]✓[/] {time.GetElapsedTime(began).TotalSeconds, 6:0.0} s  {Markup.Escape(name)}  [grey]{Markup.Escape(outcome)}[/]"
            )
        );
    }
}
