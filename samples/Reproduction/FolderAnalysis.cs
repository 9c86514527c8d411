using System.Security.Cryptography;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Intake;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Samples.Files;
using Serverless.Surveys;

namespace Serverless.Samples.Reproduction;

/// <summary>Reads a survey from its folder as an upload would be read, and analyses a wave of it.</summary>
public static class FolderAnalysis
{
    /// <summary>The exact results of a wave.</summary>
    /// <exception cref="InvalidDataException">A file is not accepted, or the wave cannot be analysed; the message says
    /// why.</exception>
    public static async Task<ResultsDocument> RunAsync(string folder, string wave) =>
        (await AnalyseAsync(folder, wave)).Exact;

    /// <summary>The exact and the public results of a wave.</summary>
    /// <exception cref="InvalidDataException">A file is not accepted, or the wave cannot be analysed; the message says
    /// why.</exception>
    public static async Task<AnalysisSucceeded> AnalyseAsync(string folder, string wave)
    {
        var codebook = SurveyFiles.Codebook(folder);
        var groups = new List<GroupInputs>();
        foreach (var earlierOrThis in WaveLineage.EarlierWaves(codebook, wave).Select(w => w.Id).Append(wave))
        {
            foreach (var group in codebook.Groups)
                groups.Add(await ReadAsync(folder, codebook, earlierOrThis, group.Id));
        }
        return WaveAnalysis.Run(
            new WaveInputs(codebook, Sha256(Path.Combine(folder, "codebook.json")), wave, groups)
        ) switch
        {
            AnalysisSucceeded succeeded => succeeded,
            AnalysisFailed failed => throw new InvalidDataException(
                string.Join("; ", failed.Failures.Select(f => f.Text.In(Language.English)))
            ),
            var other => throw new InvalidDataException($"Unknown outcome {other}."),
        };
    }

    private static async Task<GroupInputs> ReadAsync(string folder, Codebook codebook, string wave, string group)
    {
        var population = Path.Combine(folder, wave, group, "population.csv");
        var responses = Path.Combine(folder, wave, group, "responses.csv");
        return new GroupInputs
        {
            Wave = wave,
            Group = group,
            Population = File.Exists(population) ? await MarginsAsync(population, codebook, wave, group) : null,
            PopulationSha256 = File.Exists(population) ? Sha256(population) : null,
            Responses = File.Exists(responses) ? await AnswersAsync(responses, codebook, wave, group) : null,
            ResponsesSha256 = File.Exists(responses) ? Sha256(responses) : null,
        };
    }

    private static async Task<PopulationMargins> MarginsAsync(string path, Codebook codebook, string wave, string group)
    {
        await using var file = File.OpenRead(path);
        var reading = await PopulationReader.ReadAsync(file, codebook, wave, group);
        return reading.Margins ?? throw Refused(path, reading.Issues);
    }

    private static async Task<ResponseSet> AnswersAsync(string path, Codebook codebook, string wave, string group)
    {
        await using var file = File.OpenRead(path);
        var report = await ResponseReader.CheckAsync(file, codebook, wave, group);
        if (!report.IsAccepted)
            throw Refused(path, report.Issues);
        file.Position = 0;
        return await ResponseReader.SetAsync(file, codebook, wave, group, report.Rows);
    }

    private static InvalidDataException Refused(string path, IReadOnlyList<ValidationIssue> issues) =>
        new($"{path}: {string.Join("; ", issues.Take(10).Select(i => i.Message))}");

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
