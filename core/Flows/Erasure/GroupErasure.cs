using Serverless.Flows.Auditing;
using Serverless.Flows.Files;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Erasure;

/// <summary>What an erasure did to the responses of one group in one wave.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Group">The group.</param>
/// <param name="RowsErased">Rows that went from the current responses.</param>
/// <param name="Version">Version of the response file without them; null when there is no current one.</param>
/// <param name="UploadsStopped">Uploads that were being stored, and may have held the respondent.</param>
public sealed record ErasedFromGroup(Name Wave, Name Group, int RowsErased, string? Version, int UploadsStopped);

/// <summary>
/// Erases respondents from the responses of one group: from the raw file, which becomes a new version; from the rows;
/// and with every other version that is still kept.
/// </summary>
public sealed class GroupErasure(
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    LoosePartitions loose,
    UploadJobs jobs,
    Codebooks codebooks,
    AuditLog audit,
    TimeProvider clock
) : IDisposable
{
    /// <summary>Each of them fails only if another erasure or upload of the same responses succeeds.</summary>
    private const int MaximumAttempts = 20;

    /// <summary>
    /// Erasures of one program take turns: each copies the whole file, and only one copy can become the next version.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Erases those whom <paramref name="isErased"/> names by their id.</summary>
    internal async Task<Outcome<ErasedFromGroup>> RunAsync(
        InputKey key,
        Func<string, bool> isErased,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await RunAloneAsync(key, isErased, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Outcome<ErasedFromGroup>> RunAloneAsync(
        InputKey key,
        Func<string, bool> isErased,
        CancellationToken cancellationToken
    )
    {
        var stopped = await StopUploadsAsync(key, cancellationToken);
        var replacement = await ReplaceAsync(key, isErased, cancellationToken);
        if (!replacement.Succeeded(out var replaced, out var refusal))
            return refusal;
        if (replaced.Pointer is not { } current)
        {
            await RemoveStoppedAsync(key, stopped, cancellationToken);
            return new ErasedFromGroup(key.Wave!.Value, key.Group!.Value, 0, null, stopped.Count);
        }

        // Nothing erased now may mean that it was done before a crash: then all are looked at, since nobody knows whose
        // rows are left.
        if (current.RowsPartition is { } partition)
            await rows.RemoveAsync(
                partition,
                replaced.Erased.Count > 0 ? replaced.Erased : current.ErasedRows,
                cancellationToken
            );
        await files.RemoveAsync(key, replaced.Others.Files, current.Version, cancellationToken);
        foreach (var other in replaced.Others.Partitions.Where(other => other.Partition != current.RowsPartition))
        {
            await rows.RemovePartitionAsync(other.Partition, cancellationToken);
            await loose.StrikeOutAsync(other, cancellationToken);
        }

        return new ErasedFromGroup(
            key.Wave!.Value,
            key.Group!.Value,
            replaced.Erased.Count,
            current.Version,
            stopped.Count
        );
    }

    /// <summary>
    /// An upload that is being stored may hold the respondent. One that is just becoming current is not stopped: it looks
    /// for whom was erased as soon as it is.
    /// </summary>
    private async Task<IReadOnlyList<UploadJob>> StopUploadsAsync(InputKey key, CancellationToken cancellationToken)
    {
        var stopped = new List<UploadJob>();
        foreach (var job in await jobs.StoringAsync(key, cancellationToken))
            if (
                await jobs.TryLeaveStoringAsync(
                    job,
                    UploadState.Failed,
                    "A respondent was erased while the file was being stored. Upload it again without that respondent.",
                    clock.GetUtcNow(),
                    cancellationToken
                )
            )
                stopped.Add(job);
        return stopped;
    }

    /// <summary>
    /// Removes what uploads that were stopped left where nothing is current. An upload that is stored within its request
    /// is left alone, since it may be about to become current: it looks for whom was erased once it is.
    /// </summary>
    private async Task RemoveStoppedAsync(
        InputKey key,
        IReadOnlyList<UploadJob> stopped,
        CancellationToken cancellationToken
    )
    {
        foreach (var version in stopped.Select(job => job.Version).Distinct(StringComparer.Ordinal))
        foreach (var file in await files.FindAsync(key, version, cancellationToken))
            await files.RemoveAsync(file, cancellationToken);

        // They stay entered as loose: a run that has not yet seen that it was stopped may write some more rows.
        foreach (var job in stopped)
        {
            await loose.TouchAsync(job.RowsPartition, clock.GetUtcNow(), cancellationToken);
            await rows.RemovePartitionAsync(job.RowsPartition, cancellationToken);
        }
    }

    /// <summary>
    /// Moves the pointer to a version without the respondents. It moves also when the current version holds none of
    /// them: an upload that began before then finds itself overtaken and brings nobody back.
    /// </summary>
    private async Task<Outcome<Replaced>> ReplaceAsync(
        InputKey key,
        Func<string, bool> isErased,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            if (await pointers.FindAsync(key, cancellationToken) is not { } current)
                return new Replaced(null, [], new Others([], []));
            var copying = await WithoutAsync(key, current, isErased, cancellationToken);
            if (copying is null)
                continue;
            if (!copying.Succeeded(out var copied, out var refusal))
                return refusal;

            // A new edition, also of the same file: an upload that began before this one is overtaken by it.
            var next = copied with
            {
                Edition = current.Edition + 1,
            };

            // Found before the pointer moves: what comes after builds on the new version, as of another erasure or
            // upload, and stays.
            var others = new Others(
                await files.VersionsAsync(key, cancellationToken),
                await loose.OfAsync(key, cancellationToken)
            );
            await audit.WriteAsync(
                AuditChain.OfSurvey(key.Survey),
                FileEvents.Of(key, current, next, AuditOperation.RespondentErased),
                cancellationToken
            );
            if (await pointers.MoveAsync(key, current, next, cancellationToken))
                return new Replaced(next, [.. next.ErasedRows.Skip(current.ErasedRows.Count)], others);
        }

        throw new InvalidOperationException(
            $"The responses changed {MaximumAttempts} times while a respondent was being erased."
        );
    }

    /// <summary>
    /// The version without the respondents, kept; the current one when it holds none of them; null when another erasure
    /// has moved the pointer on and removed this version.
    /// </summary>
    private async Task<Outcome<InputPointer>?> WithoutAsync(
        InputKey key,
        InputPointer current,
        Func<string, bool> isErased,
        CancellationToken cancellationToken
    )
    {
        // Once everybody is erased, a header is left of the file, and that is no file of responses to look in.
        if (current.Rows == 0 || current.AnswersRemovedAt is not null)
            return current;
        var reading = await codebooks.ReadAsync(key.Survey, current.CodebookVersion, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var unreadable))
            return unreadable;
        using var file = await files.StageAsync(key, current.Version, cancellationToken);
        if (file is null)
            return null;
        var responses = new UploadedResponses(codebook.Codebook, key.Wave!.Value, key.Group!.Value);
        var reduced = await responses.WithoutAsync(file, isErased, cancellationToken);
        return reduced is null ? current : await KeptAsync(key, current, reduced, cancellationToken);
    }

    private async Task<InputPointer> KeptAsync(
        InputKey key,
        InputPointer current,
        ReducedFile reduced,
        CancellationToken cancellationToken
    )
    {
        using (reduced.File)
            await files.KeepAsync(key, reduced.File, cancellationToken);
        return current with
        {
            Version = reduced.File.Version,
            Rows = reduced.Left,
            ErasedRows =
            [
                .. current.ErasedRows,
                .. current.RowNumbers([.. reduced.Removed.Select(respondent => respondent.Number)]),
            ],
        };
    }

    /// <summary>
    /// The pointer to the version without the respondents (null when nothing is current), the numbers of the rows that
    /// go, and the rest.
    /// </summary>
    private sealed record Replaced(InputPointer? Pointer, IReadOnlyList<int> Erased, Others Others);

    /// <summary>Versions of the file and loose partitions of its rows.</summary>
    private sealed record Others(IReadOnlyList<RawFileVersion> Files, IReadOnlyList<LoosePartition> Partitions);
}
