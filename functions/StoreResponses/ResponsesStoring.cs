using System.Diagnostics;
using Azure;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Stores the rows of a large upload in stretches. Progress is noted after each, so a crash costs one stretch; a run
/// ends
/// well within the host's time limit and passes on to the next by a message. Rows are overwritten with themselves when
/// a message is delivered twice.
/// </summary>
internal sealed partial class ResponsesStoring(
    UploadJobs jobs,
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    RowsVersions versions,
    MessageQueues queues,
    Codebooks codebooks,
    UploadSettings settings,
    TimeProvider clock,
    ILogger<ResponsesStoring> log
)
{
    /// <summary>Rows stored between two notes of progress.</summary>
    private const int StretchRows = 10_000;

    /// <summary>Stores as much as fits in one run.</summary>
    public async Task ContinueAsync(StoreResponsesMessage message, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Start(nameof(StoreResponses), message.TraceParent);
        var job = await FindAsync(message, cancellationToken);
        if (job is not { State: UploadState.Storing })
            return;
        if (clock.GetUtcNow() - job.ReceivedAt > AbandonedRows.Grace)
        {
            await FailAsync(job, "Storing the file took longer than a day. Upload it again.", cancellationToken);
            return;
        }

        try
        {
            await StoreAsync(job, message, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone is { Status: 404, ErrorCode: "BlobNotFound" })
        {
            await FailAsync(
                job,
                "The file was removed before its rows were stored, because a respondent was erased. Upload it again without that respondent.",
                cancellationToken
            );
        }
    }

    /// <summary>Notes on the upload's status that the host gave up.</summary>
    public async Task GiveUpAsync(StoreResponsesMessage message, CancellationToken cancellationToken)
    {
        if (await FindAsync(message, cancellationToken) is { State: UploadState.Storing } job)
            await FailAsync(
                job,
                "Storing the file failed five times; the log of the program says why. Upload it again.",
                cancellationToken
            );
    }

    private async Task<UploadJob?> FindAsync(StoreResponsesMessage message, CancellationToken cancellationToken) =>
        Name.TryParse(message.Survey, out var survey)
            ? await jobs.FindAsync(survey, message.Upload, cancellationToken)
            : throw new InvalidInvocationException("The message does not name a survey.");

    private async Task StoreAsync(UploadJob job, StoreResponsesMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var codebook = await codebooks.ReadAsync(job.Survey, job.CodebookVersion, cancellationToken);
        using var file = await files.StageAsync(job.Key, job.Version, cancellationToken);
        await using var remaining = new UploadedResponses(codebook, job.Wave, job.Group)
            .RowsAsync(file, after: job.RowsStored, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (job.RowsStored < job.Rows)
        {
            var stored = await rows.WriteAsync(job.RowsPartition, Next(remaining, StretchRows), cancellationToken);
            if (stored == 0)
                throw new InvalidDataException(
                    FormattableString.Invariant(
                        $"The file has {job.RowsStored} rows where {job.Rows} were counted when it was checked."
                    )
                );
            Telemetry.StoredRows.Add(stored);
            job = job with { RowsStored = job.RowsStored + stored, UpdatedAt = clock.GetUtcNow() };
            await jobs.ProgressAsync(job, cancellationToken);
            await versions.TouchAsync(job.RowsPartition, job.UpdatedAt, cancellationToken);
            if (job.RowsStored < job.Rows && clock.GetElapsedTime(started) > settings.ChunkTime)
            {
                await queues.SendAsync(message with { TraceParent = Activity.Current?.Id }, cancellationToken);
                return;
            }
        }

        await FinishAsync(job, cancellationToken);
    }

    private async Task FinishAsync(UploadJob job, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(job.Survey, job.Id, cancellationToken) is not { State: UploadState.Storing })
            return;
        var current = await pointers.FindAsync(job.Key, cancellationToken);
        var moved = new InputPointer
        {
            Version = job.Version,
            CodebookVersion = job.CodebookVersion,
            Rows = job.Rows,
            RowsPartition = job.RowsPartition,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        var isMine = current?.RowsPartition == job.RowsPartition;
        if (
            isMine
            || (
                (current?.Version ?? "") == job.ReplacesVersion
                && await pointers.MoveAsync(job.Key, current, moved, cancellationToken)
            )
        )
        {
            await jobs.EndAsync(job, UploadState.Done, failure: null, clock.GetUtcNow(), cancellationToken);
            LogStored(job.Rows, job.Survey, job.Wave, job.Group);
            SpareMemory.AfterRows(job.Rows);
        }
        else
            await FailAsync(
                job,
                "Another version was uploaded while this one was being stored. Look at that one, then upload again.",
                cancellationToken
            );
    }

    private async Task FailAsync(UploadJob job, string failure, CancellationToken cancellationToken)
    {
        LogFailed(job.Id, job.Survey, failure);
        await jobs.EndAsync(job, UploadState.Failed, failure, clock.GetUtcNow(), cancellationToken);
    }

    private static async IAsyncEnumerable<RespondentRow> Next(IAsyncEnumerator<RespondentRow> rows, int count)
    {
        for (var taken = 0; taken < count && await rows.MoveNextAsync(); taken++)
            yield return rows.Current;
    }

    [LoggerMessage(LogLevel.Information, "{Rows} rows of {Survey} {Wave} {Group} are stored")]
    private partial void LogStored(int rows, Name survey, Name wave, Name group);

    [LoggerMessage(LogLevel.Error, "Upload {Upload} of {Survey} failed: {Failure}")]
    private partial void LogFailed(string upload, Name survey, string failure);
}
