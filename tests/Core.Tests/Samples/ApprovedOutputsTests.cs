using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis;
using Serverless.Analysis.Results;
using Serverless.Flows.Waves;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Samples;

/// <summary>
/// Figures and report texts of the samples are the approved ones. Deployed waves are computed and rendered again only
/// when a version is raised: what changes here without one would never reach them.
/// </summary>
public sealed class ApprovedOutputsTests
{
    private const string Figures = "figures.txt";
    private const string Reports = "reports.txt";

    /// <summary>Set to 1, what is found is approved.</summary>
    private const string Switch = "APPROVE";

    private static readonly (string Folder, string Wave)[] Waves =
    [
        (ExampleSurvey.Folder, "2019"),
        (SmallMonitor.Folder, "2025"),
    ];

    private static readonly Lazy<Task<AnalysisSucceeded[]>> Analysed = new(() =>
        Task.WhenAll(Waves.Select(wave => FolderAnalysis.AnalyseAsync(wave.Folder, wave.Wave)))
    );

    /// <summary>Figures are the same whatever version they are computed under.</summary>
    private static readonly string[] NotFigures = ["lineage", "tables", "comparisons", "trends", "crossTables"];

    [Fact]
    public async Task Figures_of_the_samples_are_the_approved_ones()
    {
        var analysed = await Analysed.Value;

        Compare(
            Figures,
            MethodVersion.Current,
            "MethodVersion",
            Inputs(analysed),
            [.. analysed.SelectMany(wave => Lines("exact", wave.Exact).Concat(Lines("public", wave.Public)))]
        );
    }

    [Fact]
    public async Task Report_texts_of_the_samples_are_the_approved_ones()
    {
        var analysed = await Analysed.Value;
        var lines =
            from pair in Waves.Zip(analysed)
            from language in Languages.All
            from line in Texts(pair.First.Folder, pair.Second.Public, language)
            select line;

        Compare(
            Reports,
            $"{RenderedOutputs.Version}/{MethodVersion.Current}",
            "RenderedOutputs.Version",
            Inputs(analysed),
            [.. lines]
        );
    }

    private static void Compare(string name, string version, string what, string inputs, IReadOnlyList<string> lines)
    {
        var path = Repository.PathOf("tests/Core.Tests/Samples/Approved", name);
        var file = new ApprovedFile(File.Exists(path) ? File.ReadAllText(path) : "");
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            var approved = file.Approve(version, inputs, lines);
            approved.ShouldNotBeNull($"Version {version} was approved before; raise {what} first.");
            File.WriteAllText(path, approved);
            return;
        }

        file.IsSound.ShouldBeTrue($"{path} was edited by hand.");
        var changed = lines.Except(file.Lines, StringComparer.Ordinal).Concat(file.Lines.Except(lines)).Take(10);
        changed.ShouldBeEmpty(
            $"These came out differently (name, digest). If that is meant, raise {what} and approve: "
                + $"{Switch}=1 dotnet test --project tests/Core.Tests -- --filter-class '*{nameof(ApprovedOutputsTests)}'"
        );
        lines.Count.ShouldBe(file.Lines.Count);
    }

    /// <summary>What the figures are made from: other samples may have other figures under the same version.</summary>
    private static string Inputs(IEnumerable<AnalysisSucceeded> waves) =>
        ApprovedFile.Digest(
            waves
                .Select(wave => wave.Exact.Lineage)
                .SelectMany(lineage =>
                    lineage.Inputs.Select(input => input.Sha256 ?? "").Append(lineage.CodebookSha256)
                )
        );

    /// <summary>A line per table, with its first base and figure to read; one for everything else.</summary>
    private static IEnumerable<string> Lines(string kind, ResultsDocument results)
    {
        var name = $"{kind} {results.Survey.Id}/{results.Wave.Id}";
        var document = JsonNode.Parse(Encoding.UTF8.GetString(ResultsJson.Write(results)))!.AsObject();
        foreach (var table in results.Tables)
        {
            string[] parts =
            [
                ModelText.Json(
                    document["tables"]!.AsArray().Single(node => (string?)node!["id"] == table.Id.ToString())
                ),
                .. new[] { "comparisons", "trends", "crossTables" }
                    .SelectMany(list => document[list]?.AsArray() ?? [])
                    .Where(node => (string?)node!["table"] == table.Id.ToString())
                    .Select(ModelText.Json),
            ];
            var first = table.Groups is [var group, ..] ? group : null;
            var figure = first is null ? null : first.Mean ?? (first.Cells.Count > 0 ? first.Cells[0] : null);
            var value = figure?.Value is { } shown ? shown.ToString("F4", CultureInfo.InvariantCulture) : "-";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {table.Id} {ApprovedFile.Digest(parts)} n={first?.Base.N} {figure?.Id}={value}"
            );
        }

        foreach (var (property, node) in document.Where(p => !NotFigures.Contains(p.Key, StringComparer.Ordinal)))
            yield return $"{name} ({property}) {ApprovedFile.Digest([ModelText.Json(node)])}";
    }

    private static IEnumerable<string> Texts(string folder, ResultsDocument results, Language language)
    {
        var path = Path.Combine(folder, $"factsheet{language.Infix()}.md");
        var template = File.Exists(path)
            ? FactsheetTemplate.Read(File.ReadAllText(path), codebook: null).Template
            : null;
        var created = WrittenMoment.Of(results);
        var name = $"{results.Survey.Id}/{results.Wave.Id} {language.Code()}";
        return ModelText
            .Lines($"{name} factsheet", Factsheet.Build(results, template, language, created, PdfRenderer.Height))
            .Concat(ModelText.Lines($"{name} tables", TablesReport.Build(results, language, created)));
    }
}
