using System.Runtime.CompilerServices;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>A group's response file against the codebook it is checked with.</summary>
internal sealed class UploadedResponses(VersionedCodebook codebook, Name wave, Name group)
{
    /// <summary>Checks the whole file; refuses it with every fault when it has any.</summary>
    public async Task<CheckedFile> CheckAsync(StagedFile file, CancellationToken cancellationToken)
    {
        await using var content = file.Open();
        var report = await ResponseReader.CheckAsync(
            content,
            codebook.Codebook,
            wave.ToString(),
            group.ToString(),
            cancellationToken
        );
        return report.IsAccepted
            ? new(report.Rows, codebook.Version, IntakeIssues.Warnings(report.Warnings))
            : throw Refusals.Faulty(
                "response file",
                IntakeIssues.Of(report.IssueCount, report.Issues, report.IssueCounts)
            );
    }

    /// <summary>The rows of a file that was checked, but for the first <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<RespondentRow> RowsAsync(
        StagedFile file,
        int after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        await foreach (
            var row in ResponseReader.RowsAsync(
                content,
                codebook.Codebook,
                wave.ToString(),
                group.ToString(),
                after,
                cancellationToken
            )
        )
            yield return new RespondentRow(row.Number, row.Respondent, row.Packed);
    }

    /// <summary>The delimiter of a file that was checked.</summary>
    public async Task<byte> DelimiterAsync(StagedFile file, CancellationToken cancellationToken)
    {
        await using var content = file.Open();
        var report = await ResponseReader.CheckAsync(
            content,
            codebook.Codebook,
            wave.ToString(),
            group.ToString(),
            cancellationToken
        );
        return report.Delimiter switch
        {
            "semicolon" => (byte)';',
            "tab" => (byte)'\t',
            _ => (byte)',',
        };
    }
}
