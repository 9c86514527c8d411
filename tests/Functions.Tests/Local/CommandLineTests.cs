using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Serverless.Analysis.Results;
using Serverless.Local;
using Serverless.Local.Commands;
using Serverless.Local.Running;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo _target = Directory.CreateTempSubdirectory("figures-");

    public void Dispose() => _target.Delete(recursive: true);

    [Fact]
    public async Task Analyse_writes_results_and_every_publication_and_the_same_bytes_again()
    {
        using var survey = new SmallSurveyFolder("klein");
        var first = Path.Combine(_target.FullName, "first");
        var second = Path.Combine(_target.FullName, "second");

        (await RunAsync("analyse", survey.Path, "--wave", "2025", "--out", first)).ExitCode.ShouldBe(0);
        (await RunAsync("analyse", survey.Path, "--wave", "2025", "--out", second)).ExitCode.ShouldBe(0);

        var names = Directory.GetFiles(first).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        names.ShouldBe([
            "factsheet.en.pdf",
            "factsheet.pdf",
            "figures.csv",
            "figures.csv-metadata.json",
            "figures.jsonstat.json",
            "figures.nl.csv",
            "figures.parquet",
            "figures.sdmx-structure.json",
            "figures.sdmx.csv",
            "results.json",
            "results.public.json",
            "tables.en.pdf",
            "tables.en.xlsx",
            "tables.pdf",
            "tables.xlsx",
        ]);
        ResultsJson.Read(await File.ReadAllBytesAsync(Path.Combine(first, "results.json"))).Wave.Id.ShouldBe("2025");
        foreach (var name in names)
            (await File.ReadAllBytesAsync(Path.Combine(first, name))).ShouldBe(
                await File.ReadAllBytesAsync(Path.Combine(second, name)),
                name
            );
    }

    [Fact]
    public async Task Analyse_that_is_killed_leaves_whole_files_only()
    {
        using var survey = new SmallSurveyFolder("klein");
        var whole = Path.Combine(_target.FullName, "whole");
        (await RunAsync("analyse", survey.Path, "--wave", "2025", "--out", whole)).ExitCode.ShouldBe(0);
        var killed = _target.CreateSubdirectory("killed");
        var firstFile = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(killed.FullName);
        watcher.Renamed += (_, _) => firstFile.TrySetResult();
        watcher.EnableRaisingEvents = true;

        string[] command =
        [
            Path.Combine(AppContext.BaseDirectory, "Serverless.Local.dll"),
            "analyse",
            survey.Path,
            "--wave",
            "2025",
            "--out",
            killed.FullName,
        ];
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", command)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await firstFile.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        string[] names =
        [
            .. killed
                .GetFiles()
                .Select(file => file.Name)
                .Where(name => !name.EndsWith(".partial", StringComparison.Ordinal)),
        ];
        names.ShouldNotBeEmpty();
        foreach (var name in names)
            (await File.ReadAllBytesAsync(Path.Combine(killed.FullName, name))).ShouldBe(
                await File.ReadAllBytesAsync(Path.Combine(whole, name)),
                name
            );
    }

    [Fact]
    public async Task Check_lists_what_is_wrong_with_template_and_answers_together()
    {
        using var survey = new SmallSurveyFolder("klein");
        await File.WriteAllTextAsync(Path.Combine(survey.Path, "factsheet.md"), "# {{ 'nergens/scholen/a' | figure }}");
        var responses = Directory.GetFiles(survey.Path, "responses.csv", SearchOption.AllDirectories).Order().First();
        await File.WriteAllBytesAsync(responses, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]);

        var (exitCode, output) = await RunAsync("check", survey.Path);

        exitCode.ShouldNotBe(0);
        output.ShouldContain("factsheet.md");
        output.ShouldContain("responses.csv");
    }

    [Fact]
    public async Task Check_says_where_a_percentage_is_typed_and_which_language_has_no_template()
    {
        using var survey = new SmallSurveyFolder("klein");
        File.Delete(Path.Combine(survey.Path, "factsheet.md"));
        await File.WriteAllTextAsync(
            Path.Combine(survey.Path, "factsheet.en.md"),
            "# {{ wave }}\n\nSome 62% are satisfied: {{ \"tevreden/scholen/1\" | figure }}.\n"
        );

        var (exitCode, output) = await RunAsync("check", survey.Path);

        exitCode.ShouldBe(0);
        output.ShouldContain("factsheet.en.md, line 3, column 6:");
        output.ShouldContain("There is no factsheet.md: the factsheet in 'nl' is made without a template.");
    }

    [Fact]
    public async Task Analyse_of_one_language_writes_that_edition_only()
    {
        using var survey = new SmallSurveyFolder("klein");

        (
            await RunAsync("analyse", survey.Path, "--wave", "2024", "--out", _target.FullName, "--lang", "en")
        ).ExitCode.ShouldBe(0);

        _target
            .GetFiles()
            .Select(f => f.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "factsheet.en.pdf",
                "figures.csv",
                "figures.csv-metadata.json",
                "figures.jsonstat.json",
                "figures.parquet",
                "figures.sdmx-structure.json",
                "figures.sdmx.csv",
                "results.json",
                "results.public.json",
                "tables.en.pdf",
                "tables.en.xlsx",
            ]);
    }

    [Fact]
    public async Task Analyse_of_files_with_errors_lists_them_and_writes_nothing()
    {
        using var survey = new SurveyFolderCopy();
        var responses = Path.Combine("2019", "basisscholen", "responses.csv");
        survey.ChangeLine(
            responses,
            5,
            line =>
                line[..(line.IndexOf(',', StringComparison.Ordinal) + 1)]
                + "nonsense"
                + line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]
        );
        survey.ChangeLine(responses, 7, line => line[..10]);

        var (exitCode, output) = await RunAsync("analyse", survey.Root, "--wave", "2019", "--out", _target.FullName);

        exitCode.ShouldBe(1);
        output.ShouldContain("2 errors");
        output.ShouldContain("nonsense");
        output.ShouldContain("ragged-row");
        _target.GetFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("abc")]
    public async Task Port_that_is_none_is_refused_in_words(string port)
    {
        var (exitCode, output) = await RunAsync("--port", port);

        exitCode.ShouldBe(1);
        output.ShouldContain($"'{port}' is not a port");
    }

    [Fact]
    public async Task Check_of_a_codebook_with_errors_names_their_paths()
    {
        using var survey = new SurveyFolderCopy();
        await File.WriteAllTextAsync(survey["codebook.json"], """{ "survey": 3 }""");

        var (exitCode, output) = await RunAsync("check", survey.Root);

        exitCode.ShouldBe(1);
        output.ShouldContain("$.survey");
        output.ShouldContain("$.questions");
    }

    [Fact]
    public async Task Check_of_the_example_finds_no_errors()
    {
        var (exitCode, output) = await RunAsync("check", RunOptions.ExampleSurvey);

        exitCode.ShouldBe(0);
        output.ShouldContain("no errors");
    }

    [Theory]
    [InlineData("2020", "it has 2016, 2019")]
    [InlineData("2016", "no responses")]
    public async Task Analyse_of_a_wave_that_is_not_there_says_what_is(string wave, string reason)
    {
        using var survey = new SurveyFolderCopy();

        var (exitCode, output) = await RunAsync("analyse", survey.Root, "--wave", wave, "--out", _target.FullName);

        exitCode.ShouldBe(1);
        output.ShouldContain(reason);
    }

    [Fact]
    public async Task Analyse_refuses_files_in_a_folder_that_is_no_group()
    {
        using var survey = new SurveyFolderCopy();
        Directory.Move(survey[Path.Combine("2019", "basisscholen")], survey[Path.Combine("2019", "basischolen")]);

        var (exitCode, output) = await RunAsync("analyse", survey.Root, "--out", _target.FullName);

        exitCode.ShouldBe(1);
        output.ShouldContain(Path.Combine("basischolen", "population.csv"));
        output.ShouldContain("groups: basisscholen");
    }

    [Theory]
    [InlineData("responses.xls", "Save it as one of responses.csv, responses.sav")]
    [InlineData("Responses.ods", "Save it as one of responses.csv, responses.sav")]
    [InlineData("population.xlsx", "Save it as one of population.csv")]
    public async Task Check_refuses_files_that_would_not_be_read(string name, string advice)
    {
        using var survey = new SurveyFolderCopy();
        var file = Path.Combine("2019", "basisscholen", name);
        await File.WriteAllTextAsync(survey[file], "");

        var (exitCode, output) = await RunAsync("check", survey.Root);

        exitCode.ShouldBe(1);
        output.ShouldContain(file);
        output.ShouldContain(advice);
    }

    [Fact]
    public async Task Check_names_the_files_that_waves_wait_for()
    {
        using var survey = new SurveyFolderCopy();

        var (exitCode, output) = await RunAsync("check", survey.Root);

        exitCode.ShouldBe(0);
        output.ShouldContain($"! {Path.Combine("2019", "schoolbesturen", "population.csv")}: There is no such file");
        output.ShouldContain($"! {Path.Combine("2019", "schoolbesturen", "responses.csv")}: There is no such file");
        output.ShouldNotContain($"{Path.Combine("2019", "basisscholen", "population.csv")}: There is no such file");
        output.ShouldNotContain($"! {Path.Combine("2016", "basisscholen", "responses.csv")}");
    }

    [Fact]
    public async Task Check_says_where_in_the_codebook_a_warning_is()
    {
        var (_, output) = await RunAsync("check", RunOptions.ExampleSurvey);

        output.ShouldContain("! codebook.json, $.");
    }

    [Theory]
    [InlineData("--role", "boss", "'reader'")]
    [InlineData("--expires", "tomorrow", "'tomorrow' is not a day. Write it as 2027-06-30.")]
    public async Task Key_that_cannot_be_is_refused_in_words(string option, string value, string words)
    {
        string[] key = ["keys", "issue", "local", "--label", "x", "--role", "reader", option, value];

        var (exitCode, output) = await RunAsync(key);

        exitCode.ShouldBe(1);
        output.ShouldContain(words);
    }

    [Fact]
    public async Task Port_that_is_taken_is_named_before_anything_starts()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exitCode, output) = await RunAsync("--port", port, "--data", _target.FullName);

        exitCode.ShouldBe(1);
        output.ShouldContain($"Port {port} is taken.");
        output.ShouldNotContain("Azurite");
    }

    [Fact]
    public async Task Analyse_of_a_folder_without_codebook_says_so()
    {
        var (exitCode, output) = await RunAsync(
            "analyse",
            _target.FullName,
            "--wave",
            "2019",
            "--out",
            _target.FullName
        );

        exitCode.ShouldBe(1);
        output.ShouldContain("no codebook.json");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
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
        var exitCode = await CommandLine.RunAsync(arguments, console);
        return (exitCode, output.ToString());
    }
}
