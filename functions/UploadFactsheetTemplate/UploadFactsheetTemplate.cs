using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Serverless.Pdf;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// PUT surveys/{survey}/factsheet-template: the survey's own factsheet text; the English one with <c>?language=en</c>.
/// </summary>
internal static class UploadFactsheetTemplate
{
    public static async Task<IResult> HandleAsync(HttpContext context, SmallUpload upload, Codebooks codebooks)
    {
        var survey = context.Request.Survey();
        MediaTypes.RequireMarkdown(context.Request);
        var language = PublishedFiles.LanguageInfix(context.Request).Length == 0 ? Language.Dutch : Language.English;
        var codebook = await codebooks.CurrentAsync(survey, context.RequestAborted);
        return await upload.AcceptAsync(
            context,
            InputKey.FactsheetTemplate(survey, language),
            content => Task.FromResult(Check(content, codebook))
        );
    }

    private static CheckedFile Check(byte[] content, VersionedCodebook codebook)
    {
        if (!Utf8.IsValid(content))
            throw Refusals.Faulty(
                "template",
                new(1, [new("encoding", "The template is not UTF-8 text. Save it as UTF-8.")])
            );
        var text = Encoding.UTF8.GetString(content);
        if (string.IsNullOrWhiteSpace(text))
            throw Refusals.Faulty(
                "template",
                new(
                    1,
                    [
                        new(
                            "empty",
                            "The template is empty. Write the text of the factsheet, or leave the template out to have the one that comes with the product."
                        ),
                    ]
                )
            );
        var reading = FactsheetTemplate.Read(text, codebook.Codebook, PdfRenderer.FirstUnprintable);
        if (reading.Template is null)
            throw Refusals.Faulty("template", Issues(reading, TemplateSeverity.Error));
        return new(text.AsSpan().Count('\n') + 1, codebook.Version, Issues(reading, TemplateSeverity.Warning));
    }

    private static IssueList Issues(TemplateReading reading, TemplateSeverity severity)
    {
        var problems = reading.Problems.Where(problem => problem.Severity == severity).ToList();
        return new(
            problems.Count,
            [
                .. problems
                    .Take(Refusals.MostIssuesListed)
                    .Select(problem => new Issue(
                        "template",
                        problem.Message,
                        Row: problem.Line,
                        Column: problem.Column.ToString(CultureInfo.InvariantCulture),
                        Value: problem.Near
                    )),
            ]
        );
    }
}
