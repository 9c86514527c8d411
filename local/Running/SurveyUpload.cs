using Serverless.Local.Surveys;
using Serverless.Surveys;

namespace Serverless.Local.Running;

/// <summary>
/// Uploads a survey's files through the HTTP functions: the codebook first, then templates, populations and responses.
/// </summary>
public static class SurveyUpload
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";
    private const string Bytes = "application/octet-stream";
    private const string Markdown = "text/markdown";

    /// <summary>Uploads everything in the folder.</summary>
    /// <exception cref="FaultyFilesException">A file has errors.</exception>
    public static async Task RunAsync(
        SurveyFolder survey,
        SurveyApi api,
        Steps steps,
        CancellationToken cancellationToken
    )
    {
        await steps.RunAsync(
            "Upload codebook",
            _ => api.UploadAsync("codebook", survey.CodebookPath, Json, cancellationToken)
        );
        foreach (var language in Languages.All)
            if (File.Exists(survey.TemplatePath(language)))
                await steps.RunAsync(
                    $"Upload {Path.GetFileName(survey.TemplatePath(language))}",
                    _ =>
                        api.UploadAsync(
                            language == Languages.OfReaders
                                ? "factsheet-template"
                                : $"factsheet-template?language={language.Code()}",
                            survey.TemplatePath(language),
                            Markdown,
                            cancellationToken
                        )
                );
        foreach (var file in survey.Files)
            await steps.RunAsync(
                $"Upload {file.Name}",
                _ =>
                    api.UploadAsync(
                        $"waves/{file.Wave}/groups/{file.Group}/{Path.GetFileNameWithoutExtension(file.Name)}",
                        file.FullPath,
                        file.Ending == ".csv" ? Csv : Bytes,
                        cancellationToken
                    )
            );
    }
}
