using Microsoft.Extensions.Time.Testing;
using Serverless.Local;
using Serverless.Local.Running;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class StepsTests
{
    [Fact]
    public async Task Progress_of_a_step_is_printed_at_once_and_then_at_most_every_five_seconds()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
            }
        );
        var time = new FakeTimeProvider();

        await new Steps(console, time).RunAsync(
            "Emulator",
            progress =>
            {
                progress("1 file");
                time.Advance(TimeSpan.FromSeconds(4));
                progress("2 files");
                time.Advance(TimeSpan.FromSeconds(1));
                progress("3 files");
                return Task.FromResult("ready");
            }
        );

        output
            .ToString()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["Emulator: 1 file", "Emulator: 3 files", "✓    5.0 s  Emulator  ready"]);
    }
}
