using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// A respondent who is to be erased. It is kept until every trace is gone, so that a crash half-way is made good.
/// </summary>
public sealed record ErasureRequest(
    string Id,
    Name Survey,
    Name Wave,
    Name Group,
    string Respondent,
    DateTimeOffset RequestedAt
)
{
    /// <summary>The input the respondent is in.</summary>
    public InputKey Key => InputKey.Responses(Survey, Wave, Group);
}

/// <summary>
/// The erasures under way. One that is complete leaves nothing behind here, not even the respondent's id.
/// </summary>
public sealed class Erasures(StorageAccount account)
{
    private const string PartitionKey = "erasure";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    public Task AddAsync(ErasureRequest erasure, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, erasure.Id)
            {
                [nameof(ErasureRequest.Survey)] = erasure.Survey.ToString(),
                [nameof(ErasureRequest.Wave)] = erasure.Wave.ToString(),
                [nameof(ErasureRequest.Group)] = erasure.Group.ToString(),
                [nameof(ErasureRequest.Respondent)] = erasure.Respondent,
                [nameof(ErasureRequest.RequestedAt)] = erasure.RequestedAt,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public Task RemoveAsync(ErasureRequest erasure, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionKey, erasure.Id, ETag.All, cancellationToken);

    /// <summary>Erasures asked for before <paramref name="before"/> that are not complete: they broke off.</summary>
    public async Task<IReadOnlyList<ErasureRequest>> BrokenOffAsync(
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and RequestedAt lt {before}");
        var erasures = new List<ErasureRequest>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            erasures.Add(
                new(
                    entity.RowKey,
                    Name.Parse(entity.GetString(nameof(ErasureRequest.Survey))),
                    Name.Parse(entity.GetString(nameof(ErasureRequest.Wave))),
                    Name.Parse(entity.GetString(nameof(ErasureRequest.Group))),
                    entity.GetString(nameof(ErasureRequest.Respondent)),
                    entity.GetDateTimeOffset(nameof(ErasureRequest.RequestedAt)) ?? default
                )
            );
        }

        return erasures;
    }
}
