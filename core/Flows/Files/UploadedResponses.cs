using System.Runtime.CompilerServices;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources.Conversion;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Files;

/// <summary>A group's response file against the codebook it is read with.</summary>
internal sealed class UploadedResponses(Codebook codebook, Name wave, Name group)
{
    /// <summary>
    /// The file as the CSV that the codebook describes: null when it is that already, else set aside beside it.
    /// </summary>
    public async Task<(StagedFile? Converted, ReadableResponses Readable)> ConvertAsync(
        StagedFile file,
        CancellationToken cancellationToken
    )
    {
        StagedFile? converted = null;
        var readable = await ReadableResponses.OfAsync(
            file.Open,
            "responses",
            codebook,
            wave.ToString(),
            group.ToString(),
            async write => converted = await StagedFile.WriteAsync(write, cancellationToken),
            cancellationToken
        );
        return (converted, readable);
    }

    /// <summary>Checks the whole file.</summary>
    public async Task<ValidationReport> CheckAsync(StagedFile file, CancellationToken cancellationToken)
    {
        await using var content = file.Open();
        return await ResponseReader.CheckAsync(
            content,
            codebook,
            wave.ToString(),
            group.ToString(),
            PdfRenderer.TextGate,
            cancellationToken
        );
    }

    /// <summary>The rows of a file that was checked, but for the first <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<PackedRespondent> RowsAsync(
        StagedFile file,
        int after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        await foreach (
            var row in ResponseReader.RowsAsync(
                content,
                codebook,
                wave.ToString(),
                group.ToString(),
                after,
                cancellationToken
            )
        )
            yield return row;
    }
}
