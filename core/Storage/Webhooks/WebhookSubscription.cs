using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Webhooks;

/// <summary>An address of an organisation's to which notices are sent. Its secret is not part of it.</summary>
public sealed record WebhookSubscription
{
    public required Name Organisation { get; init; }

    /// <summary>By which it is named: letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where notices go.</summary>
    public required Uri Address { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Label { get; init; }

    /// <summary>The types of notices it gets, such as <c>release.published</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Id of the key or identity that added it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Which of its secrets is the current one: 1 for the first, one more with every rotation.</summary>
    public required int SecretNumber { get; init; }

    /// <summary>Until when notices are signed with the secret before as well; null when there is none.</summary>
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>
    /// When its receiver answered that it is gone (410). Nothing is sent until a test delivery succeeds; null as long as
    /// it was not.
    /// </summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The last attempt to send it something; null before the first.</summary>
    public WebhookAttempt? LastAttempt { get; init; }

    internal ETag ETag { get; init; }

    internal static string PartitionOf(Name organisation) => $"subscriptions|{organisation}";

    internal static WebhookSubscription From(TableEntity entity) =>
        new()
        {
            Organisation = Name.Parse(entity.GetString(nameof(Organisation))),
            Id = entity.RowKey,
            Address = new Uri(entity.GetString(nameof(Address))),
            Label = entity.GetString(nameof(Label)) ?? "",
            Events = (entity.GetString(nameof(Events)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            CreatedAt = entity.GetDateTimeOffset(nameof(CreatedAt)) ?? default,
            CreatedBy = entity.GetString(nameof(CreatedBy)) ?? "",
            SecretNumber = entity.GetInt32(nameof(SecretNumber)) ?? 1,
            OldSecretUntil = entity.GetDateTimeOffset(nameof(OldSecretUntil)),
            StoppedAt = entity.GetDateTimeOffset(nameof(StoppedAt)),
            LastAttempt = WebhookAttempts.Parse(entity.GetString(nameof(LastAttempt))) is [var last, ..] ? last : null,
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(PartitionOf(Organisation), Id)
        {
            [nameof(Organisation)] = Organisation.ToString(),
            [nameof(Address)] = Address.AbsoluteUri,
            [nameof(Label)] = Label,
            [nameof(Events)] = string.Join(' ', Events),
            [nameof(CreatedAt)] = CreatedAt,
            [nameof(CreatedBy)] = CreatedBy,
            [nameof(SecretNumber)] = SecretNumber,
        };
        if (OldSecretUntil is { } until)
            entity[nameof(OldSecretUntil)] = until;
        if (StoppedAt is { } stopped)
            entity[nameof(StoppedAt)] = stopped;
        if (LastAttempt is { } last)
            entity[nameof(LastAttempt)] = WebhookAttempts.ToText([last]);
        return entity;
    }
}
