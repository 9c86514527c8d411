using Serverless.Local;
using Serverless.Local.Access;
using Serverless.Local.Commands;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>
/// The example survey through the real program under the host: HTTP, timer, queue and blob functions.
/// </summary>
public sealed class WholeChainTests : IDisposable
{
    private readonly DirectoryInfo _target = Directory.CreateTempSubdirectory("chain-");

    public void Dispose() => _target.Delete(recursive: true);

    [Fact]
    public async Task Results_and_factsheet_of_the_functions_are_byte_for_byte_those_of_the_offline_analysis()
    {
        var (offline, online) = (Path.Combine(_target.FullName, "offline"), Path.Combine(_target.FullName, "online"));
        var console = Silent();
        await CommandLine.RunAsync(["analyse", RunOptions.ExampleSurvey, "--wave", "2019", "--out", offline], console);

        await using var azurite = await Azurite.StartAsync();
        var keys = new LocalKeys(_target.FullName);
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(
                FunctionAppFolder.Path,
                azurite.ConnectionString,
                FunctionAppFolder.SettingsWith(keys.Administrator())
            ),
            _ => { }
        );
        var survey = await SurveyFolder.ReadAsync(RunOptions.ExampleSurvey, CancellationToken.None);
        var key = await keys.KeyAsync(host.Address, CancellationToken.None);
        using var api = new SurveyApi(host.Address, key, survey.Codebook.Survey);
        var steps = new Steps(console, TimeProvider.System);
        await SurveyUpload.RunAsync(survey, api, steps, CancellationToken.None);
        var published = await PublishedWave.AwaitAsync(api, "2019", online, steps, CancellationToken.None);
        var results = Path.Combine(online, "results.public.json");
        await api.DownloadAsync("waves/2019/results", results, CancellationToken.None);

        Same(results, Path.Combine(offline, "results.public.json")).ShouldBeTrue();
        Same(published.Factsheet, Path.Combine(offline, "factsheet.pdf")).ShouldBeTrue();
        Same(published.Tables, Path.Combine(offline, "tables.pdf")).ShouldBeTrue();
        host.Starts.ShouldBe(1);
    }

    private static bool Same(string one, string other) =>
        File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private static IAnsiConsole Silent() =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(TextWriter.Null),
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
            }
        );
}
