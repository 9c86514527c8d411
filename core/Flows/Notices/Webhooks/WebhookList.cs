using System.Security.Cryptography;
using Serverless.Flows.Access;
using Serverless.Flows.Auditing;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;
using Serverless.Storage.Webhooks;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>The subscriptions of an organisation.</summary>
public sealed record WebhooksOfOrganisation(IReadOnlyList<WebhookSubscription> Subscriptions);

/// <summary>A subscription with the newest of what was sent to it.</summary>
public sealed record WebhookWithDeliveries(WebhookSubscription Subscription, IReadOnlyList<WebhookDelivery> Deliveries);

/// <summary>A subscription with its secret, which is shown this once.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Secret">Its secret, <c>whsec_</c> and base64.</param>
public sealed record WebhookWithSecret(WebhookSubscription Subscription, string Secret);

/// <summary>Adds, lists, tests, rotates and removes the subscriptions of organisations.</summary>
public sealed class WebhookList(
    WebhookSubscriptions subscriptions,
    WebhookDeliveries deliveries,
    WebhookAddress addresses,
    WebhookSecrets secrets,
    WebhookMessages messages,
    Organisations organisations,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Most subscriptions of one organisation.</summary>
    public const int MaximumOfOrganisation = 20;

    /// <summary>Longest label, in characters.</summary>
    public const int MaximumLabelLength = 100;

    /// <summary>Most deliveries that are listed.</summary>
    public const int MaximumListed = 100;

    /// <summary>How long both secrets are signed with after a rotation when nothing else is asked for.</summary>
    public static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(1);

    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 12;

    /// <summary>Adds a subscription.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="address">Where notices go.</param>
    /// <param name="label">What it is for.</param>
    /// <param name="events">Types of <see cref="WebhookEvents.All"/>; null for all of them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<WebhookWithSecret>> AddAsync(
        Name organisation,
        string? address,
        string? label,
        IReadOnlyList<string>? events,
        CancellationToken cancellationToken
    )
    {
        if (Objection(label, events) is { } objection)
            return new Refusal.Unusable(objection);
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        if (await addresses.ObjectionAsync(address, cancellationToken) is { } refused)
            return new Refusal.Unusable(refused);
        if ((await subscriptions.ListAsync(organisation, cancellationToken)).Count >= MaximumOfOrganisation)
            return new Refusal.Unusable(
                $"An organisation has at most {MaximumOfOrganisation} webhooks. Remove one first."
            );
        var added = new WebhookSubscription
        {
            Organisation = organisation,
            Id = RandomNumberGenerator.GetString(IdLetters, IdLength),
            Address = new Uri(address!),
            Label = (label ?? "").Trim(),
            Events = events is null ? WebhookEvents.All : [.. events.Distinct(StringComparer.Ordinal)],
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = Actor.Current.Id,
            SecretNumber = 1,
        };
        await NoteAsync(added, AuditOperation.WebhookAdded, cancellationToken);
        await subscriptions.AddAsync(added, cancellationToken);
        return await WithSecretAsync(added, cancellationToken);
    }

    /// <summary>All of an organisation, oldest first.</summary>
    public async Task<Outcome<WebhooksOfOrganisation>> ListAsync(Name organisation, CancellationToken cancellationToken)
    {
        if (await organisations.FindAsync(organisation, cancellationToken) is null)
            return new Refusal.UnknownOrganisation(organisation);
        var listed = await subscriptions.ListAsync(organisation, cancellationToken);
        return new WebhooksOfOrganisation([
            .. listed.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>One subscription, with the newest of what was sent to it.</summary>
    public async Task<Outcome<WebhookWithDeliveries>> FindAsync(
        Name organisation,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await SubscriptionAsync(organisation, id, cancellationToken) is not { } subscription)
            return new Refusal.UnknownWebhook();
        return new WebhookWithDeliveries(
            subscription,
            await deliveries.NewestAsync(organisation, id, MaximumListed, cancellationToken)
        );
    }

    /// <summary>
    /// Gives a subscription another secret. Notices are signed with both for <paramref name="overlap"/>: as long as it
    /// takes to give the receiver the new one.
    /// </summary>
    public async Task<Outcome<WebhookWithSecret>> RotateAsync(
        Name organisation,
        string id,
        TimeSpan? overlap,
        CancellationToken cancellationToken
    )
    {
        if (RotationOverlap.Objection(overlap) is { } unusable)
            return new Refusal.Unusable(unusable);
        if (await SubscriptionAsync(organisation, id, cancellationToken) is not { } subscription)
            return new Refusal.UnknownWebhook();
        await NoteAsync(subscription, AuditOperation.WebhookSecretRotated, cancellationToken);
        var until = clock.GetUtcNow() + (overlap ?? UsualOverlap);
        var rotated = await subscriptions.ChangeAsync(
            organisation,
            id,
            current => current with { SecretNumber = current.SecretNumber + 1, OldSecretUntil = until },
            cancellationToken
        );
        return rotated is null ? new Refusal.UnknownWebhook() : await WithSecretAsync(rotated, cancellationToken);
    }

    /// <summary>Removes a subscription, with all that was to be sent to it.</summary>
    public async Task<Outcome<WebhookSubscription>> RemoveAsync(
        Name organisation,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await SubscriptionAsync(organisation, id, cancellationToken) is not { } subscription)
            return new Refusal.UnknownWebhook();
        await NoteAsync(subscription, AuditOperation.WebhookRemoved, cancellationToken);
        await subscriptions.RemoveAsync(organisation, id, cancellationToken);
        await deliveries.RemoveAsync(organisation, id, null, cancellationToken);
        return subscription;
    }

    /// <summary>Sends a test, also to a receiver that is gone: one that accepts it gets notices again.</summary>
    public async Task<Outcome<WebhookDelivery>> TestAsync(
        Name organisation,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await SubscriptionAsync(organisation, id, cancellationToken) is not { } subscription)
            return new Refusal.UnknownWebhook();
        var now = clock.GetUtcNow();
        return await messages.EnterAsync(
            subscription,
            $"test {Guid.NewGuid()}",
            now,
            WebhookEvents.Test,
            WebhookPayload.OfTest(id, now),
            cancellationToken
        );
    }

    /// <summary>Sends a notice again that was parked or delivered, with all attempts it may need.</summary>
    public async Task<Outcome<WebhookDelivery>> SendAgainAsync(
        Name organisation,
        string id,
        string message,
        CancellationToken cancellationToken
    )
    {
        if (await SubscriptionAsync(organisation, id, cancellationToken) is null)
            return new Refusal.UnknownWebhook();
        while (await deliveries.FindAsync(organisation, id, message, cancellationToken) is { } delivery)
        {
            var now = clock.GetUtcNow();
            var again = await deliveries.ReplaceAsync(
                delivery,
                delivery with
                {
                    State = WebhookDeliveryState.Waiting,
                    Tries = 0,
                    DueAt = now,
                },
                cancellationToken
            );
            if (again is null)
                continue;
            await messages.SendAsync(again.Key, TimeSpan.Zero, cancellationToken);
            return again;
        }

        return new Refusal.UnknownDelivery();
    }

    private async Task<WebhookSubscription?> SubscriptionAsync(
        Name organisation,
        string id,
        CancellationToken cancellationToken
    ) =>
        id.Length == IdLength && id.All(IdLetters.Contains)
            ? await subscriptions.FindAsync(organisation, id, cancellationToken)
            : null;

    private async Task<WebhookWithSecret> WithSecretAsync(
        WebhookSubscription subscription,
        CancellationToken cancellationToken
    ) =>
        new(
            subscription,
            WebhookSignature.Text(await secrets.OfAsync(subscription, subscription.SecretNumber, cancellationToken))
        );

    /// <summary>The address is not noted: it can hold what only the receiver should know.</summary>
    private Task NoteAsync(
        WebhookSubscription subscription,
        AuditOperation operation,
        CancellationToken cancellationToken
    ) =>
        audit.WriteAsync(
            AuditChain.OfOrganisation(subscription.Organisation),
            AuditLog.Once(operation) with
            {
                Subject = subscription.Id,
            },
            cancellationToken
        );

    private static MessageText? Objection(string? label, IReadOnlyList<string>? events)
    {
        if (label is { } text && (text.Length > MaximumLabelLength || text.Any(char.IsControl)))
            return $"The label of a webhook has at most {MaximumLabelLength} characters on one line.";
        if (
            events is { Count: 0 }
            || events?.Any(name => !WebhookEvents.All.Contains(name, StringComparer.Ordinal)) == true
        )
            return $"The events of a webhook are one or more of {string.Join(", ", WebhookEvents.All)}.";
        return null;
    }
}
