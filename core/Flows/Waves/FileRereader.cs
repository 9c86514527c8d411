using Serverless.Analysis;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Storage;

namespace Serverless.Flows.Waves;

/// <summary>What came of reading a file again.</summary>
internal abstract record Rereading
{
    private Rereading() { }

    /// <summary>It fits, and its pointer says so.</summary>
    public sealed record Fits : Rereading;

    /// <summary>It does not fit; its pointer stays.</summary>
    public sealed record DoesNotFit(UnfitFile File) : Rereading;

    /// <summary>Another version became current in the meantime.</summary>
    public sealed record Overtaken : Rereading;
}

/// <summary>
/// Reads files that were uploaded under another codebook, or read by another program, again from their raw bytes.
/// Figures are then made from the same answers that reading the files with the current codebook alone would give.
/// </summary>
public sealed class FileRereader(
    RawFiles files,
    ReadRows rows,
    CurrentVersions versions,
    UnfitFiles unfitFiles,
    ErasureScreener screener,
    CheckBudgets budgets
)
{
    internal async Task<Rereading> RunAsync(
        WaveFile file,
        VersionedCodebook codebook,
        CancellationToken cancellationToken
    )
    {
        using var staged = await files.StageAsync(file.Key, file.Pointer.Version, cancellationToken);
        if (staged is null)
            return new Rereading.Overtaken();

        // Once everybody is erased, a header is left of the file, and there is nothing in it to check.
        var report =
            file.Pointer.Rows == 0
                ? new GroupFileReport(0, IssueList.None, IssueList.None)
                : await GroupFileCheck.RunAsync(file.Key, staged, codebook.Codebook, budgets, cancellationToken);
        if (!report.IsAccepted)
        {
            var unfit = new UnfitFile(file, report.Issues);
            await unfitFiles.KeepAsync(unfit, codebook.Version, cancellationToken);
            return new Rereading.DoesNotFit(unfit);
        }

        return await MoveAsync(file, staged, codebook, report.Rows, cancellationToken) == VersionMove.Moved
            ? new Rereading.Fits()
            : new Rereading.Overtaken();
    }

    private async Task<VersionMove> MoveAsync(
        WaveFile file,
        StagedFile staged,
        VersionedCodebook codebook,
        int count,
        CancellationToken cancellationToken
    )
    {
        var next = file.Pointer with { CodebookVersion = codebook.Version, MethodVersion = MethodVersion.Current };
        if (file.Key.Kind != UploadKind.Responses || count == 0)
            return await versions.MoveAsync(file.Key, file.Pointer, next, new(null, null), cancellationToken);
        var responses = new UploadedResponses(codebook.Codebook, file.Key.Wave!.Value, file.Key.Group!.Value);
        var screened = await screener.RunAsync(file.Key, responses, staged, cancellationToken);
        if (screened.Found.Count > 0)
        {
            // A file that came back some other way, as from a copy of the storage: whoever was erased goes again.
            await screener.EraseAsync(file.Key, screened.Known, cancellationToken);
            return VersionMove.Overtaken;
        }

        var partition = await rows.StoreAsync(
            file.Key,
            responses.RowsAsync(staged, after: 0, cancellationToken),
            cancellationToken
        );
        HeapRelease.ReleaseAfter(count);
        next = next with { Rows = count, RowsPartition = partition.Partition, ErasedRows = [] };
        var parts = new StoredParts(partition, null)
        {
            OnceCurrent = () =>
                screener.EraseSinceAsync(file.Key, responses, staged, screened.Known, cancellationToken),
        };
        return await versions.MoveAsync(file.Key, file.Pointer, next, parts, cancellationToken);
    }
}
