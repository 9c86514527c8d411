using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Pdf;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>Takes in a group's population figures.</summary>
public sealed class PopulationUpload(SmallFileUpload upload, Codebooks codebooks)
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
                content => CheckAsync(content, codebook, wave, group, cancellationToken),
                cancellationToken
            )
        );

    private static async Task<Outcome<CheckedFile>> CheckAsync(
        byte[] content,
        VersionedCodebook codebook,
        Name wave,
        Name group,
        CancellationToken cancellationToken
    )
    {
        using var file = new MemoryStream(content);
        var reading = await PopulationReader.ReadAsync(
            file,
            codebook.Codebook,
            wave.ToString(),
            group.ToString(),
            PdfRenderer.TextGate,
            cancellationToken
        );
        if (reading.IsAccepted)
            return new CheckedFile(reading.Rows, codebook.Version, IssueList.Of(reading.Warnings));
        return new Refusal.Faulty(
            UploadKind.Population,
            IssueList.Of(reading.IssueCount, reading.Issues, reading.IssueCounts)
        );
    }
}
