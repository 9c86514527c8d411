using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Serverless.Intake.Sources.Drafts;
using Serverless.Local.Access;
using Serverless.Local.Offline;
using Serverless.Local.Online;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Serverless.Surveys;
using Spectre.Console;

namespace Serverless.Local.Commands;

/// <summary>What can be asked of this program.</summary>
public static class CommandLine
{
    /// <summary>Exit code when what was asked was not done, for a reason that was printed.</summary>
    public const int Failed = 1;

    private const int WidthOfFiles = 200;

    // Long enough for the storage emulator to write what it holds in memory.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>Does what the arguments ask and returns the exit code.</summary>
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
            "Runs everything on this machine: storage emulator, function app and triggers. Uploads a survey, waits for its factsheet, says where it is, and keeps serving until Ctrl-C."
        )
        {
            once,
            port,
            data,
            fresh,
            survey,
            wave,
            Analyse(console),
            Check(console),
            Draft(console),
            Export(console),
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

    private static Uri? WebAddress(ArgumentResult argument)
    {
        if (
            argument.Tokens is [var token]
            && Uri.TryCreate(token.Value, UriKind.Absolute, out var address)
            && address.Scheme is ("https" or "http")
        )
            return address;
        argument.AddError(
            $"'{string.Join(' ', argument.Tokens.Select(given => given.Value))}' is not an address that begins with https:// or http://."
        );
        return null;
    }

    private static Command Analyse(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The survey's folder: codebook.json, <wave>/<group>/population.csv and responses.csv.",
        };
        var wave = new Option<string?>("--wave")
        {
            Description = "The wave to analyse. [default: the last one that has responses]",
        };
        var target = new Option<string>("--out")
        {
            Description = "Folder for the results document, PDFs and exports.",
            Required = true,
        };
        var language = new Option<string?>("--lang")
        {
            Description = "Render in one language only, nl or en. [default: both]",
        };
        language.AcceptOnlyFromAmong([.. Languages.All.Select(known => known.Code())]);
        var command = new Command(
            "analyse",
            "Analyses and renders a wave from files on disk, without emulator or functions. The results document is the one the functions make, byte for byte."
        )
        {
            folder,
            wave,
            target,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportAsync(
                    console,
                    () =>
                        AnalyseCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(folder),
                            parsed.GetValue(wave),
                            parsed.GetRequiredValue(target),
                            parsed.GetValue(language) is { } code
                                ? Languages.All.First(known => known.Code() == code)
                                : null,
                            cancellationToken
                        )
                )
        );
        return command;
    }

    private static Command Check(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "The survey's folder." };
        var against = new Option<Uri?>("--against")
        {
            Description =
                "Address of a function app: the files are held against what is there, and what their upload would change is listed. Nothing is stored.",
            CustomParser = WebAddress,
        };
        var key = new Option<string?>("--key")
        {
            Description =
                $"Key of the function app; others on this machine can see it, so rather use --key-file. [default: the environment variable {CheckAgainst.KeyVariable}]",
        };
        var keyFile = new Option<string?>("--key-file")
        {
            Description = "File that holds the key of the function app.",
        };
        var command = new Command(
            "check",
            "Checks all files of a survey as their upload would be checked, and lists every error."
        )
        {
            folder,
            against,
            key,
            keyFile,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportAsync(
                    console,
                    () =>
                        parsed.GetValue(against) is { } address
                            ? CheckAgainst.RunAsync(
                                console,
                                parsed.GetRequiredValue(folder),
                                address,
                                Key(parsed.GetValue(keyFile), parsed.GetValue(key)),
                                cancellationToken
                            )
                            : CheckCommand.RunAsync(console, parsed.GetRequiredValue(folder), cancellationToken)
                )
        );
        return command;
    }

    private static string? Key(string? file, string? key) =>
        file is not null
            ? ApiClient.ReadKey(file)
            : key ?? Environment.GetEnvironmentVariable(CheckAgainst.KeyVariable);

    private static Command Draft(IAnsiConsole console)
    {
        var files = new Argument<string[]>("files")
        {
            Description =
                "Data files (SPSS, Stata, Excel, CSV, exports of survey tools) and the structure files that describe them; also from a zip.",
            Arity = ArgumentArity.OneOrMore,
        };
        var survey = new Option<string>("--survey")
        {
            Description = "Id of the survey: small letters, digits and hyphens.",
            DefaultValueFactory = _ => "my-survey",
        };
        var title = new Option<string?>("--title") { Description = "Title of the survey. [default: the form's]" };
        var group = new Option<string>("--group")
        {
            Description = "Id of the target group.",
            DefaultValueFactory = _ => "respondenten",
        };
        var waves = new Option<string[]>("--wave")
        {
            Description = "Id of a wave, once for each data file. [default: the years in their names]",
            DefaultValueFactory = _ => [],
        };
        var target = new Option<string>("--out")
        {
            Description = "Folder for codebook.json and decisions.md.",
            Required = true,
        };
        var command = new Command(
            "codebook",
            "Makes a draft codebook of data files and the forms that describe them, with a list of what its author must decide."
        )
        {
            files,
            survey,
            title,
            group,
            waves,
            target,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportAsync(
                    console,
                    () =>
                        CodebookCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(files),
                            new DraftOptions(
                                parsed.GetRequiredValue(survey),
                                parsed.GetValue(title),
                                parsed.GetRequiredValue(group),
                                parsed.GetRequiredValue(waves)
                            ),
                            parsed.GetRequiredValue(target),
                            cancellationToken
                        )
                )
        );
        return command;
    }

    private static Command Export(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "The survey's folder." };
        var wave = new Option<string?>("--wave")
        {
            Description = "The wave. [default: the last one that has responses]",
        };
        var group = new Option<string?>("--group") { Description = "The target group. [default: the first]" };
        var target = new Option<string>("--out")
        {
            Description = "The file; its name ends in .sav or .csv.",
            Required = true,
        };
        var language = new Option<string>("--lang")
        {
            Description = "Language of labels, nl or en.",
            DefaultValueFactory = _ => "nl",
        };
        language.AcceptOnlyFromAmong("nl", "en");
        var command = new Command(
            "export",
            "Writes a group's cleaned responses with labels and weights, as an SPSS file or as CSV."
        )
        {
            folder,
            wave,
            group,
            target,
            language,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                ReportAsync(
                    console,
                    () =>
                        ExportCommand.RunAsync(
                            console,
                            parsed.GetRequiredValue(folder),
                            parsed.GetValue(wave),
                            parsed.GetValue(group),
                            parsed.GetRequiredValue(target),
                            Languages.All.First(known =>
                                known.Code() == (parsed.GetValue(language) ?? Languages.OfReaders.Code())
                            ),
                            cancellationToken
                        )
                )
        );
        return command;
    }

    /// <summary>Prints what went wrong in words; what nobody foresaw keeps its stack trace.</summary>
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
