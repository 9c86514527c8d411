using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Auditing;

/// <summary>What came back of the audit logs.</summary>
/// <param name="Restored">Rows that were put back: entries, notes of their events, ends of logs.</param>
/// <param name="BegunAnew">
/// Logs that were begun again after they were lost: what was written since has the numbers of what was lost, so that the
/// two are not made one. The backup still holds the lost part.
/// </param>
public sealed record RestoredAudit(int Restored, IReadOnlyList<string> BegunAnew);

/// <summary>Copies of the audit logs, one a day.</summary>
public sealed class AuditBackups(StorageAccount account)
{
    private readonly TableBackups _backups = new(account, StorageNames.Audit);
    private readonly TableClient _table = account.Table(StorageNames.Audit);

    /// <summary>Copies all logs into the backup of the day; returns how many rows there are.</summary>
    public Task<int> WriteAsync(DateOnly day, CancellationToken cancellationToken) =>
        _backups.WriteAsync(day, filter: null, cancellationToken);

    /// <summary>Whether there is a backup of the day.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public Task<bool> ExistsAsync(DateOnly day, CancellationToken cancellationToken) =>
        _backups.ExistsAsync(day, cancellationToken);

    /// <summary>Puts back the rows that are missing of logs that go on from them; what is there stays.</summary>
    public async Task<RestoredAudit> RestoreAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (restored, begunAnew) = (0, new List<string>());
        var (chain, isBegunAnew) = ("", false);
        await foreach (var entity in _backups.ReadAsync(day, cancellationToken))
        {
            if (entity.PartitionKey != chain)
            {
                chain = entity.PartitionKey;
                isBegunAnew = await IsBegunAnewAsync(entity, cancellationToken);
                if (isBegunAnew)
                    begunAnew.Add(chain);
            }

            if (!isBegunAnew && await _backups.RestoreAsync(entity, cancellationToken))
                restored++;
        }

        return new(restored, begunAnew);
    }

    /// <summary>
    /// Whether the number of the newest entry that was saved, which is the first row of a log, is that of another entry by
    /// now, or of none although the log has an end.
    /// </summary>
    private async Task<bool> IsBegunAnewAsync(TableEntity newest, CancellationToken cancellationToken)
    {
        if (newest.GetString(nameof(AuditEntry.Hash)) is not { } hash || newest.RowKey == AuditRows.Head)
            return false;
        var end = await FindAsync(newest.PartitionKey, AuditRows.Head, cancellationToken);
        if (end is null)
            return false;
        if (end.GetInt64(nameof(AuditHead.Sequence)) < newest.GetInt64(nameof(AuditEntry.Sequence)))
            return true;
        var present = await FindAsync(newest.PartitionKey, newest.RowKey, cancellationToken);
        return present is not null && present.GetString(nameof(AuditEntry.Hash)) != hash;
    }

    private async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            row,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }
}
