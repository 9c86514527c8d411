using System.Net;
using Microsoft.Extensions.Logging;
using Serverless.Storage;
using Serverless.Storage.Webhooks;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// Attempts deliveries, as messages of the queue ask for. A message only says which delivery to look at; whether and when
/// it is attempted is noted with the delivery, so that messages may come twice, late, or not at all.
/// </summary>
public sealed partial class WebhookDispatcher(
    WebhookSubscriptions subscriptions,
    WebhookDeliveries deliveries,
    WebhookMessages messages,
    WebhookSecrets secrets,
    WebhookSender sender,
    TimeProvider clock,
    ILogger<WebhookDispatcher> log
)
{
    /// <summary>How long an attempt is left alone that may still be under way: longer than one takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>How long after it was due a waiting delivery is taken to have lost its message.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(5);

    /// <summary>By how much clocks differ: a delivery due so soon is due.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(2);

    private const int MaximumAttemptsKept = 20;
    private const int MaximumResentAtOnce = 500;

    /// <summary>Attempts the delivery that a message names, if it is due.</summary>
    public async Task RunAsync(DeliverWebhookMessage message, CancellationToken cancellationToken)
    {
        if (KeyOf(message) is { } key)
            await AttemptAsync(key, AnswerAsync, cancellationToken);
    }

    /// <summary>
    /// Notes an attempt that this program could not make: its message was set aside after all retries of the host.
    /// </summary>
    /// <param name="message">The message; null when it cannot be read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task GivenUpAsync(DeliverWebhookMessage? message, CancellationToken cancellationToken)
    {
        if (message is null || KeyOf(message) is not { } key)
        {
            LogUnreadable();
            return;
        }

        await AttemptAsync(
            key,
            (_, _, _, _) => Task.FromResult(new WebhookAnswer(null, "This program failed to send it.")),
            cancellationToken
        );
    }

    /// <summary>Sends the messages again of deliveries that are waiting and long due.</summary>
    public async Task ResendLostAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var key in await deliveries.OverdueAsync(now - LostAfter, MaximumResentAtOnce, cancellationToken))
        {
            await deliveries.EnterAsWaitingAsync(key, now, cancellationToken);
            await messages.SendAsync(key, TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task AttemptAsync(WebhookDeliveryKey key, Attempt attempt, CancellationToken cancellationToken)
    {
        if (await deliveries.FindAsync(key, cancellationToken) is not { State: WebhookDeliveryState.Waiting } waiting)
        {
            await deliveries.StrikeOutAsync(key, cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        if (waiting.DueAt > now + ClockDifference)
            return;
        if (await subscriptions.FindAsync(key.Organisation, key.Webhook, cancellationToken) is not { } subscription)
        {
            await deliveries.RemoveAsync(key.Organisation, key.Webhook, null, cancellationToken);
            return;
        }

        // Whoever comes second finds it not due, or changed.
        var claimed = await deliveries.ReplaceAsync(waiting, waiting with { DueAt = now + Lease }, cancellationToken);
        if (claimed is null)
            return;
        var isStopped = subscription.StoppedAt is not null && claimed.Event != WebhookEvents.Test;
        var answer = isStopped
            ? new(null, "Not sent: the receiver said before that it is gone (410).")
            : await attempt(subscription, claimed, now, cancellationToken);
        await NoteAsync(subscription, claimed, answer, isStopped, now, cancellationToken);
    }

    private async Task<WebhookAnswer> AnswerAsync(
        WebhookSubscription subscription,
        WebhookDelivery delivery,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var current = await secrets.CurrentAsync(subscription, now, cancellationToken);
        return await sender.SendAsync(
            subscription.Address,
            delivery.Message,
            now,
            WebhookSignature.Of(delivery.Message, now, delivery.Payload, current),
            delivery.Payload,
            cancellationToken
        );
    }

    private async Task NoteAsync(
        WebhookSubscription subscription,
        WebhookDelivery delivery,
        WebhookAnswer answer,
        bool isStopped,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var tries = delivery.Tries + 1;
        var isGone = answer.Status == HttpStatusCode.Gone;
        TimeSpan? delay =
            answer.Accepted || isGone || isStopped
                ? null
                : WebhookSchedule.DelayAfter(tries, delivery.Message, answer.RetryAfter);
        var noted = new WebhookAttempt(now, answer.Accepted, (int?)answer.Status, answer.Outcome);
        var changed = await deliveries.ReplaceAsync(
            delivery,
            delivery with
            {
                State = StateAfter(answer, delay),
                Tries = tries,
                DueAt = now + (delay ?? TimeSpan.Zero),
                Attempts = [noted, .. delivery.Attempts.Take(MaximumAttemptsKept - 1)],
            },
            cancellationToken
        );
        if (!isStopped)
            await subscriptions.ChangeAsync(
                subscription.Organisation,
                subscription.Id,
                current => current with { LastAttempt = noted, StoppedAt = StoppedAfter(current, answer, now) },
                cancellationToken
            );
        if (changed is not null && delay is { } later)
            await messages.SendAsync(delivery.Key, later, cancellationToken);
        if (changed is { State: WebhookDeliveryState.Parked })
            LogParked(delivery.Event, subscription.Organisation, subscription.Id);
    }

    private static WebhookDeliveryState StateAfter(WebhookAnswer answer, TimeSpan? delay)
    {
        if (answer.Accepted)
            return WebhookDeliveryState.Delivered;
        return delay is null ? WebhookDeliveryState.Parked : WebhookDeliveryState.Waiting;
    }

    /// <summary>A receiver that is gone is left alone, until it accepts a test.</summary>
    private static DateTimeOffset? StoppedAfter(
        WebhookSubscription subscription,
        WebhookAnswer answer,
        DateTimeOffset now
    )
    {
        if (answer.Accepted)
            return null;
        return answer.Status == HttpStatusCode.Gone ? now : subscription.StoppedAt;
    }

    private static WebhookDeliveryKey? KeyOf(DeliverWebhookMessage message) =>
        Name.TryParse(message.Organisation, out var organisation)
            ? new(organisation, message.Webhook, message.Delivery)
            : null;

    private delegate Task<WebhookAnswer> Attempt(
        WebhookSubscription subscription,
        WebhookDelivery delivery,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    [LoggerMessage(LogLevel.Error, "A message was given up that names no delivery")]
    private partial void LogUnreadable();

    [LoggerMessage(LogLevel.Warning, "A notice {Event} of {Organisation} to webhook {Webhook} is parked")]
    private partial void LogParked(string @event, Name organisation, string webhook);
}
