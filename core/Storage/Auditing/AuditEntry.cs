using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Serverless.Storage.Auditing;

/// <summary>The end of a chain: the number and the hash of its last entry.</summary>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead None { get; } = new(0, new string('0', 64));
}

/// <summary>An entry of an audit log. It holds the hash of the entry before it, and its own covers that.</summary>
public sealed record AuditEntry
{
    /// <summary>The number after that of the entry before it; the first is 1.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditEvent Event { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>Hash of the entry before; zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>What <see cref="HashIn"/> gave when it was written.</summary>
    public required string Hash { get; init; }

    /// <summary>The entry that follows <paramref name="head"/>.</summary>
    public static AuditEntry After(
        AuditHead head,
        AuditChain chain,
        AuditEvent happened,
        Actor actor,
        DateTimeOffset now
    )
    {
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = now.ToUniversalTime(),
            Event = happened,
            Actor = actor,
            Previous = head.Hash,
            Hash = "",
        };
        return entry with { Hash = entry.HashIn(chain) };
    }

    /// <summary>
    /// SHA-256, as lower-case hex, of these as lines of UTF-8, without a line break at the end: previous hash, chain,
    /// number, time (<c>2026-11-26T09:30:00.1234567Z</c>), operation, kind and id of the actor, its organisation,
    /// request, wave, group, subject, version before, version. What there is not is an empty line.
    /// </summary>
    public string HashIn(AuditChain chain)
    {
        string[] lines =
        [
            Previous,
            chain.Name,
            Sequence.ToString(CultureInfo.InvariantCulture),
            At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            AuditNames.Of(Event.Operation),
            AuditNames.Of(Actor.Kind),
            Actor.Id,
            Actor.Organisation?.ToString() ?? "",
            Actor.Request,
            Event.Wave?.ToString() ?? "",
            Event.Group?.ToString() ?? "",
            Event.Subject,
            Event.VersionBefore,
            Event.Version,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    internal TableEntity ToEntity(AuditChain chain) =>
        new(chain.Name, AuditRows.OfEntry(Sequence))
        {
            [nameof(Sequence)] = Sequence,
            [nameof(At)] = At,
            [nameof(AuditEvent.Operation)] = AuditNames.Of(Event.Operation),
            [nameof(Actor)] = Actor.ToText(),
            [nameof(AuditEvent.Wave)] = Event.Wave?.ToString() ?? "",
            [nameof(AuditEvent.Group)] = Event.Group?.ToString() ?? "",
            [nameof(AuditEvent.Subject)] = Event.Subject,
            [nameof(AuditEvent.VersionBefore)] = Event.VersionBefore,
            [nameof(AuditEvent.Version)] = Event.Version,
            [nameof(Previous)] = Previous,
            [nameof(Hash)] = Hash,
        };

    internal static AuditEntry From(TableEntity entity) =>
        new()
        {
            Sequence = entity.GetInt64(nameof(Sequence)) ?? 0,
            At = entity.GetDateTimeOffset(nameof(At)) ?? default,
            Event = new(AuditNames.Operation(entity.GetString(nameof(AuditEvent.Operation))), Id: "")
            {
                Wave = NameOf(entity, nameof(AuditEvent.Wave)),
                Group = NameOf(entity, nameof(AuditEvent.Group)),
                Subject = entity.GetString(nameof(AuditEvent.Subject)) ?? "",
                VersionBefore = entity.GetString(nameof(AuditEvent.VersionBefore)) ?? "",
                Version = entity.GetString(nameof(AuditEvent.Version)) ?? "",
            },
            Actor = Actor.Parse(entity.GetString(nameof(Actor))),
            Previous = entity.GetString(nameof(Previous)) ?? "",
            Hash = entity.GetString(nameof(Hash)) ?? "",
        };

    private static Name? NameOf(TableEntity entity, string property) =>
        Name.TryParse(entity.GetString(property), out var name) ? name : null;
}

/// <summary>Row keys of an audit log.</summary>
internal static class AuditRows
{
    /// <summary>The end of the chain; sorted behind the entries.</summary>
    public const string Head = "head";

    /// <summary>Greater than the row key of every entry and less than all others.</summary>
    public const string AfterEntries = ":";

    private const long Last = 999_999_999_999;

    /// <summary>Row keys fall as numbers rise, so that the table lists the newest first.</summary>
    public static string OfEntry(long sequence) => (Last - sequence).ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>The row that remembers that an event was noted.</summary>
    public static string OfEvent(string id) =>
        "id-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

/// <summary>The words by which operations and actors are known in the log.</summary>
public static class AuditNames
{
    private static readonly Dictionary<AuditOperation, string> Operations = Enum.GetValues<AuditOperation>()
        .ToDictionary(operation => operation, operation => Hyphenated(operation.ToString()));

    private static readonly Dictionary<string, AuditOperation> ByName = Operations.ToDictionary(
        known => known.Value,
        known => known.Key,
        StringComparer.Ordinal
    );

    /// <summary>For instance <c>codebook-uploaded</c>.</summary>
    public static string Of(AuditOperation operation) => Operations.GetValueOrDefault(operation, "unknown");

    /// <summary><c>program</c>, <c>key</c>, <c>identity</c> or <c>preview</c>.</summary>
    public static string Of(ActorKind kind) => Hyphenated(kind.ToString());

    /// <summary>The operation of this name; one that is none for a name nobody wrote.</summary>
    public static AuditOperation Operation(string? name) =>
        name is not null && ByName.TryGetValue(name, out var operation) ? operation : (AuditOperation)(-1);

    /// <summary>The actor of this name; the program for a name nobody wrote.</summary>
    public static ActorKind Kind(string? name) =>
        Enum.TryParse<ActorKind>(name, ignoreCase: true, out var kind) ? kind : ActorKind.Program;

    private static string Hyphenated(string name) =>
        string.Concat(
            name.Select(
                (letter, at) =>
                    char.IsAsciiLetterUpper(letter)
                        ? $"{(at == 0 ? "" : "-")}{char.ToLowerInvariant(letter)}"
                        : letter.ToString()
            )
        );
}
