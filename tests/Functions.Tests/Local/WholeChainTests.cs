using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Flows.Releases;
using Serverless.Functions.Tests.App;
using Serverless.Local;
using Serverless.Local.Commands;
using Serverless.Local.Offline;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Shouldly;
using Spectre.Console;
using Xunit;
using Name = Serverless.Storage.Name;

namespace Serverless.Functions.Tests.Local;

/// <summary>A survey through the real program under the host: HTTP, timer, queue and blob functions.</summary>
public sealed class WholeChainTests(RunningApp running) : IDisposable
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
        using var folder = new SmallSurveyFolder("keten");
        await CommandLine.RunAsync(["analyse", folder.Path, "--wave", "2025", "--out", offline], console);

        await running.StartedAsync(CancellationToken.None);
        var survey = await SurveyFolder.ReadAsync(folder.Path, CancellationToken.None);
        using var api = new SurveyApi(running.Host.Address, running.Key, survey.Codebook.Survey);
        var steps = new Steps(console, TimeProvider.System);
        await SurveyUpload.RunAsync(survey, api, steps, CancellationToken.None);
        var published = await PublishedWave.AwaitAsync(api, "2025", online, steps, CancellationToken.None);
        var results = Path.Combine(online, "results.public.json");
        await api.DownloadAsync("waves/2025/results", results, CancellationToken.None);

        Same(results, Path.Combine(offline, "results.public.json")).ShouldBeTrue();
        var files = await OfflineAsync(
            survey,
            Path.Combine(offline, "results.public.json"),
            await ImprintAsync(api, online)
        );
        File.ReadAllBytes(published!.Factsheet).ShouldBe(files("factsheet.pdf"));
        File.ReadAllBytes(published.Tables).ShouldBe(files("tables.pdf"));
        running.Host.Starts.ShouldBe(1);
    }

    /// <summary>What the files say of the release, by the API.</summary>
    private static async Task<ReleaseImprint> ImprintAsync(SurveyApi api, string folder)
    {
        var file = Path.Combine(folder, "release.json");
        await api.DownloadAsync("waves/2025/releases/1", file, CancellationToken.None);
        var release = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var address = new Uri(
            new Uri(Root),
            ((string)release["links"]!["factsheet"]!).Replace("/factsheet", "", StringComparison.Ordinal)
        );
        return new ReleaseImprint(1, AmsterdamTime.At((DateTimeOffset)release["publishedAt"]!), address)
        {
            Pages = new PublicAddress(new Uri(Root)).PagesOf(
                Name.Parse((string)release["survey"]!),
                Name.Parse("2025"),
                1
            ),
        };
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
