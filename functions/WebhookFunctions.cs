using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Notices.Webhooks;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Webhooks of organisations, and what is sent to them.</summary>
public sealed class WebhookFunctions(WebhookList webhooks, WebhookDispatcher dispatcher)
{
    /// <summary>An organisation's webhooks, each with the outcome of the last attempt, without secrets.</summary>
    [Function(nameof(ListWebhooks))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The webhooks.",
        Json = typeof(WebhooksDescription),
        Examples = ["answers/webhooks.json"]
    )]
    public async Task<IResult> ListWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Webhooks)] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        (await webhooks.ListAsync(request.Organisation(), cancellationToken)).Answer(listed =>
            TypedResults.Json(WebhooksDescription.Of(listed), ApiJson.Answers.WebhooksDescription)
        );

    /// <summary>
    /// Adds a webhook: an https address that is notified of releases. The answer is the only place where its secret is ever
    /// shown.
    /// </summary>
    [Function(nameof(AddWebhook))]
    [Needs(Permission.Administer)]
    [Body("Where to, what for, and which events.", MediaTypes.Json, Json = typeof(WebhookRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The webhook, with its secret, shown this once.",
        Json = typeof(WebhookWithSecretDescription),
        Examples = ["answers/added-webhook.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> AddWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Webhooks)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.WebhookRequest,
            WebhookRequest.Example,
            cancellationToken
        );
        var added = await webhooks.AddAsync(
            request.Organisation(),
            asked.Address,
            asked.Label,
            asked.Events,
            cancellationToken
        );
        return added.Answer(WebhookWithSecretDescription.Answer);
    }

    /// <summary>A webhook, with the newest hundred notices to it and the outcome of each attempt.</summary>
    [Function(nameof(GetWebhook))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The webhook.",
        Json = typeof(WebhookDescription),
        Examples = ["answers/webhook.json"]
    )]
    public async Task<IResult> GetWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Webhook)] HttpRequest request,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        (await webhooks.FindAsync(request.Organisation(), webhook, cancellationToken)).Answer(found =>
            TypedResults.Json(
                WebhookDescription.Of(found.Subscription, found.Deliveries),
                ApiJson.Answers.WebhookDescription
            )
        );

    /// <summary>Removes a webhook, with everything that was to be sent to it.</summary>
    [Function(nameof(RemoveWebhook))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "The webhook, removed.",
        Json = typeof(WebhookDescription),
        Examples = ["answers/removed-webhook.json"]
    )]
    public async Task<IResult> RemoveWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Webhook)] HttpRequest request,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        (await webhooks.RemoveAsync(request.Organisation(), webhook, cancellationToken)).Answer(removed =>
            TypedResults.Json(WebhookDescription.Of(removed), ApiJson.Answers.WebhookDescription)
        );

    /// <summary>Gives a webhook another secret; notices are signed with both for a while.</summary>
    [Function(nameof(RotateWebhookSecret))]
    [Needs(Permission.Administer)]
    [Body("How long notices are signed with both.", MediaTypes.Json, Json = typeof(SecretRotationRequest))]
    [Answer(
        StatusCodes.Status201Created,
        "The webhook, with its new secret, shown this once.",
        Json = typeof(WebhookWithSecretDescription),
        Examples = ["answers/rotated-webhook-secret.json"]
    )]
    [Refuses(StatusCodes.Status415UnsupportedMediaType)]
    public async Task<IResult> RotateWebhookSecret(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Webhook + "/rotation")] HttpRequest request,
        string webhook,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.SecretRotationRequest,
            SecretRotationRequest.Example,
            cancellationToken
        );
        var rotated = await webhooks.RotateAsync(request.Organisation(), webhook, asked.Overlap, cancellationToken);
        return rotated.Answer(WebhookWithSecretDescription.Answer);
    }

    /// <summary>Sends a test to a webhook. Its outcome is listed with the webhook.</summary>
    [Function(nameof(TestWebhook))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status202Accepted,
        "The test will be sent.",
        Json = typeof(WebhookDeliveryDescription),
        Examples = ["answers/webhook-test.json"]
    )]
    public async Task<IResult> TestWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Webhook + "/tests")] HttpRequest request,
        string webhook,
        CancellationToken cancellationToken
    ) =>
        (await webhooks.TestAsync(request.Organisation(), webhook, cancellationToken)).Answer(
            WebhookDeliveryDescription.Answer
        );

    /// <summary>Sends a notice again: one that was parked, or one that the receiver lost.</summary>
    [Function(nameof(SendNoticeAgain))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status202Accepted,
        "The notice will be sent.",
        Json = typeof(WebhookDeliveryDescription),
        Examples = ["answers/notice-sent-again.json"]
    )]
    public async Task<IResult> SendNoticeAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.WebhookDelivery + "/attempts")]
            HttpRequest request,
        string webhook,
        string delivery,
        CancellationToken cancellationToken
    ) =>
        (await webhooks.SendAgainAsync(request.Organisation(), webhook, delivery, cancellationToken)).Answer(
            WebhookDeliveryDescription.Answer
        );

    /// <summary>Attempts to deliver one notice.</summary>
    [Function(nameof(DeliverNotice))]
    public Task DeliverNotice(
        [QueueTrigger(StorageNames.WebhookDeliveries, Connection = StorageConnection.Setting)]
            DeliverWebhookMessage message,
        CancellationToken cancellationToken
    ) => dispatcher.RunAsync(message, cancellationToken);

    /// <summary>An attempt failed after all retries of the host. It is listed, and the next attempt follows.</summary>
    [Function(nameof(DeliverNoticeFailed))]
    public Task DeliverNoticeFailed(
        [QueueTrigger(
            StorageNames.WebhookDeliveries + StorageNames.PoisonSuffix,
            Connection = StorageConnection.Setting
        )]
            string message,
        CancellationToken cancellationToken
    ) =>
        dispatcher.GivenUpAsync(
            PoisonMessage.Read(message, MessageJson.Default.DeliverWebhookMessage),
            cancellationToken
        );
}
