using System.Globalization;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Storage.Webhooks;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// What the timer does for webhooks: it enters for delivery what was reported since the last time, to each subscription
/// of the organisation whose survey it is, and sends messages again that were lost.
/// </summary>
public sealed class WebhookTimer(
    ReleaseEvents events,
    WebhookCursor cursor,
    WebhookSubscriptions subscriptions,
    WebhookDeliveries deliveries,
    WebhookMessages messages,
    WebhookDispatcher dispatcher,
    InputPointers pointers,
    NoticeAddresses addresses,
    TimeProvider clock
)
{
    /// <summary>How long deliveries are listed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>
    /// How far back events are looked at again: by how much clocks of instances may differ. What was entered before is
    /// not entered again.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private const int PageSize = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        await dispatcher.ResendLostAsync(cancellationToken);
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        var last = await cursor.FindAsync(cancellationToken);
        var from = last is null ? null : Earlier(last, RowOrder.OldestFirst(clock.GetUtcNow() - Overlap));
        IReadOnlyList<ReportedEvent> page;
        do
        {
            page = await events.SinceAsync(from, PageSize, cancellationToken);
            foreach (var reported in page)
                await EnterAsync(reported, cancellationToken);
            if (page.Count == 0)
                return;
            from = page[^1].Cursor;
            if (string.CompareOrdinal(from, last) > 0)
                await cursor.SaveAsync(from, cancellationToken);
        } while (page.Count == PageSize);
    }

    private async Task EnterAsync(ReportedEvent reported, CancellationToken cancellationToken)
    {
        var happened = reported.Event;
        var codebook = await pointers.FindAsync(InputKey.Codebook(happened.Survey), cancellationToken);
        if (codebook?.Organisation is not { } owner)
            return;
        var type = WebhookEvents.Of(happened.Kind);
        foreach (var subscription in await subscriptions.ListAsync(owner, cancellationToken))
        {
            if (!subscription.Events.Contains(type, StringComparer.Ordinal) || Precedes(reported, subscription))
                continue;
            await messages.EnterAsync(
                subscription,
                happened.Id,
                happened.At,
                type,
                WebhookPayload.About(happened, addresses.Api),
                cancellationToken
            );
            await deliveries.RemoveAsync(owner, subscription.Id, clock.GetUtcNow() - Kept, cancellationToken);
        }
    }

    /// <summary>Whether something was reported before there was a subscription to it.</summary>
    private static bool Precedes(ReportedEvent reported, WebhookSubscription subscription) =>
        string.CompareOrdinal(reported.Cursor, RowOrder.OldestFirst(subscription.CreatedAt)) < 0;

    private static string Earlier(string cursor, string other) =>
        string.CompareOrdinal(cursor, other) < 0 ? cursor : other;
}
