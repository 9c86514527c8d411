using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Access;

/// <summary>A key with its text, which is not kept: this is the only time it is there to be seen.</summary>
public sealed record IssuedKey(AccessKey Key, KeyText Text);

/// <summary>The keys of an organisation.</summary>
public sealed record KeyList(IReadOnlyList<AccessKey> Keys);

/// <summary>Issues, lists, rotates and revokes the keys of organisations.</summary>
public sealed class KeyIssuer(
    AccessKeys keys,
    Organisations organisations,
    KeyAuthentication authentication,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>How long a key is valid when nothing else is asked for.</summary>
    public static readonly TimeSpan UsualValidity = TimeSpan.FromDays(365);

    /// <summary>The longest a key is valid.</summary>
    public static readonly TimeSpan MaximumValidity = TimeSpan.FromDays(731);

    /// <summary>How long a rotated key and its successor are both valid when nothing else is asked for.</summary>
    public static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(7);

    /// <summary>Longest label, in characters.</summary>
    public const int MaximumLabelLength = 100;

    /// <summary>Issues a key.</summary>
    /// <param name="organisation">Whom it acts for.</param>
    /// <param name="label">What it is for.</param>
    /// <param name="roles">What it may do; some of <see cref="RoleNames.OfOrganisation"/>.</param>
    /// <param name="expiresAt">When it expires; null for a year from now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<IssuedKey>> IssueAsync(
        Name organisation,
        string label,
        Roles roles,
        DateTimeOffset? expiresAt,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var expires = expiresAt ?? now + UsualValidity;
        if (Objection(label, roles, expires, now) is { } objection)
            return new Refusal.Unusable(objection);
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        return await AddAsync(organisation, label.Trim(), roles, expires, AuditOperation.KeyIssued, cancellationToken);
    }

    /// <summary>All keys of an organisation, those that expired or were revoked as well; newest first.</summary>
    public async Task<Outcome<KeyList>> ListAsync(Name organisation, CancellationToken cancellationToken)
    {
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        var listed = await keys.ListAsync(organisation, cancellationToken);
        return new KeyList([
            .. listed.OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>
    /// Issues a key with the roles and label of another, which goes on being valid for <paramref name="overlap"/>: as
    /// long as it takes to replace it wherever it is used.
    /// </summary>
    public async Task<Outcome<IssuedKey>> RotateAsync(
        Name organisation,
        string id,
        TimeSpan? overlap,
        CancellationToken cancellationToken
    )
    {
        if (RotationOverlap.Objection(overlap) is { } unusable)
            return new Refusal.Unusable(unusable);
        if (await FindAsync(organisation, id, cancellationToken) is not { } old)
            return new Refusal.UnknownKey();
        var now = clock.GetUtcNow();
        if (old.RevokedAt is not null || old.ExpiresAt <= now || old.ReplacedBy is not null)
            return new Refusal.Unusable(
                "This key was revoked, has expired or was rotated before. Issue a new one instead."
            );
        var issuing = await AddAsync(
            organisation,
            old.Label,
            RoleNames.ParseAll(old.Roles),
            now + UsualValidity,
            AuditOperation.KeyRotated,
            cancellationToken,
            replaces: old.Id
        );
        if (!issuing.Succeeded(out var issued, out var refusal))
            return refusal;
        var ends = now + (overlap ?? UsualOverlap);
        await ChangeAsync(
            old,
            key => key with { ReplacedBy = issued.Key.Id, ExpiresAt = key.ExpiresAt < ends ? key.ExpiresAt : ends },
            cancellationToken
        );
        return issued;
    }

    /// <summary>
    /// Revokes a key, at once here and within <see cref="KeyAuthentication.Memory"/> everywhere. Revoking it again
    /// changes nothing.
    /// </summary>
    public async Task<Outcome<AccessKey>> RevokeAsync(Name organisation, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(organisation, id, cancellationToken) is not { } key)
            return new Refusal.UnknownKey();
        if (key.RevokedAt is not null)
            return key;
        await audit.WriteAsync(
            AuditChain.OfOrganisation(organisation),
            new(AuditOperation.KeyRevoked, $"revoked {id}") { Subject = id },
            cancellationToken
        );
        var now = clock.GetUtcNow();
        return await ChangeAsync(key, old => old with { RevokedAt = old.RevokedAt ?? now }, cancellationToken);
    }

    private async Task<Outcome<IssuedKey>> AddAsync(
        Name organisation,
        string label,
        Roles roles,
        DateTimeOffset expires,
        AuditOperation operation,
        CancellationToken cancellationToken,
        string? replaces = null
    )
    {
        var text = KeyText.New();
        var key = new AccessKey
        {
            Id = text.Id,
            Hash = text.Hash,
            Organisation = organisation,
            Roles = string.Join(' ', RoleNames.Of(roles)),
            Label = label,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = Actor.Current.Id,
            ExpiresAt = expires,
        };
        await audit.WriteAsync(
            AuditChain.OfOrganisation(organisation),
            new(operation, $"issued {key.Id}")
            {
                Subject = $"{key.Id} {key.Roles}",
                VersionBefore = replaces ?? "",
                Version = key.Id,
            },
            cancellationToken
        );
        await keys.AddAsync(key, cancellationToken);
        return new IssuedKey(key, text);
    }

    private async Task<AccessKey?> FindAsync(Name organisation, string id, CancellationToken cancellationToken) =>
        IsId(id) && await keys.FindAsync(id, cancellationToken) is { } key && key.Organisation == organisation
            ? key
            : null;

    /// <summary>Changes a key; again when somebody else changed it meanwhile.</summary>
    private async Task<AccessKey> ChangeAsync(
        AccessKey key,
        Func<AccessKey, AccessKey> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var changed = change(key);
            if (await keys.ReplaceAsync(key, changed, cancellationToken))
            {
                authentication.Forget(key.Id);
                return changed;
            }

            key =
                await keys.FindAsync(key.Id, cancellationToken)
                ?? throw new InvalidOperationException($"Key {key.Id} went missing while it was changed.");
        }
    }

    private static MessageText? Objection(string label, Roles roles, DateTimeOffset expires, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > MaximumLabelLength || label.Any(char.IsControl))
            return $"A key has a label of 1 to {MaximumLabelLength} characters that says what it is for.";
        if (roles == Roles.None || (roles & ~RoleNames.OfOrganisation) != Roles.None)
            return $"A key has one or more of the roles {string.Join(", ", RoleNames.Of(RoleNames.OfOrganisation))}.";
        if (expires <= now || expires > now + MaximumValidity)
            return $"A key expires after now and at most {MaximumValidity.TotalDays:0} days from now.";
        return null;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 20 && id.All(char.IsAsciiLetterOrDigit);
}
