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
