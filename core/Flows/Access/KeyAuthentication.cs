using System.Collections.Concurrent;
using Serverless.Storage;
using Serverless.Storage.Access;

namespace Serverless.Flows.Access;

/// <summary>Finds out who shows a key.</summary>
public sealed class KeyAuthentication(AccessKeys keys, AccessSettings settings, TimeProvider clock)
{
    /// <summary>
    /// How long a key that was looked up is believed without looking again: the longest that a key which was revoked by
    /// another instance of the program is still taken here.
    /// </summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private const int MaximumRemembered = 1_000;

    private readonly ConcurrentDictionary<string, (AccessKey Key, long ReadAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Who shows this key, or why it is not taken.</summary>
    public async Task<Outcome<Caller>> OfAsync(string text, CancellationToken cancellationToken)
    {
        if (!KeyText.TryParse(text, out var shown))
            return new Refusal.KeyNotTaken("This is not a key, or not all of it. Keys begin with swk_.");
        if (settings.AdministratorKeyHashes.Any(shown.Has))
            return new Caller(ActorKind.Key, shown.Id, null, Roles.DeploymentAdministrator);
        var key = await FindAsync(shown.Id, cancellationToken);
        if (key is null || !shown.Has(key.Hash))
            return new Refusal.KeyNotTaken("There is no such key.");
        if (key.RevokedAt is not null)
            return new Refusal.KeyNotTaken(
                "This key was revoked. An administrator of the organisation issues another."
            );
        var now = clock.GetUtcNow();
        if (now >= key.ExpiresAt)
            return new Refusal.KeyNotTaken(
                $"This key expired on {key.ExpiresAt:yyyy-MM-dd}. An administrator of the organisation issues another."
            );
        await NoteUseAsync(key, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        return new Caller(ActorKind.Key, key.Id, key.Organisation, RoleNames.ParseAll(key.Roles))
        {
            ExpiresAt = key.ExpiresAt,
        };
    }

    /// <summary>Looks again at the next request: the key was changed here.</summary>
    internal void Forget(string id) => _known.TryRemove(id, out _);

    private async Task<AccessKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known) && clock.GetElapsedTime(known.ReadAt) < Memory)
            return known.Key;
        var readAt = clock.GetTimestamp();
        var key = await keys.FindAsync(id, cancellationToken);
        if (key is null)
        {
            _known.TryRemove(id, out _);
            return null;
        }

        if (_known.Count >= MaximumRemembered)
            _known.Clear();
        _known[id] = (key, readAt);
        return key;
    }

    /// <summary>Once a day, so that whoever looks for keys nobody uses finds them.</summary>
    private async Task NoteUseAsync(AccessKey key, DateOnly today, CancellationToken cancellationToken)
    {
        if (key.LastUsedOn >= today)
            return;
        await keys.NoteUseAsync(key.Id, today, cancellationToken);
        if (_known.TryGetValue(key.Id, out var known))
            _known.TryUpdate(key.Id, (known.Key with { LastUsedOn = today }, known.ReadAt), known);
    }
}
