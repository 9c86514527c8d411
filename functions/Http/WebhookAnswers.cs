using Serverless.Flows.Notices.Webhooks;
using Serverless.Storage.Webhooks;

namespace Serverless.Functions;

/// <summary>The webhooks of an organisation.</summary>
internal sealed record WebhooksDescription(IReadOnlyList<WebhookDescription> Webhooks)
{
    public static WebhooksDescription Of(WebhooksOfOrganisation listed) =>
        new([.. listed.Subscriptions.Select(one => WebhookDescription.Of(one))]);
}

/// <summary>A webhook, without its secret.</summary>
/// <param name="Events">The types of notices it gets, besides tests.</param>
/// <param name="SecretsOverlapUntil">Until when notices are signed with the secret before as well.</param>
/// <param name="StoppedAt">When its receiver answered that it is gone (410). A test that it accepts begins it again.</param>
/// <param name="LastAttempt">What became of the last attempt to send it something.</param>
/// <param name="Deliveries">The newest hundred notices to it; only where one webhook is asked for.</param>
internal sealed record WebhookDescription(
    string Id,
    Uri Address,
    string Label,
    IReadOnlyList<string> Events,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? SecretsOverlapUntil,
    DateTimeOffset? StoppedAt,
    WebhookAttempt? LastAttempt,
    IReadOnlyList<WebhookDeliveryDescription>? Deliveries
)
{
    public static WebhookDescription Of(
        WebhookSubscription subscription,
        IReadOnlyList<WebhookDelivery>? deliveries = null
    ) =>
        new(
            subscription.Id,
            subscription.Address,
            subscription.Label,
            subscription.Events,
            subscription.CreatedAt,
            subscription.CreatedBy,
            subscription.OldSecretUntil,
            subscription.StoppedAt,
            subscription.LastAttempt,
            deliveries is null ? null : [.. deliveries.Select(WebhookDeliveryDescription.Of)]
        );
}

/// <summary>A notice to a webhook.</summary>
/// <param name="Id">Id of the message, which receivers get as <c>webhook-id</c>.</param>
/// <param name="Event">Its type.</param>
/// <param name="State">waiting, delivered or parked.</param>
/// <param name="DueAt">When it is attempted next; left out when it is not.</param>
/// <param name="Payload">The body, as it is sent.</param>
/// <param name="Attempts">Newest first.</param>
internal sealed record WebhookDeliveryDescription(
    string Id,
    string Event,
    string State,
    DateTimeOffset? DueAt,
    string Payload,
    IReadOnlyList<WebhookAttempt> Attempts
)
{
    public static WebhookDeliveryDescription Of(WebhookDelivery delivery) =>
        new(
            delivery.Message,
            delivery.Event,
            delivery.State.ToString().ToLowerInvariant(),
            delivery.State == WebhookDeliveryState.Waiting ? delivery.DueAt : null,
            delivery.Payload,
            delivery.Attempts
        );

    public static IResult Answer(WebhookDelivery delivery) =>
        TypedResults.Json(
            Of(delivery),
            ApiJson.Answers.WebhookDeliveryDescription,
            statusCode: StatusCodes.Status202Accepted
        );
}

/// <summary>A webhook with its secret, the one time it is shown.</summary>
/// <param name="Secret">
/// By which receivers know that a notice is real, after the Standard Webhooks specification. It is kept nowhere.
/// </param>
/// <param name="Described">All else about it.</param>
internal sealed record WebhookWithSecretDescription(string Secret, WebhookDescription Described)
{
    public static IResult Answer(WebhookWithSecret added) =>
        TypedResults.Json(
            new WebhookWithSecretDescription(added.Secret, WebhookDescription.Of(added.Subscription)),
            ApiJson.Answers.WebhookWithSecretDescription,
            statusCode: StatusCodes.Status201Created
        );
}
