using Azure;
using Azure.Data.Tables;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>The large uploads and how far each has come.</summary>
public sealed class UploadJobs(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>Enters a new upload.</summary>
    public Task AddAsync(UploadJob job, CancellationToken cancellationToken) =>
        _table.AddEntityAsync(job.ToEntity(), cancellationToken);

    /// <summary>Notes how many rows are stored; leaves the state alone, which somebody else may have changed.</summary>
    public Task ProgressAsync(UploadJob job, CancellationToken cancellationToken) =>
        MergeAsync(
            new(UploadJob.PartitionOf(job.Survey), job.Id)
            {
                [nameof(UploadJob.RowsStored)] = job.RowsStored,
                [nameof(UploadJob.UpdatedAt)] = job.UpdatedAt,
            },
            cancellationToken
        );

    /// <summary>Notes how it ended.</summary>
    public Task EndAsync(
        UploadJob job,
        UploadState state,
        MessageText? failure,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => MergeAsync(Ended(job, state, failure, now), cancellationToken);

    /// <summary>
    /// Changes the state of an upload whose rows are being stored. False when somebody else did first: of stopping and
    /// finishing an upload one comes first, and rules out the other.
    /// </summary>
    public async Task<bool> TryLeaveStoringAsync(
        UploadJob job,
        UploadState state,
        MessageText? failure,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                UploadJob.PartitionOf(job.Survey),
                job.Id,
                cancellationToken: cancellationToken
            );
            if (!found.HasValue || UploadJob.From(found.Value!).State != UploadState.Storing)
                return false;
            try
            {
                await _table.UpdateEntityAsync(
                    Ended(job, state, failure, now),
                    found.Value!.ETag,
                    TableUpdateMode.Merge,
                    cancellationToken
                );
                return true;
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // Its progress was noted in between: look again.
            }
        }
    }

    /// <summary>Uploads of one response file that are still being stored.</summary>
    public async Task<IReadOnlyList<UploadJob>> StoringAsync(InputKey responses, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {UploadJob.PartitionOf(responses.Survey)} and Wave eq {responses.Wave.ToString()} and Group eq {responses.Group.ToString()} and State eq {nameof(UploadState.Storing)}"
        );
        var jobs = new List<UploadJob>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            jobs.Add(UploadJob.From(entity));
        return jobs;
    }

    /// <summary>The upload with this id; null when there is none.</summary>
    public async Task<UploadJob?> FindAsync(Name survey, string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            UploadJob.PartitionOf(survey),
            id,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? UploadJob.From(found.Value!) : null;
    }

    private static TableEntity Ended(UploadJob job, UploadState state, MessageText? failure, DateTimeOffset now) =>
        new(UploadJob.PartitionOf(job.Survey), job.Id)
        {
            [nameof(UploadJob.State)] = state.ToString(),
            [nameof(UploadJob.Failure)] = KeptMessage.Write(failure),
            [nameof(UploadJob.UpdatedAt)] = now,
        };

    private Task<Response> MergeAsync(TableEntity entity, CancellationToken cancellationToken) =>
        _table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Merge, cancellationToken);
}
