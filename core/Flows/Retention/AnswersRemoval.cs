using Microsoft.Extensions.Logging;
using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Retention;

/// <summary>
/// Removes the answers of a wave whose retention ended: raw files and rows go, what was published of the wave stays. The
/// pointers stay too and say when it was done, so that the wave is known to be as it was and not to be computed again.
/// </summary>
public sealed partial class AnswersRemoval(
    InputPointers pointers,
    Codebooks codebooks,
    RawFiles files,
    RespondentRows rows,
    LoosePartitions loose,
    AuditLog audit,
    TimeProvider clock,
    ILogger<AnswersRemoval> log
)
{
    /// <summary>Removes the answers, if the codebook still says so.</summary>
    internal async Task<bool> RunAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var snapshot = await pointers.SnapshotAsync(survey, cancellationToken);
        if (snapshot.Codebook is not { } codebook)
            return false;
        var digesting = await codebooks.DigestAsync(survey, codebook, cancellationToken);
        if (!digesting.Succeeded(out var digest, out _) || !digest.AnswersAreOver(wave, clock.GetUtcNow()))
            return false;
        var keys = snapshot
            .GroupFiles.Where(file => file.Key.Kind == UploadKind.Responses && file.Key.Wave == wave)
            .Select(file => file.Key)
            .ToList();
        foreach (var key in keys)
            await RemoveAsync(key, cancellationToken);
        if (keys.Count > 0)
            LogRemoved(wave, survey, keys.Count);
        return keys.Count > 0;
    }

    private async Task RemoveAsync(InputKey key, CancellationToken cancellationToken)
    {
        while (await pointers.FindAsync(key, cancellationToken) is { AnswersRemovedAt: null } current)
        {
            var removed = current with
            {
                AnswersRemovedAt = clock.GetUtcNow(),
                RowsPartition = null,
                ErasedRows = [],
                Edition = InputPointer.NextEdition(current),
            };
            await audit.WriteAsync(
                AuditChain.OfSurvey(key.Survey),
                FileEvents.Of(key, current, removed, AuditOperation.AnswersRemoved),
                cancellationToken
            );
            if (await pointers.MoveAsync(key, current, removed, cancellationToken))
                break;
        }

        // Nothing is current here any more; what is uploaded from now on is refused.
        foreach (var version in await files.VersionsAsync(key, cancellationToken))
            await files.RemoveAsync(version, cancellationToken);
        foreach (var partition in await loose.OfAsync(key, cancellationToken))
        {
            await rows.RemovePartitionAsync(partition.Partition, cancellationToken);
            await loose.StrikeOutAsync(partition, cancellationToken);
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "The answers of wave {Wave} of {Survey} are no longer kept: {Groups} groups; what is published stays"
    )]
    private partial void LogRemoved(Name wave, Name survey, int groups);
}
