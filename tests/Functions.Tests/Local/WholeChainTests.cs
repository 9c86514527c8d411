using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Flows.Releases;
using Serverless.Local;
using Serverless.Local.Access;
using Serverless.Local.Commands;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Offline;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>
/// The example survey through the real program under the host: HTTP, timer, queue and blob functions.
/// </summary>
public sealed class WholeChainTests : IDisposable
{
    /// <summary>What the app calls itself where no port was chosen.</summary>
    private const string Root = "http://localhost:7071";

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
        var files = await OfflineAsync(
            survey,
            Path.Combine(offline, "results.public.json"),
            await ImprintAsync(api, online)
        );
        File.ReadAllBytes(published.Factsheet).ShouldBe(files("factsheet.pdf"));
        File.ReadAllBytes(published.Tables).ShouldBe(files("tables.pdf"));
        host.Starts.ShouldBe(1);
    }

    /// <summary>What the files say of the release, by the API.</summary>
    private static async Task<ReleaseImprint> ImprintAsync(SurveyApi api, string folder)
    {
        var file = Path.Combine(folder, "release.json");
        await api.DownloadAsync("waves/2019/releases/1", file, CancellationToken.None);
        var release = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var address = new Uri(
            new Uri(Root),
            ((string)release["links"]!["factsheet"]!).Replace("/factsheet", "", StringComparison.Ordinal)
        );
        return new ReleaseImprint(1, AmsterdamTime.At((DateTimeOffset)release["publishedAt"]!), address);
    }

    /// <summary>Files made of an offline results document with the same imprint, by name.</summary>
    private static async Task<Func<string, byte[]>> OfflineAsync(
        SurveyFolder survey,
        string results,
        ReleaseImprint imprint
    )
    {
        var document = ResultsJson.Read(await File.ReadAllBytesAsync(results));
        var templates = (await FolderTemplates.ReadAsync(survey, CancellationToken.None)).Templates;
        return name =>
        {
            using var bytes = new MemoryStream();
            Publication
                .Files(new WaveReports(document, templates, PdfRenderer.Height, imprint), PdfRenderer.Render)
                .Single(file => file.Name == name)
                .Write(bytes);
            return bytes.ToArray();
        };
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
