using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Serverless.Flows.Differences;
using Serverless.Intake;
using Serverless.Pdf;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in the survey's own factsheet text, one for each language.</summary>
public sealed class FactsheetTemplateUpload(
    SmallFileUpload upload,
    Codebooks codebooks,
    InputPointers pointers,
    RawFiles files
)
{
    public async Task<Outcome<AcceptedUpload>> AcceptAsync(
        Name survey,
        Language language,
        OfferedFile offered,
        CancellationToken cancellationToken
    ) =>
        await (await codebooks.CurrentAsync(survey, cancellationToken)).ThenAsync(codebook =>
            upload.AcceptAsync(
                InputKey.FactsheetTemplate(survey, language),
                offered,
                async (_, content) =>
                    await Check(content, codebook)
                        .ThenAsync(file => ComparedAsync(survey, language, content, file, cancellationToken)),
                cancellationToken
            )
        );

    private async Task<Outcome<CheckedFile>> ComparedAsync(
        Name survey,
        Language language,
        byte[] content,
        CheckedFile template,
        CancellationToken cancellationToken
    )
    {
        var key = InputKey.FactsheetTemplate(survey, language);
        if (await pointers.FindAsync(key, cancellationToken) is not { } present)
            return template;
        var before = await files.ReadAsync(key, present.Version, cancellationToken);
        return template with
        {
            Difference = new UploadDifference { Present = present.Version, Lines = LineDifference.Of(before, content) },
        };
    }

    private static Outcome<CheckedFile> Check(byte[] content, VersionedCodebook codebook)
    {
        if (!Utf8.IsValid(content))
            return Faulty(IntakeRule.Encoding, "The template is not UTF-8 text. Save it as UTF-8.");
        var text = Encoding.UTF8.GetString(content);
        if (string.IsNullOrWhiteSpace(text))
            return Faulty(
                IntakeRule.Empty,
                "The template is empty. Write the text of the factsheet, or leave the template out to have the one that comes with the product."
            );
        var reading = FactsheetTemplate.Read(text, codebook.Codebook, PdfRenderer.TextGate);
        if (reading.Template is null)
            return new Refusal.Faulty(UploadKind.FactsheetTemplate, Issues(reading, TemplateSeverity.Error));
        return new CheckedFile(
            text.AsSpan().Count('\n') + 1,
            codebook.Version,
            Issues(reading, TemplateSeverity.Warning),
            new UploadDifference()
        );
    }

    private static Refusal.Faulty Faulty(string rule, MessageText message) =>
        new(UploadKind.FactsheetTemplate, IssueList.One(new(rule, message)));

    private static IssueList Issues(TemplateReading reading, TemplateSeverity severity)
    {
        var problems = reading.Problems.Where(problem => problem.Severity == severity).ToList();
        return new(
            problems.Count,
            [
                .. problems
                    .Take(IssueList.MaximumListed)
                    .Select(problem => new Issue(
                        IntakeRule.Template,
                        problem.Text,
                        Row: problem.Line,
                        Column: problem.Column.ToString(CultureInfo.InvariantCulture),
                        Value: problem.Near
                    )),
            ]
        );
    }
}
