using Microsoft.Extensions.Logging;
using Serverless.Flows.Auditing;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Backup;

/// <summary>What a restore of keys and audit logs did.</summary>
/// <param name="Keys">Organisations and keys that were put back.</param>
/// <param name="Audit">What was put back of the audit logs.</param>
public sealed record RestoredAccess(int Keys, RestoredAudit Audit)
{
    /// <summary>Nothing was missing, or there was no backup of them.</summary>
    public static RestoredAccess None { get; } = new(0, new RestoredAudit(0, []));
}

/// <summary>
/// Copies organisations, keys (their hashes) and audit logs every night, and puts them back: they cannot be made again
/// from anything else.
/// </summary>
public sealed partial class AccessBackup(
    AccessBackups access,
    AuditBackups audit,
    AuditLog log,
    TimeProvider clock,
    ILogger<AccessBackup> logger
)
{
    /// <summary>Copies them into the backup of today.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var keys = await access.WriteAsync(today, cancellationToken);
        var rows = await audit.WriteAsync(today, cancellationToken);
        LogWritten(keys, rows);
    }

    /// <summary>
    /// Puts back what is missing; what is there is newer and stays. The audit logs come first: a key that was revoked
    /// after the backup, as its organisation's log says, comes back revoked. Doing it twice changes nothing.
    /// </summary>
    /// <exception cref="InvalidDataException">A backup is not whole; then nothing is put back.</exception>
    public async Task<RestoredAccess> RestoreAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (hasAudit, hasAccess) = (
            await audit.ExistsAsync(day, cancellationToken),
            await access.ExistsAsync(day, cancellationToken)
        );
        var logs = hasAudit ? await audit.RestoreAsync(day, cancellationToken) : RestoredAccess.None.Audit;
        var revocations = new Dictionary<AuditChain, Dictionary<string, DateTimeOffset>>();
        var keys = hasAccess ? await access.RestoreAsync(day, RevokedAtAsync, cancellationToken) : 0;
        LogRestored(keys, logs.Restored, day, logs.BegunAnew.Count);
        return new RestoredAccess(keys, logs);

        async Task<DateTimeOffset?> RevokedAtAsync(AccessKey key, CancellationToken cancellation)
        {
            var chain = AuditChain.OfOrganisation(key.Organisation);
            if (!revocations.TryGetValue(chain, out var known))
                revocations.Add(chain, known = await RevocationsAsync(chain, cancellation));
            return known.TryGetValue(key.Id, out var at) ? at : null;
        }
    }

    /// <summary>When each key of an organisation was revoked, as its log says.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> RevocationsAsync(
        AuditChain chain,
        CancellationToken cancellationToken
    )
    {
        var revocations = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var entry in log.ReadAsync(chain, cancellationToken))
            if (entry.Event.Operation == AuditOperation.KeyRevoked)
                revocations[entry.Event.Subject] = entry.At;
        return revocations;
    }

    [LoggerMessage(
        LogLevel.Information,
        "The backup of today holds {Keys} organisations and keys, {Rows} rows of audit logs"
    )]
    private partial void LogWritten(int keys, int rows);

    [LoggerMessage(
        LogLevel.Warning,
        "Restored {Keys} organisations and keys and {Rows} rows of audit logs of {Day}; {BegunAnew} logs were begun anew"
    )]
    private partial void LogRestored(int keys, int rows, DateOnly day, int begunAnew);
}
