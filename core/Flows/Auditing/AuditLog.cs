using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Auditing;

/// <summary>A page of an audit log, newest first.</summary>
/// <param name="Chain">Which log.</param>
/// <param name="Entries">The entries.</param>
/// <param name="Next">The next page holds the entries before this number; null on the last one.</param>
public sealed record AuditPage(AuditChain Chain, IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>What an examination of an audit log found.</summary>
/// <param name="Chain">Which log.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Head">The end of the chain as it was written down.</param>
/// <param name="Anchors">Ends that were kept apart, oldest first.</param>
/// <param name="Faults">What is wrong, in words; none when it is as it was written.</param>
public sealed record AuditVerification(
    AuditChain Chain,
    long Entries,
    AuditHead Head,
    IReadOnlyList<AuditHead> Anchors,
    IReadOnlyList<string> Faults
);

/// <summary>
/// The audit logs: who did what, with which version, when, from which request. An entry is written before what it is
/// about is done, so nothing is done that is not in the log; after a crash there may be an entry of something that was
/// not completed. There is nothing of respondents in it.
/// </summary>
public sealed class AuditLog(AuditTrail trail, AuditAnchors anchors, PublicVersions versions, TimeProvider clock)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 200;

    /// <summary>Notes what <see cref="Actor.Current"/> is about to do. An event noted before is not noted again.</summary>
    public async Task WriteAsync(AuditChain chain, AuditEvent happened, CancellationToken cancellationToken) =>
        await trail.AppendAsync(
            chain,
            await ByFingerprintsAsync(happened, cancellationToken),
            Actor.Current,
            clock.GetUtcNow(),
            cancellationToken
        );

    /// <summary>The event with versions called what they are called in public.</summary>
    private async Task<AuditEvent> ByFingerprintsAsync(AuditEvent happened, CancellationToken cancellationToken)
    {
        if (happened.VersionsOf == AuditVersions.Plain)
            return happened;
        var fingerprints = await versions.FingerprintsAsync(cancellationToken);
        return happened with { VersionBefore = Called(happened.VersionBefore), Version = Called(happened.Version) };

        string Called(string version) =>
            (happened.VersionsOf, version) switch
            {
                (_, "") => "",
                (AuditVersions.Population, _) => fingerprints.OfFile("population", version),
                (AuditVersions.Responses, _) => fingerprints.OfFile("responses", version),
                (AuditVersions.Inputs, _) => fingerprints.OfInputs(version),
                (AuditVersions.Outputs, _) => fingerprints.OfOutputs(version),
                _ => version,
            };
    }

    /// <summary>An event that happens once in a request, such as a reading.</summary>
    public static AuditEvent Once(AuditOperation operation) =>
        new(
            operation,
            $"{operation} {(Actor.Current.Request is { Length: > 0 } request ? request : Guid.NewGuid().ToString())}"
        );

    /// <summary>Entries before number <paramref name="before"/> (null: the newest), newest first.</summary>
    public async Task<AuditPage> PageAsync(AuditChain chain, long? before, CancellationToken cancellationToken)
    {
        var entries = await trail.PageAsync(chain, before, PageSize + 1, cancellationToken);
        return entries.Count > PageSize
            ? new(chain, [.. entries.Take(PageSize)], entries[PageSize - 1].Sequence)
            : new(chain, entries, null);
    }

    /// <summary>All entries, newest first.</summary>
    internal IAsyncEnumerable<AuditEntry> ReadAsync(AuditChain chain, CancellationToken cancellationToken) =>
        trail.ReadAsync(chain, cancellationToken);

    /// <summary>Examines a whole log against itself, its written end and the ends that were kept apart.</summary>
    public async Task<AuditVerification> VerifyAsync(AuditChain chain, CancellationToken cancellationToken)
    {
        // What is written meanwhile is beyond this end, and not looked at.
        var head = await trail.HeadAsync(chain, cancellationToken);
        var kept = await anchors.ListAsync(chain, cancellationToken);
        var examination = new AuditExamination(chain, head, kept);
        await foreach (var entry in trail.ReadAsync(chain, cancellationToken))
            examination.Add(entry);
        return new(chain, examination.Entries, head, kept, examination.Faults());
    }

    /// <summary>Keeps the end of a chain apart from it.</summary>
    internal async Task AnchorAsync(AuditChain chain, CancellationToken cancellationToken)
    {
        var head = await trail.HeadAsync(chain, cancellationToken);
        if (head != AuditHead.None)
            await anchors.KeepAsync(chain, head, cancellationToken);
    }
}
