using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>A survey in which something changed, or is about to. <paramref name="At"/>: the last time.</summary>
public sealed record ChangedSurvey(Name Survey, DateTimeOffset At)
{
    internal ETag ETag { get; init; }
}

/// <summary>
/// Marks on the surveys in which something changed. A mark is left before a pointer moves, so the timer that looks at
/// marked surveys alone misses none.
/// </summary>
public sealed class ChangedSurveys(StorageAccount account)
{
    private const string PartitionKey = "changed";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>Leaves a mark, or renews it.</summary>
    public Task MarkAsync(Name survey, DateTimeOffset now, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, survey.ToString()) { [nameof(ChangedSurvey.At)] = now },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>All marked surveys.</summary>
    public async Task<IReadOnlyList<ChangedSurvey>> ListAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey}");
        var marks = new List<ChangedSurvey>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            marks.Add(
                new(Name.Parse(entity.RowKey), entity.GetDateTimeOffset(nameof(ChangedSurvey.At)) ?? default)
                {
                    ETag = entity.ETag,
                }
            );
        return marks;
    }

    /// <summary>Removes a mark, unless it was renewed since it was read.</summary>
    public async Task UnmarkAsync(ChangedSurvey mark, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(PartitionKey, mark.Survey.ToString(), mark.ETag, cancellationToken);
        }
        catch (RequestFailedException renewed) when (renewed.Status == 412)
        {
            // Something changed in between: the survey is looked at again.
        }
    }
}
