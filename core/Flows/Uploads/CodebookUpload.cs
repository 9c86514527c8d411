using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in a codebook. Waves are computed with it from then on.</summary>
public sealed class CodebookUpload(SmallFileUpload upload)
{
    public Task<Outcome<AcceptedUpload>> AcceptAsync(
        Name survey,
        OfferedFile offered,
        CancellationToken cancellationToken
    ) =>
        upload.AcceptAsync(
            InputKey.Codebook(survey),
            offered,
            content => Task.FromResult(Check(content, survey)),
            cancellationToken
        );

    private static Outcome<CheckedFile> Check(byte[] content, Name survey)
    {
        var reading = CodebookReader.Read(content, PdfRenderer.FirstUnprintable);
        if (reading.Codebook is not { } codebook)
            return new Refusal.Faulty(
                UploadKind.Codebook,
                new(
                    reading.IssueCount,
                    [.. reading.Issues.Select(issue => new Issue(issue.Rule, issue.Message, issue.Path))]
                )
            );
        if (codebook.Survey != survey.ToString())
            return new Refusal.Faulty(
                UploadKind.Codebook,
                IssueList.One(
                    new(
                        CodebookRule.Reference,
                        $"The codebook is of survey '{codebook.Survey}', the address is of '{survey}'. Make them the same.",
                        "$.survey",
                        Value: codebook.Survey
                    )
                )
            );
        return new CheckedFile(
            codebook.Questions.Count,
            CodebookVersion: "",
            new(
                reading.Warnings.Count,
                [.. reading.Warnings.Select(warning => new Issue(warning.Rule, warning.Message, warning.Path))]
            )
        );
    }
}
