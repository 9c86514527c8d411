using Microsoft.Extensions.Logging;
using Serverless.Flows.Files;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>What an erasure did.</summary>
/// <param name="RowsErased">Rows of the respondent that went.</param>
/// <param name="Version">Version of the response file without them.</param>
public sealed record ErasedRespondent(int RowsErased, string Version);

/// <summary>
/// Erases one respondent: from the raw file, which becomes a new version; from the rows; and with every other version
/// of the file that is still kept. What is asked for is noted first and struck out last, so an erasure that breaks off
/// is completed by the timer.
/// </summary>
public sealed partial class RespondentErasure(
    Erasures erasures,
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    LoosePartitions loose,
    UploadJobs jobs,
    Codebooks codebooks,
    TimeProvider clock,
    ILogger<RespondentErasure> log
) : IDisposable
{
    /// <summary>Longest id looked for, in characters.</summary>
    private const int MaximumLength = 200;

    /// <summary>An erasure not complete by then broke off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int Attempts = 5;

    /// <summary>
    /// Erasures of one program take turns: each copies the whole file, and only one copy can become the next version.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Erases a respondent.</summary>
    public async Task<Outcome<ErasedRespondent>> EraseAsync(
        Name survey,
        Name wave,
        Name group,
        string respondent,
        CancellationToken cancellationToken
    )
    {
        if (respondent.Length is 0 or > MaximumLength)
            return new Refusal.UnknownRespondent();
        var request = new ErasureRequest(
            Guid.NewGuid().ToString("n"),
            survey,
            wave,
            group,
            respondent,
            clock.GetUtcNow()
        );
        if (await pointers.FindAsync(request.Key, cancellationToken) is null)
            return new Refusal.NoResponses(wave, group);
        await erasures.AddAsync(request, cancellationToken);
        var completion = await CompleteAsync(request, cancellationToken);
        return completion.Succeeded(out var erased, out _) && erased.RowsErased == 0
            ? new Refusal.UnknownRespondent()
            : completion;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Completes erasures that broke off.</summary>
    public async Task CompleteBrokenOffAsync(CancellationToken cancellationToken)
    {
        foreach (var request in await erasures.BrokenOffAsync(clock.GetUtcNow() - Patience, cancellationToken))
        {
            var completion = await CompleteAsync(request, cancellationToken);
            if (!completion.Succeeded(out _, out var refusal))
                LogNotCompleted(request.Survey, request.Wave, request.Group, RefusalText.Of(refusal));
        }
    }

    private async Task<Outcome<ErasedRespondent>> CompleteAsync(
        ErasureRequest request,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await CompleteAloneAsync(request, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Outcome<ErasedRespondent>> CompleteAloneAsync(
        ErasureRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = request.Key;
        await StopUploadsAsync(key, cancellationToken);
        var replacement = await ReplaceAsync(request, cancellationToken);
        if (!replacement.Succeeded(out var replaced, out var refusal))
            return refusal;
        var (current, erased, others) = replaced;

        // Nothing erased now may mean that it was done before a crash: then all are looked at, since nobody knows whose
        // rows are left.
        await rows.RemoveAsync(
            current.RowsPartition!,
            erased.Count > 0 ? erased : current.ErasedRows,
            cancellationToken
        );
        await files.RemoveAsync(key, others.Files, current.Version, cancellationToken);
        foreach (var partition in others.Partitions.Where(partition => partition.Partition != current.RowsPartition))
        {
            await rows.RemovePartitionAsync(partition.Partition, cancellationToken);
            await loose.StrikeOutAsync(partition, cancellationToken);
        }

        await erasures.RemoveAsync(request, cancellationToken);
        LogErased(erased.Count, request.Survey, request.Wave, request.Group);
        return new ErasedRespondent(erased.Count, current.Version);
    }

    /// <summary>An upload that is being stored may hold the respondent, and its file is about to go.</summary>
    private async Task StopUploadsAsync(InputKey key, CancellationToken cancellationToken)
    {
        foreach (var job in await jobs.StoringAsync(key, cancellationToken))
            await jobs.EndAsync(
                job,
                UploadState.Failed,
                "A respondent was erased while the file was being stored. Upload it again without that respondent.",
                clock.GetUtcNow(),
                cancellationToken
            );
    }

    /// <summary>
    /// Moves the pointer to a version without the respondent. It moves also when the current version does not hold the
    /// id: an upload that began before then finds itself overtaken and does not bring the respondent back.
    /// </summary>
    private async Task<Outcome<Replaced>> ReplaceAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await pointers.FindAsync(request.Key, cancellationToken) is not { } current)
                return new Refusal.NoResponses(request.Wave, request.Group);
            var copying = await WithoutAsync(request, current, cancellationToken);
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
                await files.VersionsAsync(request.Key, cancellationToken),
                await loose.OfAsync(request.Key, cancellationToken)
            );
            if (await pointers.MoveAsync(request.Key, current, next, cancellationToken))
                return new Replaced(next, [.. next.ErasedRows.Skip(current.ErasedRows.Count)], others);
        }

        throw new InvalidOperationException(
            $"The responses changed {Attempts} times while a respondent was being erased."
        );
    }

    /// <summary>
    /// The version without the respondent, kept; the current one when it does not hold the id; null when another
    /// erasure has moved the pointer on and removed this version.
    /// </summary>
    private async Task<Outcome<InputPointer>?> WithoutAsync(
        ErasureRequest request,
        InputPointer current,
        CancellationToken cancellationToken
    )
    {
        // Once everybody is erased, a header is left of the file, and that is no file of responses to look in.
        if (current.Rows == 0)
            return current;
        var reading = await codebooks.ReadAsync(request.Survey, current.CodebookVersion, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var unreadable))
            return unreadable;
        using var file = await files.StageAsync(request.Key, current.Version, cancellationToken);
        if (file is null)
            return null;
        var responses = new UploadedResponses(codebook.Codebook, request.Wave, request.Group);
        var removal = await responses.WithoutAsync(file, request.Respondent, cancellationToken);
        return removal is var (copy, places)
            ? await KeptAsync(request.Key, current, copy, places, cancellationToken)
            : current;
    }

    private async Task<InputPointer> KeptAsync(
        InputKey key,
        InputPointer current,
        StagedFile copy,
        IReadOnlyList<int> places,
        CancellationToken cancellationToken
    )
    {
        using (copy)
            await files.KeepAsync(key, copy, cancellationToken);
        return current with
        {
            Version = copy.Version,
            Rows = current.Rows - places.Count,
            ErasedRows = [.. current.ErasedRows, .. current.RowNumbers(places)],
        };
    }

    /// <summary>The pointer to the version without the respondent, the numbers of the rows that go, and the rest.</summary>
    private sealed record Replaced(InputPointer Pointer, IReadOnlyList<int> Erased, Others Others);

    /// <summary>Versions of the file and loose partitions of its rows.</summary>
    private sealed record Others(IReadOnlyList<RawFileVersion> Files, IReadOnlyList<LoosePartition> Partitions);

    [LoggerMessage(LogLevel.Information, "Erased {Rows} rows from {Survey} {Wave} {Group}")]
    private partial void LogErased(int rows, Name survey, Name wave, Name group);

    [LoggerMessage(LogLevel.Error, "An erasure from {Survey} {Wave} {Group} is not completed: {Reason}")]
    private partial void LogNotCompleted(Name survey, Name wave, Name group, string reason);
}
