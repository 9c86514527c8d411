using Azure;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Erases one respondent: from the raw file, which becomes a new version; from the rows; and with every other version
/// of the file
/// that is still kept. What is asked for is noted first and struck out last, so an erasure that breaks off is completed
/// by the timer.
/// </summary>
internal sealed partial class RespondentErasure(
    Erasures erasures,
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    RowsVersions versions,
    UploadJobs jobs,
    Codebooks codebooks,
    TimeProvider clock,
    ILogger<RespondentErasure> log
) : IDisposable
{
    /// <summary>An erasure not complete by then broke off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int Attempts = 5;

    /// <summary>
    /// Erasures of one program take turns: each copies the whole file, and only one copy can become the next version.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Erases a respondent; refuses with 404 when the current file does not hold that id.</summary>
    public async Task<ErasureReceipt> EraseAsync(
        Name survey,
        Name wave,
        Name group,
        string respondent,
        CancellationToken cancellationToken
    )
    {
        var erasure = new Erasure(Guid.NewGuid().ToString("n"), survey, wave, group, respondent, clock.GetUtcNow());
        if (await pointers.FindAsync(erasure.Key, cancellationToken) is null)
            throw Refusals.NotThere($"Group '{group}' has no responses in wave '{wave}'.");
        await erasures.AddAsync(erasure, cancellationToken);
        var receipt = await CompleteAsync(erasure, cancellationToken);
        return receipt.RowsErased > 0
            ? receipt
            : throw Refusals.NotThere("The current responses hold no respondent with that id.");
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Completes erasures that broke off.</summary>
    public async Task CompleteBrokenOffAsync(CancellationToken cancellationToken)
    {
        foreach (var erasure in await erasures.BrokenOffAsync(clock.GetUtcNow() - Patience, cancellationToken))
            await CompleteAsync(erasure, cancellationToken);
    }

    private async Task<ErasureReceipt> CompleteAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await CompleteAloneAsync(erasure, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ErasureReceipt> CompleteAloneAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var key = erasure.Key;
        await StopUploadsAsync(key, cancellationToken);
        var (current, erased, others) = await WithoutAsync(erasure, cancellationToken);

        // Nothing erased now may mean that it was done before a crash: then all are looked at, since nobody knows whose
        // rows are left.
        await rows.RemoveAsync(
            current.RowsPartition!,
            erased.Count > 0 ? erased : current.ErasedRows,
            cancellationToken
        );
        await files.RemoveAsync(key, others.Files, current.Version, cancellationToken);
        foreach (var partition in others.Partitions.Where(partition => partition != current.RowsPartition))
        {
            await rows.RemovePartitionAsync(partition, cancellationToken);
            await versions.RemoveAsync(partition, cancellationToken);
        }

        await erasures.RemoveAsync(erasure, cancellationToken);
        LogErased(erased.Count, erasure.Survey, erasure.Wave, erasure.Group);
        return new(
            erasure.Survey.ToString(),
            erasure.Wave.ToString(),
            erasure.Group.ToString(),
            erased.Count,
            current.Version
        );
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
    /// id:
    /// an upload that began before then finds itself overtaken and does not bring the respondent back.
    /// </summary>
    private async Task<(InputPointer Pointer, IReadOnlyList<int> Erased, Others Others)> WithoutAsync(
        Erasure erasure,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var current =
                await pointers.FindAsync(erasure.Key, cancellationToken)
                ?? throw Refusals.NotThere("The responses are gone.");
            InputPointer next;
            try
            {
                next = await NextAsync(erasure, current, cancellationToken);
            }
            catch (RequestFailedException gone) when (gone.Status == 404 && attempt < Attempts)
            {
                // Another erasure has moved the pointer on and removed this version.
                continue;
            }

            // Found before the pointer moves: what comes after builds on the new version, as of another erasure or
            // upload, and stays.
            var others = new Others(
                await files.VersionsAsync(erasure.Key, cancellationToken),
                await versions.OfAsync(erasure.Key, cancellationToken)
            );
            if (await pointers.MoveAsync(erasure.Key, current, next, cancellationToken))
                return (next, [.. next.ErasedRows.Skip(current.ErasedRows.Count)], others);

            if (attempt == Attempts)
                throw new InvalidOperationException(
                    $"The responses changed {Attempts} times while a respondent was being erased."
                );
        }
    }

    /// <summary>The version without the respondent, kept; the current one when it does not hold the id.</summary>
    private async Task<InputPointer> NextAsync(
        Erasure erasure,
        InputPointer current,
        CancellationToken cancellationToken
    )
    {
        // Once everybody is erased, a header is left of the file, and that is no file of responses to look in.
        if (current.Rows == 0)
            return current;
        var codebook = await codebooks.ReadAsync(erasure.Survey, current.CodebookVersion, cancellationToken);
        using var file = await files.StageAsync(erasure.Key, current.Version, cancellationToken);
        var responses = new UploadedResponses(codebook, erasure.Wave, erasure.Group);
        return await responses.WithoutAsync(file, erasure.Respondent, cancellationToken) is var (copy, places)
            ? await KeptAsync(erasure.Key, current, copy, places, cancellationToken)
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

    /// <summary>Versions of the file and partitions of its rows, the current ones among them.</summary>
    private sealed record Others(IReadOnlyList<RawFileVersion> Files, IReadOnlyList<string> Partitions);

    [LoggerMessage(LogLevel.Information, "Erased {Rows} rows from {Survey} {Wave} {Group}")]
    private partial void LogErased(int rows, Name survey, Name wave, Name group);
}
