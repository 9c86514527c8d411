using BenchmarkDotNet.Attributes;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Samples;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks;

/// <summary>
/// The example survey's wave of 2019 (four groups, two waves, every table and comparison; target 100 ms), answers
/// already in memory,
/// and its results document to JSON and back.
/// </summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private const string Wave = "2019";
    private static readonly string Sha256 = new('0', 64);

    private WaveInputs _inputs = null!;
    private ResultsDocument _document = null!;
    private byte[] _json = null!;

    [GlobalSetup]
    public async Task Read()
    {
        var folder = ExampleSurvey.Folder;
        var codebook = CodebookReader
            .Read(await File.ReadAllBytesAsync(Path.Combine(folder, "codebook.json")))
            .Codebook!;
        var groups = new List<GroupInputs>();
        foreach (var wave in codebook.Waves)
        foreach (var group in codebook.Groups)
            if (
                Path.Combine(folder, wave.Id, group.Id) is var files
                && File.Exists(Path.Combine(files, "responses.csv"))
            )
                groups.Add(await Group(codebook, wave.Id, group.Id, files));
        _inputs = new WaveInputs(codebook, Sha256, Wave, groups);
        _document = ((AnalysisSucceeded)WaveAnalysis.Run(_inputs)).Public;
        _json = ResultsJson.Write(_document);
    }

    [Benchmark]
    public AnalysisOutcome Analyse() => WaveAnalysis.Run(_inputs);

    [Benchmark]
    public byte[] WriteJson() => ResultsJson.Write(_document);

    [Benchmark]
    public ResultsDocument ReadJson() => ResultsJson.Read(_json);

    private static async Task<GroupInputs> Group(Codebook codebook, string wave, string group, string files)
    {
        await using var responses = File.OpenRead(Path.Combine(files, "responses.csv"));
        var answers = await ResponseReader.SetAsync(responses, codebook, wave, group, expectedRows: 1_000);
        var population = Path.Combine(files, "population.csv");
        PopulationMargins? margins = null;
        if (File.Exists(population))
        {
            await using var stream = File.OpenRead(population);
            margins = (await PopulationReader.ReadAsync(stream, codebook, wave, group)).Margins;
        }

        return new GroupInputs
        {
            Wave = wave,
            Group = group,
            Responses = answers,
            ResponsesSha256 = Sha256,
            Population = margins,
            PopulationSha256 = margins is null ? null : Sha256,
        };
    }
}
