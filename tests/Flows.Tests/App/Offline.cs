using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Surveys.Reading;

namespace Serverless.Flows.Tests.App;

/// <summary>Results computed from the raw files and the codebook alone, without storage.</summary>
internal static class Offline
{
    /// <summary>
    /// The results document of a wave; null when a file does not fit the codebook or the wave cannot be analysed.
    /// </summary>
    public static async Task<string?> ResultsAsync(
        string codebookJson,
        string wave,
        params (string Wave, string Group, string? Population, string? Responses)[] files
    )
    {
        var bytes = Encoding.UTF8.GetBytes(codebookJson);
        var codebook = CodebookReader.Read(bytes).Codebook!;
        string[] waves = [.. WaveLineage.EarlierWaves(codebook, wave).Select(earlier => earlier.Id), wave];
        var groups = new List<GroupInputs>();
        foreach (var file in files)
        {
            if (!waves.Contains(file.Wave) || codebook.Groups.All(group => group.Id != file.Group))
                continue;
            var inputs = new GroupInputs { Wave = file.Wave, Group = file.Group };
            if (file.Population is { } population)
            {
                var reading = await PopulationReader.ReadAsync(Open(population), codebook, file.Wave, file.Group);
                if (reading.Margins is null)
                    return null;
                inputs = inputs with { Population = reading.Margins, PopulationSha256 = Hash(population) };
            }

            if (file.Responses is { } responses)
            {
                var report = await ResponseReader.CheckAsync(Open(responses), codebook, file.Wave, file.Group);
                if (!report.IsAccepted)
                    return null;
                inputs = inputs with
                {
                    Responses = await ResponseReader.SetAsync(Open(responses), codebook, file.Wave, file.Group),
                    ResponsesSha256 = Hash(responses),
                };
            }

            groups.Add(inputs);
        }

        return WaveAnalysis.Run(new WaveInputs(codebook, Hash(codebookJson), wave, groups)) is AnalysisSucceeded done
            ? Encoding.UTF8.GetString(ResultsJson.Write(done.Exact))
            : null;
    }

    private static MemoryStream Open(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
