using Azure.Data.Tables;

namespace Serverless.Storage.Access;

/// <summary>
/// Copies of the organisations and the keys, one a day. Of a key it is the hash that is kept, so that a copy opens nothing;
/// how much was used, and what secrets there are beside, is not copied.
/// </summary>
public sealed class AccessBackups(StorageAccount account)
{
    private static readonly string Filter = TableClient.CreateQueryFilter(
        $"PartitionKey eq {AccessKeys.PartitionKey} or PartitionKey eq {Organisations.PartitionKey}"
    );

    private readonly TableBackups _backups = new(account, StorageNames.Access);

    /// <summary>Copies them into the backup of the day; returns how many there are.</summary>
    public Task<int> WriteAsync(DateOnly day, CancellationToken cancellationToken) =>
        _backups.WriteAsync(day, Filter, cancellationToken);

    /// <summary>Whether there is a backup of the day.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public Task<bool> ExistsAsync(DateOnly day, CancellationToken cancellationToken) =>
        _backups.ExistsAsync(day, cancellationToken);

    /// <summary>
    /// Puts back what is missing, and leaves what is there; returns how many organisations and keys came back.
    /// </summary>
    /// <param name="day">The day of the backup.</param>
    /// <param name="revokedAt">When a key was revoked, by its id, as far as that is known; null when it was not.</param>
    /// <param name="cancellationToken">Stops it; what came back stays.</param>
    public async Task<int> RestoreAsync(
        DateOnly day,
        Func<AccessKey, CancellationToken, Task<DateTimeOffset?>> revokedAt,
        CancellationToken cancellationToken
    )
    {
        var restored = 0;
        await foreach (var entity in _backups.ReadAsync(day, cancellationToken))
        {
            if (
                entity.PartitionKey == AccessKeys.PartitionKey
                && AccessKey.From(entity) is { RevokedAt: null } key
                && await revokedAt(key, cancellationToken) is { } revoked
            )
                entity[nameof(AccessKey.RevokedAt)] = revoked;
            if (await _backups.RestoreAsync(entity, cancellationToken))
                restored++;
        }

        return restored;
    }
}
