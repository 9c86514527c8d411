using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>
/// PUT surveys/{survey}/codebook: a new version of the codebook. Waves are computed with it from then on.
/// </summary>
internal static class UploadCodebook
{
    public static Task<IResult> HandleAsync(HttpContext context, SmallUpload upload)
    {
        var survey = context.Request.Survey();
        MediaTypes.RequireJson(context.Request);
        return upload.AcceptAsync(
            context,
            InputKey.Codebook(survey),
            content => Task.FromResult(Check(content, survey))
        );
    }

    private static CheckedFile Check(byte[] content, Name survey)
    {
        var reading = CodebookReader.Read(content, PdfRenderer.FirstUnprintable);
        if (reading.Codebook is not { } codebook)
            throw Refusals.Faulty(
                "codebook",
                new(
                    reading.IssueCount,
                    [.. reading.Issues.Select(issue => new Issue(issue.Rule, issue.Message, issue.Path))]
                )
            );
        if (codebook.Survey != survey.ToString())
            throw Refusals.Faulty(
                "codebook",
                new(
                    1,
                    [
                        new(
                            CodebookRule.Reference,
                            $"The codebook is of survey '{codebook.Survey}', the address is of '{survey}'. Make them the same.",
                            "$.survey",
                            Value: codebook.Survey
                        ),
                    ]
                )
            );
        return new(codebook.Questions.Count, CodebookVersion: "", new(0, []));
    }
}
