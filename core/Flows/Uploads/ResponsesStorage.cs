using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Uploads;

/// <summary>
/// Stores the rows of a large upload in chunks. Progress is noted after each, so a crash costs one chunk; a run ends
/// well within the host's time limit and passes on to the next by a message. Rows are overwritten with themselves when
/// a message is delivered twice.
/// </summary>
public sealed partial class ResponsesStorage(
    UploadJobs jobs,
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    LoosePartitions loose,
    CurrentVersions versions,
    MessageQueues queues,
    Codebooks codebooks,
    ErasureScreener screener,
    UploadSettings settings,
    TimeProvider clock,
    ILogger<ResponsesStorage> log
)
{
    private const string WithErased =
        "A respondent was erased while the file was being stored. Upload it again without that respondent, or with ?withoutErased=true.";

    /// <summary>Rows stored between two notes of progress.</summary>
    private const int ChunkRows = 10_000;

    /// <summary>Stores as much as fits in one run.</summary>
    /// <exception cref="FormatException">The message does not name a survey.</exception>
    public async Task ContinueAsync(StoreResponsesMessage message, CancellationToken cancellationToken)
    {
        using var activity = FlowTelemetry.Start("StoreResponses", message.TraceParent);
        var job = await jobs.FindAsync(Name.Parse(message.Survey), message.Upload, cancellationToken);
        if (job is not { IsUnderWay: true })
            return;
        Actor.Current = job.Actor;
        if (job.State == UploadState.Storing && clock.GetUtcNow() - job.ReceivedAt > AbandonedRows.Grace)
        {
            await FailAsync(job, "Storing the file took longer than a day. Upload it again.", cancellationToken);
            return;
        }

        using var file = await files.StageAsync(job.Key, job.Version, cancellationToken);
        if (file is null)
        {
            await FailAsync(
                job,
                "The file was removed before its rows were stored, because a respondent was erased. Upload it again without that respondent.",
                cancellationToken
            );
            return;
        }

        var reading = await codebooks.ReadAsync(job.Survey, job.CodebookVersion, cancellationToken);
        if (reading.Succeeded(out var codebook, out var unreadable))
            await StoreAsync(
                job,
                file,
                new UploadedResponses(codebook.Codebook, job.Wave, job.Group),
                message,
                cancellationToken
            );
        else
            await FailAsync(job, RefusalText.Of(unreadable), cancellationToken);
    }

    /// <summary>Notes on the upload's status that the host gave up.</summary>
    /// <exception cref="FormatException">The message does not name a survey.</exception>
    public async Task GiveUpAsync(StoreResponsesMessage message, CancellationToken cancellationToken)
    {
        var job = await jobs.FindAsync(Name.Parse(message.Survey), message.Upload, cancellationToken);
        if (job is not { IsUnderWay: true })
            return;
        if ((await pointers.FindAsync(job.Key, cancellationToken))?.RowsPartition == job.RowsPartition)
        {
            // It became current, and what failed came after; the timer sees to the rest.
            await jobs.EndAsync(job, UploadState.Done, failure: null, clock.GetUtcNow(), cancellationToken);
            return;
        }

        await FailAsync(
            job,
            "Storing the file failed five times; the log of the program says why. Upload it again.",
            cancellationToken
        );
        var partition = await loose.TouchAsync(job.RowsPartition, clock.GetUtcNow(), cancellationToken);
        await versions.DiscardAsync(new(partition, job.OwnFile), cancellationToken);
    }

    private async Task StoreAsync(
        UploadJob job,
        StagedFile file,
        UploadedResponses responses,
        StoreResponsesMessage message,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var partition = await loose.TouchAsync(job.RowsPartition, clock.GetUtcNow(), cancellationToken);
        await using var remaining = responses
            .RowsAsync(file, after: job.RowsStored, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (job.RowsStored < job.Rows)
        {
            var stored = await rows.WriteAsync(job.RowsPartition, Next(remaining, ChunkRows), cancellationToken);
            if (stored == 0)
                throw new InvalidDataException(
                    FormattableString.Invariant(
                        $"The file has {job.RowsStored} rows where {job.Rows} were counted when it was checked."
                    )
                );
            FlowTelemetry.StoredRows.Add(stored);
            job = job with { RowsStored = job.RowsStored + stored, UpdatedAt = clock.GetUtcNow() };
            await jobs.ProgressAsync(job, cancellationToken);
            partition = await loose.TouchAsync(job.RowsPartition, job.UpdatedAt, cancellationToken);
            if (job.RowsStored < job.Rows && clock.GetElapsedTime(started) > settings.ChunkTime)
            {
                await queues.SendAsync(message with { TraceParent = Activity.Current?.Id }, cancellationToken);
                return;
            }
        }

        await FinishAsync(job, file, responses, partition, cancellationToken);
    }

    /// <summary>
    /// Makes the upload the current version. The pointer is read before the job: an erasure stops jobs before it moves
    /// the pointer, so either the job is seen to be stopped or the pointer has moved on. A job that is finishing cannot be
    /// stopped, and is finished by the message's next delivery if the program ends.
    /// </summary>
    private async Task FinishAsync(
        UploadJob job,
        StagedFile file,
        UploadedResponses responses,
        LoosePartition partition,
        CancellationToken cancellationToken
    )
    {
        var screened = await screener.RunAsync(job.Key, responses, file, cancellationToken);
        if (screened.Found.Count > 0)
        {
            await FailAsync(job, WithErased, cancellationToken);
            await versions.DiscardAsync(new(partition, job.OwnFile), cancellationToken);
            return;
        }

        var parts = new StoredParts(partition, job.OwnFile)
        {
            OnceCurrent = () => screener.EraseSinceAsync(job.Key, responses, file, screened.Known, cancellationToken),
        };
        var current = await pointers.FindAsync(job.Key, cancellationToken);
        var isFinishing =
            job.State == UploadState.Finishing
            || await jobs.TryLeaveStoringAsync(
                job,
                UploadState.Finishing,
                failure: null,
                clock.GetUtcNow(),
                cancellationToken
            );
        if (!isFinishing)
            return;
        if (await MoveAsync(job, current, parts, cancellationToken) == VersionMove.Overtaken)
        {
            await FailAsync(
                job,
                "Another version was uploaded while this one was being stored. Look at that one, then upload again.",
                cancellationToken
            );
            return;
        }

        await jobs.EndAsync(job, UploadState.Done, failure: null, clock.GetUtcNow(), cancellationToken);
        LogStored(job.Rows, job.Survey, job.Wave, job.Group);
        HeapRelease.ReleaseAfter(job.Rows);
    }

    private async Task<VersionMove> MoveAsync(
        UploadJob job,
        InputPointer? current,
        StoredParts stored,
        CancellationToken cancellationToken
    )
    {
        if (current?.RowsPartition == job.RowsPartition)
        {
            // A message that is delivered twice finds the pointer moved by its first delivery.
            await stored.OnceCurrent();
            await loose.StrikeOutAsync(stored.Rows!, cancellationToken);
            return VersionMove.Moved;
        }

        if ((current?.Edition ?? 0) != job.ReplacesEdition)
        {
            await versions.DiscardAsync(stored, cancellationToken);
            return VersionMove.Overtaken;
        }

        var next = new InputPointer
        {
            Version = job.Version,
            CodebookVersion = job.CodebookVersion,
            Rows = job.Rows,
            RowsPartition = job.RowsPartition,
            Edition = InputPointer.NextEdition(current),
            MethodVersion = job.MethodVersion,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        return await versions.MoveAsync(job.Key, current, next, stored, cancellationToken);
    }

    private async Task FailAsync(UploadJob job, MessageText failure, CancellationToken cancellationToken)
    {
        LogFailed(job.Id, job.Survey, failure.ToString());
        await jobs.EndAsync(job, UploadState.Failed, failure, clock.GetUtcNow(), cancellationToken);
    }

    private static async IAsyncEnumerable<PackedRespondent> Next(IAsyncEnumerator<PackedRespondent> rows, int count)
    {
        for (var taken = 0; taken < count && await rows.MoveNextAsync(); taken++)
            yield return rows.Current;
    }

    [LoggerMessage(LogLevel.Information, "{Rows} rows of {Survey} {Wave} {Group} are stored")]
    private partial void LogStored(int rows, Name survey, Name wave, Name group);

    [LoggerMessage(LogLevel.Error, "Upload {Upload} of {Survey} failed: {Failure}")]
    private partial void LogFailed(string upload, Name survey, string failure);
}
