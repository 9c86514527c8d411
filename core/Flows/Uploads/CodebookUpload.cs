using System.Security.Cryptography;
using Serverless.Flows.Files;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in a codebook. Waves are computed with it from then on.</summary>
public sealed class CodebookUpload(SmallFileUpload upload, CodebookEffects effects, RemovalDates removals)
{
    /// <param name="survey">The survey.</param>
    /// <param name="offered">The file.</param>
    /// <param name="isConfirmed">Whether published waves and stored answers may become unreachable by it.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is changed then.</param>
    public Task<Outcome<AcceptedUpload>> AcceptAsync(
        Name survey,
        OfferedFile offered,
        bool isConfirmed,
        CancellationToken cancellationToken
    ) =>
        upload.AcceptAsync(
            InputKey.Codebook(survey),
            offered,
            content => CheckAsync(content, survey, isConfirmed, cancellationToken),
            cancellationToken
        );

    private async Task<Outcome<CheckedFile>> CheckAsync(
        byte[] content,
        Name survey,
        bool isConfirmed,
        CancellationToken cancellationToken
    )
    {
        var reading = CodebookReader.Read(content, PdfRenderer.TextGate);
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
        var version = Convert.ToHexStringLower(SHA256.HashData(content));
        var effect = await effects.OfAsync(survey, codebook, version, cancellationToken);
        if (effect.Losses.Count > 0 && !isConfirmed)
            return new Refusal.NeedsConfirmation(IssueList.Of(effect.Losses));

        // Entered before the codebook is there; on the day it is asked what the codebook says then.
        foreach (var wave in codebook.Waves.Where(wave => wave.AnswersKeptUntil is not null))
            await removals.EnterAsync(
                Removable.Answers(survey, Name.Parse(wave.Id)),
                new(wave.AnswersKeptUntil!.Value.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
                cancellationToken
            );
        return new CheckedFile(
            codebook.Questions.Count,
            CodebookVersion: "",
            IssueList.Of([
                .. effect.Losses,
                .. effect.Warnings,
                .. reading.Warnings.Select(warning => new Issue(warning.Rule, warning.Message, warning.Path)),
            ]),
            CodebookDigest.Of(codebook).ToJson()
        );
    }
}
