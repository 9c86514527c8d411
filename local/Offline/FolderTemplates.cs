using System.Globalization;
using System.Text;
using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Local.Offline;

/// <summary>The factsheet templates of a survey folder.</summary>
/// <param name="Templates">The templates found.</param>
/// <param name="Warnings">What their author should look at, though they are accepted.</param>
public sealed record FolderTemplates(PerLanguage<FactsheetTemplate?> Templates, IReadOnlyList<FileIssue> Warnings)
{
    /// <summary>Reads the templates in the folder.</summary>
    /// <exception cref="FaultyFilesException">A template has errors.</exception>
    public static async Task<FolderTemplates> ReadAsync(SurveyFolder survey, CancellationToken cancellationToken)
    {
        var (errors, warnings) = (new List<FileIssue>(), new List<FileIssue>());
        var templates = await Languages.ReadEachAsync(language =>
            ReadAsync(survey, language, errors, warnings, cancellationToken)
        );
        warnings.AddRange(Missing(survey, templates));
        return errors.Count == 0
            ? new FolderTemplates(templates, warnings)
            : throw new FaultyFilesException(errors, errors.Count);
    }

    /// <summary>Languages without a template, where another has one: their factsheet is another text.</summary>
    private static IEnumerable<FileIssue> Missing(SurveyFolder survey, PerLanguage<FactsheetTemplate?> templates)
    {
        string Name(Language language) => Path.GetFileName(survey.TemplatePath(language));
        var without = Languages.All.Where(language => !File.Exists(survey.TemplatePath(language))).ToArray();
        return from language in Languages.All
            where templates[language] is not null
            from other in without
            select new FileIssue(
                Name(language),
                null,
                null,
                null,
                "template",
                $"There is no {Name(other)}: the factsheet in '{other.Code()}' is made without a template."
            );
    }

    private static async Task<FactsheetTemplate?> ReadAsync(
        SurveyFolder survey,
        Language language,
        List<FileIssue> errors,
        List<FileIssue> warnings,
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
                PdfRenderer.TextGate
            );
            foreach (var problem in reading.Problems)
                (problem.Severity == TemplateSeverity.Error ? errors : warnings).Add(Issue(name, problem));
            return reading.Template;
        }
        catch (DecoderFallbackException)
        {
            errors.Add(
                new FileIssue(name, null, null, null, "encoding", "The template is not UTF-8 text. Save it as UTF-8.")
            );
            return null;
        }
    }

    private static FileIssue Issue(string name, TemplateProblem problem) =>
        new(
            name,
            problem.Line,
            problem.Column.ToString(CultureInfo.InvariantCulture),
            problem.Near,
            "template",
            problem.Message
        );
}
