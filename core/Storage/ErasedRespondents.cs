using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>Where somebody was erased: in one file of responses, in a wave, or in the whole survey.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave; null for every wave, later ones included.</param>
/// <param name="Group">The group; null for every group.</param>
public sealed record ErasureScope(Name Survey, Name? Wave, Name? Group)
{
    /// <summary>One file of responses.</summary>
    public static ErasureScope Of(InputKey responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return new(responses.Survey, responses.Wave, responses.Group);
    }

    /// <summary>Whether a file of responses is in it.</summary>
    public bool Covers(InputKey responses) =>
        responses.Survey == Survey
        && (Wave is null || Wave == responses.Wave)
        && (Group is null || Group == responses.Group);
}

/// <summary>
/// One entry of the register of erased respondents. <paramref name="Code"/>: the keyed hash of the id.
/// <paramref name="Key"/>: fingerprint of the key it was made with.
/// </summary>
public sealed record ErasedRespondent(string Code, ErasureScope Scope, string Key, DateTimeOffset ErasedAt);

/// <summary>
/// The register of who was erased, by keyed hashes of ids. It shares the table of pointers, so that it is in every
/// backup of them and comes back with them.
/// </summary>
public sealed class ErasedRespondents(StorageAccount account)
{
    private const string Any = "*";

    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>Enters somebody; twice is once.</summary>
    public Task AddAsync(ErasedRespondent erased, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionOf(erased.Scope.Survey), RowKeyOf(erased))
            {
                [nameof(ErasedRespondent.Key)] = erased.Key,
                [nameof(ErasedRespondent.ErasedAt)] = erased.ErasedAt,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Everybody erased from a survey.</summary>
    public async Task<IReadOnlyList<ErasedRespondent>> OfAsync(Name survey, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(survey)}");
        var erased = new List<ErasedRespondent>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var parts = entity.RowKey.Split('|');
            erased.Add(
                new(
                    parts[0],
                    new(survey, NameOrAny(parts[1]), NameOrAny(parts[2])),
                    entity.GetString(nameof(ErasedRespondent.Key)),
                    entity.GetDateTimeOffset(nameof(ErasedRespondent.ErasedAt)) ?? default
                )
            );
        }

        return erased;
    }

    /// <summary>Whether a row of the table of pointers is one of the register.</summary>
    internal static bool IsPartition(string partitionKey) =>
        partitionKey.StartsWith(PartitionPrefix, StringComparison.Ordinal);

    private const string PartitionPrefix = "erased|";

    private static string PartitionOf(Name survey) => $"{PartitionPrefix}{survey}";

    private static string RowKeyOf(ErasedRespondent erased) =>
        $"{erased.Code}|{erased.Scope.Wave?.ToString() ?? Any}|{erased.Scope.Group?.ToString() ?? Any}";

    private static Name? NameOrAny(string text) => text == Any ? null : Name.Parse(text);
}
