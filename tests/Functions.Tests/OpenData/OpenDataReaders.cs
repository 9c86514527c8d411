using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Local.Commands;
using Serverless.Local.Emulator;
using Serverless.Local.Running;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Portal.OpenData;
using Serverless.Reporting;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Shouldly;
using Spectre.Console;
using Sylvan.Data.Csv;
using Xunit;

namespace Serverless.Functions.Tests.OpenData;

/// <summary>
/// The files of a release of the example survey, and what programs of others read in them: hyparquet, jsonstat-toolkit,
/// jsonld, rdf-parser-csvw and rdf-validate-shacl, as <c>tests/readers</c> installs and calls them.
/// </summary>
public sealed class OpenDataReaders : IAsyncLifetime
{
    private static readonly NpmPackage Readers = new(
        "Readers",
        Repository.PathOf("tests", "readers"),
        Path.Combine("hyparquet", "package.json")
    );

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("open-data-");

    /// <summary>The release the files belong to.</summary>
    public ReleaseImprint Release { get; } =
        new(
            2,
            new DateTimeOffset(2026, 3, 29, 9, 30, 0, TimeSpan.FromHours(2)),
            new Uri("https://cijfers.example/api/v1/surveys/stand-van-het-land/waves/2019/releases/2")
        )
        {
            Contact = new Contact(new LocalizedText("Afdeling onderzoek"), "onderzoek@voorbeeld.example", null),
            CorrectionReason = new LocalizedText("De weging klopte niet.", "The weights were wrong."),
            Pages = new Dictionary<Language, Uri>
            {
                [Language.Dutch] = new("https://cijfers.example/stand-van-het-land/2019/releases/2"),
                [Language.English] = new("https://cijfers.example/en/stand-van-het-land/2019/releases/2"),
            },
            OpenData = new OpenDataTerms { Licence = Licence.CcBy, Themes = [DataTheme.Educ, DataTheme.Soci] },
        };

    private static readonly CataloguePublisher Publisher = new(
        "Cijferhuis",
        "open@cijfers.example",
        new Uri("https://cijferhuis.example/")
    );

    /// <summary>
    /// What was read: <c>parquet</c>, <c>jsonStat</c>, <c>dataset</c>, <c>csv</c> and what of the catalogue does not conform.
    /// </summary>
    public JsonNode Read { get; private set; } = null!;

    /// <summary>The rows of the CSV for programs, by the names of its columns.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Csv { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var said = new StringWriter();
        var exitCode = await CommandLine.RunAsync(
            ["analyse", RunOptions.ExampleSurvey, "--wave", "2019", "--out", _folder.FullName],
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(said) })
        );
        exitCode.ShouldBe(0, said.ToString());
        var results = ResultsJson.Read(
            await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "results.public.json"))
        );
        var reports = new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height, Release);
        PublishedFile[] files =
        [
            .. Publication.Files(reports, (_, _) => throw new InvalidOperationException("No PDF is read here.")),
            .. WavePages.Files(reports),
        ];
        foreach (var file in files.Where(file => Path.GetExtension(file.Name) is not (".pdf" or ".xlsx" or ".html")))
        {
            await using var output = File.Create(Path.Combine(_folder.FullName, file.Name));
            file.Write(output);
        }

        await WriteCatalogueAsync("catalog.jsonld", Publisher);
        await WriteCatalogueAsync("catalog-without-publisher.jsonld", null);
        Csv = await RowsAsync(Path.Combine(_folder.FullName, "figures.csv"));
        var installed = await Readers.InstallAsync();
        var run = await Programs.RunAsync(
            "node",
            [
                Repository.PathOf("tests", "readers", "read.mjs"),
                Path.GetDirectoryName(Path.GetDirectoryName(installed))!,
                _folder.FullName,
            ],
            CancellationToken.None
        );
        run.ExitCode.ShouldBe(0, run.Error);
        Read = JsonNode.Parse(run.Output)!;
    }

    /// <summary>The catalogue with this one wave, as it is served.</summary>
    private async Task WriteCatalogueAsync(string name, CataloguePublisher? publisher)
    {
        var dataset = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, DatasetDescription.FileName));
        var catalogue = DataCatalogue.Write(
            new Uri("https://cijfers.example/"),
            publisher,
            [new BinaryData(dataset)],
            null,
            null
        );
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, name), catalogue);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> RowsAsync(string file)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        await using var reader = await CsvDataReader.CreateAsync(file);
        while (await reader.ReadAsync())
            rows.Add(
                Enumerable
                    .Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, reader.GetString, StringComparer.Ordinal)
            );
        return rows;
    }
}
