using System.Security.Cryptography;
using Serverless.Analysis;
using Serverless.Analysis.Results;
using Serverless.Intake;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Core.Tests.Oracle;

/// <summary>Analyses a folder of survey files with the product's own readers.</summary>
internal static class SurveyFolder
{
    public static async Task<ResultsDocument> AnalyseAsync(string folder, string wave, CancellationToken cancellation)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(folder, "codebook.json"), cancellation);
        var reading = CodebookReader.Read(file);
        var codebook = reading.Codebook ?? throw new InvalidDataException(string.Join('\n', reading.Issues));
        var groups = new List<GroupInputs>();
        foreach (var w in codebook.Waves)
            foreach (var g in codebook.Groups)
                if (Directory.Exists(Path.Combine(folder, w.Id, g.Id)))
                    groups.Add(await ReadGroupAsync(folder, codebook, w.Id, g.Id, cancellation));

        return WaveAnalysis.Run(new WaveInputs(codebook, Sha256(file), wave, groups)) switch
        {
            AnalysisSucceeded succeeded => succeeded.Document,
            AnalysisFailed failed => throw new InvalidDataException(string.Join('\n', failed.Faults)),
            var other => throw new InvalidOperationException($"{other} is not expected here."),
        };
    }

    private static async Task<GroupInputs> ReadGroupAsync(string folder, Codebook codebook, string wave, string group, CancellationToken cancellation)
    {
        var population = await File.ReadAllBytesAsync(Path.Combine(folder, wave, group, "population.csv"), cancellation);
        var responses = await File.ReadAllBytesAsync(Path.Combine(folder, wave, group, "responses.csv"), cancellation);
        var margins = await PopulationReader.ReadAsync(new MemoryStream(population), codebook, wave, group, cancellation);
        var report = await ResponseReader.CheckAsync(new MemoryStream(responses), codebook, wave, group, cancellation);
        if (!margins.IsAccepted || !report.IsAccepted)
            throw new InvalidDataException($"{wave}/{group}: {string.Join('\n', margins.Issues.Concat(report.Issues))}");
        return new GroupInputs
        {
            Wave = wave,
            Group = group,
            Population = margins.Margins,
            PopulationSha256 = Sha256(population),
            Responses = await ResponseReader.SetAsync(new MemoryStream(responses), codebook, wave, group, report.Rows, cancellation),
            ResponsesSha256 = Sha256(responses),
        };
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
