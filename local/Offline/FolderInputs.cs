using System.Security.Cryptography;
using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Responses;
using Serverless.Local.Surveys;

namespace Serverless.Local.Offline;

/// <summary>The files of a survey folder, checked as the upload functions check them, ready for analysis.</summary>
/// <param name="Inputs">What is analysed.</param>
/// <param name="Warnings">What the owner of the files should look at, though they are accepted.</param>
public sealed record FolderInputs(WaveInputs Inputs, IReadOnlyList<FileIssue> Warnings)
{
    /// <summary>Reads the files of a wave and of the earlier waves it is compared with.</summary>
    /// <exception cref="FaultyFilesException">Files have errors; those of all files are listed.</exception>
    /// <exception cref="LocalRunException">The codebook has no such wave, or the wave has no responses.</exception>
    public static async Task<FolderInputs> ReadAsync(
        SurveyFolder survey,
        string wave,
        CancellationToken cancellationToken
    )
    {
        survey.RequireWave(wave);
        if (!survey.Files.Any(f => f.Kind == SurveyFileKind.Responses && f.Wave == wave))
            throw new LocalRunException(
                $"Wave {wave} has no responses. Expected, for example, {Path.Combine(survey.Path, wave, survey.Codebook.Groups[0].Id, "responses.csv")}."
            );

        string[] waves = [.. WaveLineage.EarlierWaves(survey.Codebook, wave).Select(w => w.Id), wave];
        var checks = await CheckAsync(
            survey,
            survey.Files.Where(f => waves.Contains(f.Wave, StringComparer.Ordinal)),
            cancellationToken
        );
        var groups = new List<GroupInputs>();
        foreach (var files in checks.GroupBy(c => (c.File.Wave, c.File.Group)))
            groups.Add(await GroupAsync(survey, files.ToList(), cancellationToken));
        var codebook = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(survey.CodebookPath, cancellationToken))
        );
        return new FolderInputs(
            new WaveInputs(survey.Codebook, codebook, wave, groups),
            [.. checks.SelectMany(c => c.Warnings), .. UnreadFiles.Missing(survey.Codebook, survey.Files, [wave])]
        );
    }

    /// <summary>Checks files, all of them before anything is refused.</summary>
    /// <exception cref="FaultyFilesException">Files have errors.</exception>
    public static async Task<IReadOnlyList<FileCheck>> CheckAsync(
        SurveyFolder survey,
        IEnumerable<SurveyFile> files,
        CancellationToken cancellationToken
    )
    {
        var checks = new List<FileCheck>();
        foreach (var file in files)
            checks.Add(await FileCheck.RunAsync(survey.Codebook, file, cancellationToken));
        var together = FilesTogether.Checked(survey.Codebook, checks);
        var count = together.Sum(c => c.ErrorCount);
        return count == 0 ? together : throw new FaultyFilesException([.. together.SelectMany(c => c.Errors)], count);
    }

    private static async Task<GroupInputs> GroupAsync(
        SurveyFolder survey,
        List<FileCheck> files,
        CancellationToken cancellationToken
    )
    {
        var population = files.Find(c => c.File.Kind == SurveyFileKind.Population);
        var responses = files.Find(c => c.File.Kind == SurveyFileKind.Responses);
        var inputs = new GroupInputs
        {
            Wave = files[0].File.Wave,
            Group = files[0].File.Group,
            Population = population?.Margins,
            PopulationSha256 = population?.Sha256,
        };
        if (responses is null)
            return inputs;
        using var file = await FolderResponses.OpenAsync(survey.Codebook, responses.File, cancellationToken);
        await using var stream = file.OpenCsv();
        return inputs with
        {
            Responses = await ResponseReader.SetAsync(
                stream,
                survey.Codebook,
                inputs.Wave,
                inputs.Group,
                responses.Rows,
                cancellationToken
            ),
            ResponsesSha256 = responses.Sha256,
        };
    }
}
