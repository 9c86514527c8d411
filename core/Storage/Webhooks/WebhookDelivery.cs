using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Webhooks;

/// <summary>How far the delivery of a notice is.</summary>
public enum WebhookDeliveryState
{
    /// <summary>It is attempted until it succeeds, or until the last attempt.</summary>
    Waiting,

    /// <summary>The receiver accepted it.</summary>
    Delivered,

    /// <summary>It is attempted no more, unless somebody asks for it.</summary>
    Parked,
}

/// <summary>Which delivery it is: of a notice to a subscription.</summary>
/// <param name="Organisation">Whose subscription.</param>
/// <param name="Webhook">Id of the subscription.</param>
/// <param name="Row">Row key, so that the newest notices come first.</param>
public sealed record WebhookDeliveryKey(Name Organisation, string Webhook, string Row)
{
    internal string Partition => PartitionOf(Organisation, Webhook);

    internal string WaitingRow => $"{Organisation}|{Webhook}|{Row}";

    internal static string PartitionOf(Name organisation, string webhook) => $"deliveries|{organisation}|{webhook}";

    /// <summary>Row key of a message about what happened at <paramref name="at"/>.</summary>
    public static string RowOf(DateTimeOffset at, string message) => $"{Before(at)}-{message}";

    /// <summary>Every row about something older sorts behind this.</summary>
    internal static string Before(DateTimeOffset at) => RowOrder.NewestFirst(at);

    internal static WebhookDeliveryKey? ParseWaiting(string row) =>
        row.Split('|') is [var organisation, var webhook, var delivery] && Name.TryParse(organisation, out var name)
            ? new(name, webhook, delivery)
            : null;
}

/// <summary>A notice on its way to a subscription, or delivered to it.</summary>
public sealed record WebhookDelivery
{
    public required WebhookDeliveryKey Key { get; init; }

    /// <summary>Id of the message, the same at every attempt: receivers know by it what they have had before.</summary>
    public required string Message { get; init; }

    /// <summary>Its type, such as <c>release.published</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The body that is sent, as JSON.</summary>
    public required string Payload { get; init; }

    public required WebhookDeliveryState State { get; init; }

    /// <summary>Attempts since it was made, or since somebody asked for it to be sent again.</summary>
    public int Tries { get; init; }

    /// <summary>When it is due to be attempted.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts, newest first; the oldest of many are left out.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts { get; init; } = [];

    internal ETag ETag { get; init; }

    internal static WebhookDelivery From(Name organisation, string webhook, TableEntity entity) =>
        new()
        {
            Key = new(organisation, webhook, entity.RowKey),
            Message = entity.GetString(nameof(Message)),
            Event = entity.GetString(nameof(Event)),
            Payload = entity.GetString(nameof(Payload)),
            State = Enum.Parse<WebhookDeliveryState>(entity.GetString(nameof(State))),
            Tries = entity.GetInt32(nameof(Tries)) ?? 0,
            DueAt = entity.GetDateTimeOffset(nameof(DueAt)) ?? default,
            Attempts = WebhookAttempts.Parse(entity.GetString(nameof(Attempts))),
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity() =>
        new(Key.Partition, Key.Row)
        {
            [nameof(Message)] = Message,
            [nameof(Event)] = Event,
            [nameof(Payload)] = Payload,
            [nameof(State)] = State.ToString(),
            [nameof(Tries)] = Tries,
            [nameof(DueAt)] = DueAt,
            [nameof(Attempts)] = WebhookAttempts.ToText(Attempts),
        };
}
