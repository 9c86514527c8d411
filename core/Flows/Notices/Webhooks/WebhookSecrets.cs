using System.Security.Cryptography;
using System.Text;
using Serverless.Storage;
using Serverless.Storage.Webhooks;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// The secrets of subscriptions. None is kept: each follows from a secret of the deployment and from which subscription
/// and which rotation it is for, so that whoever reads the tables learns none.
/// </summary>
public sealed class WebhookSecrets(DeploymentSecrets deployment)
{
    private const string Purpose = "webhooks";

    /// <summary>The secret of a subscription with this number.</summary>
    public async Task<byte[]> OfAsync(
        WebhookSubscription subscription,
        int number,
        CancellationToken cancellationToken
    ) =>
        HMACSHA256.HashData(
            await deployment.ForAsync(Purpose, cancellationToken),
            Encoding.UTF8.GetBytes(
                FormattableString.Invariant($"{subscription.Organisation}|{subscription.Id}|{number}")
            )
        );

    /// <summary>Those that notices are signed with: the current one, and the one before as long as both are taken.</summary>
    public async Task<IReadOnlyList<byte[]>> CurrentAsync(
        WebhookSubscription subscription,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var current = await OfAsync(subscription, subscription.SecretNumber, cancellationToken);
        return subscription.OldSecretUntil > now
            ? [current, await OfAsync(subscription, subscription.SecretNumber - 1, cancellationToken)]
            : [current];
    }
}
