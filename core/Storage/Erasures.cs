using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>
/// A respondent who is to be erased. It is kept until every trace is gone, so that a crash half-way is made good.
/// </summary>
/// <param name="Id">Identifies the erasure.</param>
/// <param name="Scope">Where the respondent is erased from.</param>
/// <param name="Respondent">The respondent's id.</param>
/// <param name="Files">The response files that hold the respondent.</param>
/// <param name="RequestedAt">When it was asked for.</param>
public sealed record ErasureRequest(
    string Id,
    ErasureScope Scope,
    string Respondent,
    IReadOnlyList<InputKey> Files,
    DateTimeOffset RequestedAt
);

/// <summary>
/// The erasures under way. One that is complete leaves nothing behind here, not even the respondent's id.
/// </summary>
public sealed class Erasures(StorageAccount account)
{
    private const string PartitionKey = "erasure";
    private const string Separator = "\n";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    public Task AddAsync(ErasureRequest erasure, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, erasure.Id)
            {
                [nameof(ErasureScope.Survey)] = erasure.Scope.Survey.ToString(),
                [nameof(ErasureScope.Wave)] = erasure.Scope.Wave?.ToString() ?? "",
                [nameof(ErasureScope.Group)] = erasure.Scope.Group?.ToString() ?? "",
                [nameof(ErasureRequest.Respondent)] = erasure.Respondent,
                [nameof(ErasureRequest.Files)] = string.Join(Separator, erasure.Files.Select(file => file.RowKey)),
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
            var survey = Name.Parse(entity.GetString(nameof(ErasureScope.Survey)));
            erasures.Add(
                new(
                    entity.RowKey,
                    new(
                        survey,
                        NameOrNull(entity.GetString(nameof(ErasureScope.Wave))),
                        NameOrNull(entity.GetString(nameof(ErasureScope.Group)))
                    ),
                    entity.GetString(nameof(ErasureRequest.Respondent)),
                    [
                        .. entity
                            .GetString(nameof(ErasureRequest.Files))
                            .Split(Separator)
                            .Select(rowKey => InputKey.OfGroupFile(survey, rowKey)!),
                    ],
                    entity.GetDateTimeOffset(nameof(ErasureRequest.RequestedAt)) ?? default
                )
            );
        }

        return erasures;
    }

    private static Name? NameOrNull(string text) => text.Length == 0 ? null : Name.Parse(text);
}
