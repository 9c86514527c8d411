using Serverless.Flows.Differences;
using Serverless.Flows.Files;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in a codebook. Waves are computed with it from then on.</summary>
public sealed class CodebookUpload(
    SmallFileUpload upload,
    CodebookEffects effects,
    RemovalDates removals,
    InputPointers pointers,
    RawFiles files,
    ProspectiveFigures figures
)
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
            (file, content) => CheckAsync(file, content, survey, isConfirmed, offered.IsDryRun, cancellationToken),
            cancellationToken
        );

    private async Task<Outcome<CheckedFile>> CheckAsync(
        StagedFile file,
        byte[] content,
        Name survey,
        bool isConfirmed,
        bool isDryRun,
        CancellationToken cancellationToken
    )
    {
        var reading = CodebookReader.Read(content, PdfRenderer.TextGate);
        if (reading.Codebook is not { } codebook)
            return new Refusal.Faulty(
                UploadKind.Codebook,
                new(
                    reading.IssueCount,
                    [.. reading.Issues.Select(issue => new Issue(issue.Rule, issue.Text, issue.Path))]
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
        var effect = await effects.OfAsync(survey, codebook, file.Version, cancellationToken);
        var needsConfirmation = effect.Losses.Count > 0 && !isConfirmed;
        if (needsConfirmation && !isDryRun)
            return new Refusal.NeedsConfirmation(IssueList.Of(effect.Losses));
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        var difference = await DifferenceAsync(survey, snapshot, content, cancellationToken);
        if (isDryRun && snapshot.Codebook is not null)
            difference = difference with
            {
                Figures = await figures.OfAsync(
                    snapshot,
                    new VersionedCodebook(codebook, file.Version),
                    InputKey.Codebook(survey),
                    file,
                    codebook.Questions.Count,
                    cancellationToken
                ),
            };
        if (!isDryRun)
            await EnterRemovalsAsync(survey, codebook, cancellationToken);
        return new CheckedFile(
            codebook.Questions.Count,
            CodebookVersion: "",
            IssueList.Of([
                .. effect.Losses,
                .. effect.Warnings,
                .. reading.Warnings.Select(warning => new Issue(warning.Rule, warning.Text, warning.Path)),
            ]),
            difference,
            CodebookDigest.Of(codebook).ToJson()
        )
        {
            NeedsConfirmation = needsConfirmation,
        };
    }

    /// <summary>
    /// Enters the days on which answers are to be removed, before the codebook is there; on the day it is asked what the
    /// codebook says then.
    /// </summary>
    private async Task EnterRemovalsAsync(Name survey, Codebook codebook, CancellationToken cancellationToken)
    {
        foreach (var wave in codebook.Waves.Where(wave => wave.AnswersKeptUntil is not null))
            await removals.EnterAsync(
                Removable.Answers(survey, Name.Parse(wave.Id)),
                new(wave.AnswersKeptUntil!.Value.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
                cancellationToken
            );
    }

    private async Task<UploadDifference> DifferenceAsync(
        Name survey,
        SurveySnapshot snapshot,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        if (snapshot.Codebook is not { } present)
            return new UploadDifference();
        var before = await files.ReadAsync(InputKey.Codebook(survey), present.Version, cancellationToken);
        return new UploadDifference
        {
            Present = present.Version,
            Codebook = CodebookPartDifference.Of(before, content),
        };
    }
}
