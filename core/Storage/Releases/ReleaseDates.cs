using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>A wave whose releases are looked at.</summary>
public sealed record DueWave(Name Survey, Name Wave)
{
    internal string RowKey { get; init; } = "";
}

/// <summary>
/// When releases are looked at: at the moment one goes public, and at once when one changes, in case that breaks off.
/// An entry is made before the change and struck out when all that follows from it was done, so nothing is forgotten,
/// and finding what is due takes no look at all the rest.
/// </summary>
public sealed class ReleaseDates(StorageAccount account)
{
    // No name of a survey begins with an underscore.
    private const string PartitionKey = "_due";

    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>Enters a wave, to be looked at from <paramref name="due"/> on.</summary>
    public async Task<DueWave> EnterAsync(
        Name survey,
        Name wave,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var entry = new DueWave(survey, wave) { RowKey = $"{RowOrder.OldestFirst(due)}|{survey}|{wave}" };
        await _table.UpsertEntityAsync(
            new TableEntity(PartitionKey, entry.RowKey),
            TableUpdateMode.Replace,
            cancellationToken
        );
        return entry;
    }

    /// <summary>The first of those that are due, earliest first.</summary>
    public async Task<IReadOnlyList<DueWave>> DueAsync(
        DateTimeOffset now,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var until = RowOrder.OldestFirst(now.AddTicks(1));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and RowKey lt {until}");
        var due = new List<DueWave>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            var parts = entity.RowKey.Split('|');
            due.Add(new(Name.Parse(parts[1]), Name.Parse(parts[2])) { RowKey = entity.RowKey });
            if (due.Count == maximum)
                break;
        }

        return due;
    }

    /// <summary>Strikes out an entry: all that followed from it was done.</summary>
    public Task StrikeOutAsync(DueWave entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _table.DeleteEntityAsync(PartitionKey, entry.RowKey, ETag.All, cancellationToken);
    }
}
