using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Files;

/// <summary>Whether a file became the current version.</summary>
public enum VersionMove
{
    /// <summary>It is the current version now.</summary>
    Moved,

    /// <summary>The same file was uploaded twice at once, and the other one is current.</summary>
    AlreadyThere,

    /// <summary>Another version became current in the meantime, and stays so.</summary>
    Overtaken,
}

/// <summary>What was stored for a file before it could become the current version.</summary>
/// <param name="Rows">The partition its rows were written to; null for none.</param>
/// <param name="RawFile">The raw file, when this upload was the first to keep it; null when it was there before.</param>
internal sealed record StoredParts(LoosePartition? Rows, RawFileVersion? RawFile)
{
    /// <summary>
    /// What is done once it is current. The rows stay entered as loose until then, so that the timer does it if the
    /// program ends here.
    /// </summary>
    public Func<Task> OnceCurrent { get; init; } = () => Task.CompletedTask;

    public static StoredParts Of(KeptFile kept, LoosePartition? rows = null) =>
        new(rows, kept.IsNew ? kept.File : null);
}

/// <summary>
/// The last step of every upload and every reading: making it the current version, or clearing away what was stored
/// for it when it was overtaken.
/// </summary>
public sealed class CurrentVersions(
    InputPointers pointers,
    RespondentRows rows,
    LoosePartitions loose,
    RawFiles rawFiles,
    AuditLog audit
)
{
    /// <summary>
    /// Moves the pointer from <paramref name="from"/>, the version that was current at the beginning (null for none),
    /// to <paramref name="to"/>. That the current file was read again with another codebook in the meantime does not
    /// matter.
    /// </summary>
    internal async Task<VersionMove> MoveAsync(
        InputKey key,
        InputPointer? from,
        InputPointer to,
        StoredParts stored,
        CancellationToken cancellationToken
    )
    {
        var log = AuditChain.OfSurvey(key.Survey);
        var announced = FileEvents.Of(key, from, to);
        await audit.WriteAsync(log, announced, cancellationToken);
        while (!await pointers.MoveAsync(key, from, to, cancellationToken))
        {
            var winner = await pointers.FindAsync(key, cancellationToken);
            if (IsTheSame(winner, to))
                break;
            var isOnlyReadAgain = winner is not null && from is not null && winner.Edition == from.Edition;
            if (isOnlyReadAgain && to.Edition > from!.Edition)
            {
                // Of a codebook it may have been noted in between that its survey was published.
                to = to with
                {
                    FirstPublishedAt = winner!.FirstPublishedAt,
                };
                from = winner;
                continue;
            }

            var isSameFile = winner?.Version == to.Version && winner.Organisation == to.Organisation;
            await audit.WriteAsync(log, FileEvents.Overtaken(announced), cancellationToken);
            await DiscardAsync(isSameFile ? stored with { RawFile = null } : stored, cancellationToken);
            return isSameFile ? VersionMove.AlreadyThere : VersionMove.Overtaken;
        }

        await stored.OnceCurrent();
        if (stored.Rows is { } partition)
            await loose.StrikeOutAsync(partition, cancellationToken);
        return VersionMove.Moved;
    }

    /// <summary>
    /// Whether the winner is this very move: a message delivered twice, or a request sent again after its answer was
    /// lost. The rows it points at are the ones that were stored for it.
    /// </summary>
    private static bool IsTheSame(InputPointer? winner, InputPointer to) =>
        to.RowsPartition is not null
            ? winner?.RowsPartition == to.RowsPartition
            : winner is not null
                && (winner.Version, winner.Edition, winner.UploadedAt, winner.Organisation)
                    == (to.Version, to.Edition, to.UploadedAt, to.Organisation);

    /// <summary>Removes what was stored for a file that does not become current.</summary>
    internal async Task DiscardAsync(StoredParts stored, CancellationToken cancellationToken)
    {
        if (stored.Rows is { } partition)
        {
            await rows.RemovePartitionAsync(partition.Partition, cancellationToken);
            await loose.StrikeOutAsync(partition, cancellationToken);
        }

        if (stored.RawFile is { } rawFile)
            await rawFiles.RemoveAsync(rawFile, cancellationToken);
    }
}
