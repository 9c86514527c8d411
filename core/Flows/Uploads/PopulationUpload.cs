using Serverless.Flows.Differences;
using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Pdf;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in a group's population figures.</summary>
public sealed class PopulationUpload(
    SmallFileUpload upload,
    Codebooks codebooks,
    InputPointers pointers,
    PopulationDifferences differences,
    ProspectiveFigures figures
)
{
    public async Task<Outcome<AcceptedUpload>> AcceptAsync(
        Name survey,
        Name wave,
        Name group,
        OfferedFile offered,
        CancellationToken cancellationToken
    ) =>
        await (await codebooks.OfGroupAsync(survey, wave, group, cancellationToken)).ThenAsync(codebook =>
            upload.AcceptAsync(
                InputKey.Population(survey, wave, group),
                offered,
                (file, content) =>
                    CheckAsync(
                        InputKey.Population(survey, wave, group),
                        file,
                        content,
                        codebook,
                        offered.IsDryRun,
                        cancellationToken
                    ),
                cancellationToken
            )
        );

    private async Task<Outcome<CheckedFile>> CheckAsync(
        InputKey key,
        StagedFile file,
        byte[] content,
        VersionedCodebook codebook,
        bool isDryRun,
        CancellationToken cancellationToken
    )
    {
        using var stream = new MemoryStream(content);
        var reading = await PopulationReader.ReadAsync(
            stream,
            codebook.Codebook,
            key.Wave.ToString()!,
            key.Group.ToString()!,
            PdfRenderer.TextGate,
            cancellationToken
        );
        if (reading.Margins is not { } margins)
            return Faulty(IssueList.Of(reading.IssueCount, reading.Issues, reading.IssueCounts));
        var snapshot = await pointers.SnapshotAsync(key.Survey, cancellationToken);
        if (PopulationDifferences.SizeIssue(key, codebook.Codebook, snapshot, margins) is { } tooMany)
            return Faulty(IssueList.OfOne(tooMany));
        var difference = await differences.OfAsync(
            key,
            codebook.Codebook,
            snapshot,
            file.Version,
            margins,
            cancellationToken
        );
        if (isDryRun)
            difference = difference with
            {
                Figures = await figures.OfAsync(snapshot, codebook, key, file, reading.Rows, cancellationToken),
            };
        return new CheckedFile(reading.Rows, codebook.Version, IssueList.Of(reading.Warnings), difference);
    }

    private static Refusal.Faulty Faulty(IssueList issues) => new(UploadKind.Population, issues);
}
