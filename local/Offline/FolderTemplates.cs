using System.Globalization;
using System.Text;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Local;

/// <summary>The factsheet templates of a survey folder.</summary>
public static class FolderTemplates
{
    /// <summary>Reads those that are there.</summary>
    /// <exception cref="FaultyFilesException">A template has errors.</exception>
    public static async Task<FactsheetTemplates> ReadAsync(SurveyFolder survey, CancellationToken cancellationToken)
    {
        var issues = new List<FileIssue>();
        var templates = new FactsheetTemplates(
            await ReadAsync(survey, Language.Dutch, issues, cancellationToken),
            await ReadAsync(survey, Language.English, issues, cancellationToken)
        );
        return issues.Count == 0 ? templates : throw new FaultyFilesException(issues, issues.Count);
    }

    private static async Task<FactsheetTemplate?> ReadAsync(
        SurveyFolder survey,
        Language language,
        List<FileIssue> issues,
        CancellationToken cancellationToken
    )
    {
        var path = survey.TemplatePath(language);
        if (!File.Exists(path))
            return null;
        var name = Path.GetFileName(path);
        try
        {
            var reading = FactsheetTemplate.Read(
                await File.ReadAllTextAsync(
                    path,
                    new UTF8Encoding(false, throwOnInvalidBytes: true),
                    cancellationToken
                ),
                survey.Codebook,
                PdfRenderer.FirstUnprintable
            );
            issues.AddRange(
                reading
                    .Problems.Where(p => p.Severity == TemplateSeverity.Error)
                    .Select(p => new FileIssue(
                        name,
                        p.Line,
                        p.Column.ToString(CultureInfo.InvariantCulture),
                        p.Near,
                        "template",
                        p.Message
                    ))
            );
            return reading.Template;
        }
        catch (DecoderFallbackException)
        {
            issues.Add(
                new FileIssue(name, null, null, null, "encoding", "The template is not UTF-8 text. Save it as UTF-8.")
            );
            return null;
        }
    }
}
