using System.Security.Cryptography;
using System.Text;
using Serverless.Storage;
using Serverless.Storage.Webhooks;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>Enters deliveries and asks for their first attempt.</summary>
public sealed class WebhookMessages(WebhookDeliveries deliveries, MessageQueues queues, TimeProvider clock)
{
    /// <summary>Sends a notice to a subscription. One that was entered before is not entered again.</summary>
    /// <param name="to">The subscription.</param>
    /// <param name="happened">What it is about, as text that is the same for the same event.</param>
    /// <param name="at">When that happened.</param>
    /// <param name="type">Type of the notice.</param>
    /// <param name="payload">The body.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<WebhookDelivery> EnterAsync(
        WebhookSubscription to,
        string happened,
        DateTimeOffset at,
        string type,
        string payload,
        CancellationToken cancellationToken
    )
    {
        var message = IdOf(happened);
        var delivery = new WebhookDelivery
        {
            Key = new(to.Organisation, to.Id, WebhookDeliveryKey.RowOf(at, message)),
            Message = message,
            Event = type,
            Payload = payload,
            State = WebhookDeliveryState.Waiting,
            DueAt = clock.GetUtcNow(),
        };
        if (await deliveries.AddAsync(delivery, cancellationToken))
            await SendAsync(delivery.Key, TimeSpan.Zero, cancellationToken);
        return delivery;
    }

    /// <summary>Asks for an attempt.</summary>
    internal Task SendAsync(WebhookDeliveryKey key, TimeSpan delay, CancellationToken cancellationToken) =>
        queues.SendAsync(
            new DeliverWebhookMessage(key.Organisation.ToString(), key.Webhook, key.Row),
            delay,
            cancellationToken
        );

    /// <summary>Id of the message about an event: no full stop in it, and nothing of what happened.</summary>
    private static string IdOf(string happened) =>
        "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(happened)))[..32];
}
