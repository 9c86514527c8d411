using Serverless.Local.Access;
using Serverless.Local.Surveys;
using Serverless.Surveys;

namespace Serverless.Local.Running;

/// <summary>A file as it is uploaded.</summary>
/// <param name="Name">Its name within the survey's folder.</param>
/// <param name="FullPath">Where it is on disk.</param>
/// <param name="Address">Below the survey's address.</param>
/// <param name="MediaType">What it is.</param>
public sealed record UploadedFile(string Name, string FullPath, string Address, string MediaType);

/// <summary>
/// Uploads a survey's files through the HTTP functions: the codebook first, then templates, populations and responses.
/// </summary>
public static class SurveyUpload
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";
    private const string Bytes = "application/octet-stream";
    private const string Markdown = "text/markdown";

    /// <summary>The files of a folder in the order in which they are uploaded.</summary>
    public static IEnumerable<UploadedFile> Files(SurveyFolder survey)
    {
        yield return new UploadedFile("codebook.json", survey.CodebookPath, "codebook", Json);
        foreach (var language in Languages.All)
            if (File.Exists(survey.TemplatePath(language)))
                yield return new UploadedFile(
                    Path.GetFileName(survey.TemplatePath(language)),
                    survey.TemplatePath(language),
                    language == Languages.OfReaders
                        ? "factsheet-template"
                        : $"factsheet-template?language={language.Code()}",
                    Markdown
                );
        foreach (var file in survey.Files)
            yield return new UploadedFile(
                file.Name,
                file.FullPath,
                $"waves/{file.Wave}/groups/{file.Group}/{Path.GetFileNameWithoutExtension(file.Name)}",
                file.Ending == ".csv" ? Csv : Bytes
            );
    }

    /// <summary>The house style of the folder, which is that of the organisation of this machine.</summary>
    private static IEnumerable<UploadedFile> Style(SurveyFolder survey)
    {
        if (File.Exists(survey.StylePath))
            yield return new UploadedFile(
                Path.GetFileName(survey.StylePath),
                survey.StylePath,
                $"../../organisations/{LocalKeys.Organisation}/style",
                Json
            );
    }

    /// <summary>Uploads everything in the folder.</summary>
    /// <exception cref="FaultyFilesException">A file has errors.</exception>
    public static async Task RunAsync(
        SurveyFolder survey,
        SurveyApi api,
        Steps steps,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in Style(survey).Concat(Files(survey)))
            await steps.RunAsync(
                $"Upload {(file.Address == "codebook" ? file.Address : file.Name)}",
                _ => api.UploadAsync(file, cancellationToken)
            );
    }
}
