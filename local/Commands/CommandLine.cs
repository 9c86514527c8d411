using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Spectre.Console;

namespace Serverless.Local.Commands;

/// <summary>The commands and options of this program.</summary>
public static class CommandLine
{
    /// <summary>Exit code when the command failed; the reason was printed.</summary>
    public const int Failed = 1;

    private const int WidthOfFiles = 200;

    // Long enough for the storage emulator to write what it holds in memory.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>Runs the command that the arguments name and returns the exit code.</summary>
    public static Task<int> RunAsync(string[] args, IAnsiConsole console)
    {
        // A file or pipe has no width; lines in it are better long than broken.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        return Root(console)
            .Parse(args)
            .InvokeAsync(
                new InvocationConfiguration
                {
                    ProcessTerminationTimeout = TimeToStop,
                    Output = console.Profile.Out.Writer,
                    Error = console.Profile.Out.Writer,
                }
            );
    }

    private static RootCommand Root(IAnsiConsole console)
    {
        var once = new Option<bool>("--once")
        {
            Description = "Stop after the factsheet; exit code 0 when it was made.",
        };
        var port = new Option<int?>("--port")
        {
            Description =
                "Port of the API on 127.0.0.1; 0 takes any free one. [default: 7071, or a free one when that is taken]",
            CustomParser = Port,
        };
        var data = new Option<string>("--data")
        {
            Description = "Folder in which the storage emulator keeps its data from one run to the next.",
            DefaultValueFactory = _ => RunOptions.DefaultDataFolder,
        };
        var fresh = new Option<bool>("--fresh") { Description = "Empty the data folder first." };
        var survey = new Option<string>("--survey")
        {
            Description =
                "Folder of the survey to upload: codebook.json, <wave>/<group>/population.csv and responses.csv.",
            DefaultValueFactory = _ => RunOptions.ExampleSurvey,
        };
        var wave = new Option<string?>("--wave")
        {
            Description = "Wave to wait for. [default: the last one that has responses]",
        };
        var root = new RootCommand(
            "Runs everything on this machine: storage emulator, function app and triggers. Uploads a survey, waits for its factsheet, prints where to find it, and keeps serving until Ctrl-C."
        )
        {
            once,
            port,
            data,
            fresh,
            survey,
            wave,
            FileCommands.Analyse(console),
            FileCommands.Check(console),
            FileCommands.Draft(console),
            FileCommands.Export(console),
            AccessCommands.Keys(console),
            AccessCommands.Audit(console),
        };
        root.SetAction(
            (parsed, cancellationToken) =>
                ReportAsync(
                    console,
                    () =>
                        RunCommand.RunAsync(
                            console,
                            new RunOptions(
                                parsed.GetValue(once),
                                parsed.GetValue(port),
                                parsed.GetRequiredValue(data),
                                parsed.GetValue(fresh),
                                parsed.GetRequiredValue(survey),
                                parsed.GetValue(wave)
                            ),
                            cancellationToken
                        )
                )
        );
        return root;
    }

    private static int? Port(ArgumentResult argument)
    {
        if (
            argument.Tokens is [var token]
            && ushort.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        )
            return port;
        argument.AddError(
            $"'{string.Join(' ', argument.Tokens.Select(given => given.Value))}' is not a port. A number from 0 to {ushort.MaxValue} is expected."
        );
        return null;
    }

    /// <summary>Prints foreseen failures as a message; unforeseen ones keep their stack trace.</summary>
    internal static async Task<int> ReportAsync(IAnsiConsole console, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (LocalRunException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return Failed;
        }
        catch (FaultyFilesException e)
        {
            IssueTable.Print(console, e);
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]A file could not be read or written: {e.Message}[/]");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            console.MarkupLine("[yellow]Stopped before it was finished.[/]");
            return Failed;
        }
    }
}
