using Serverless.Analysis.Exports;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;
using Serverless.Local.Surveys;
using Serverless.Surveys;
using Spectre.Console;

namespace Serverless.Local.Offline;

/// <summary>Writes a group's cleaned responses, with labels and weights, for other programs.</summary>
public static class ExportCommand
{
    /// <summary>Does so, and returns the exit code.</summary>
    /// <param name="console">Where to print.</param>
    /// <param name="folder">The survey's folder.</param>
    /// <param name="wave">The wave; null for the last one that has responses.</param>
    /// <param name="group">The group; null for the first that has responses.</param>
    /// <param name="target">The file, whose name ends in .sav or .csv.</param>
    /// <param name="language">The language of labels.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FaultyFilesException">Files have errors.</exception>
    /// <exception cref="LocalRunException">There is nothing to export.</exception>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        string folder,
        string? wave,
        string? group,
        string target,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var survey = await SurveyFolder.ReadAsync(folder, cancellationToken);
        wave ??= survey.LastWaveWithResponses();
        var inputs = (await FolderInputs.ReadAsync(survey, wave, cancellationToken)).Inputs;
        var files =
            inputs
                .Groups.Where(files => files.Wave == wave && files.Responses is not null)
                .FirstOrDefault(files => group is null || files.Group == group)
            ?? throw new LocalRunException($"Wave {wave} has no responses of group '{group}'.");
        var file = survey.Files.First(f =>
            f.Kind == SurveyFileKind.Responses && f.Wave == wave && f.Group == files.Group
        );
        var ids = new List<string>();
        using (var responses = await FolderResponses.OpenAsync(survey.Codebook, file, cancellationToken))
        await using (var csv = responses.OpenCsv())
            await foreach (
                var row in ResponseReader.RowsAsync(
                    csv,
                    survey.Codebook,
                    wave,
                    files.Group,
                    cancellationToken: cancellationToken
                )
            )
                ids.Add(row.Respondent);
        var cleaned = CleanedResponses.Of(survey.Codebook, files, ids, language);
        await AtomicFile.WriteAsync(
            target,
            async output =>
            {
                if (target.EndsWith(".sav", StringComparison.OrdinalIgnoreCase))
                    SystemFileWriter.Write(output, cleaned.Description, cleaned.Rows.Count, cleaned.Rows);
                else
                    await SourceCsv.WriteAsync(output, cleaned.Description, cleaned.Rows, cancellationToken);
            }
        );
        console.WriteLine(
            $"{cleaned.Rows.Count} respondents of {files.Group} in wave {wave} written to {Path.GetFullPath(target)}"
        );
        return 0;
    }
}
