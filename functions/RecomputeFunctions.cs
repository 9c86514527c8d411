using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Notices.Webhooks;
using Serverless.Flows.Releases;
using Serverless.Flows.Retention;
using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Computing the waves whose inputs changed.</summary>
public sealed class RecomputeFunctions(
    SurveyTimer surveys,
    ReleaseSettler releases,
    StaleWaves stale,
    Housekeeping housekeeping,
    WebhookTimer notices,
    WaveComputation computation,
    AbandonedWaves abandoned
)
{
    /// <summary>
    /// Queues every wave whose inputs changed, publishes scheduled releases that are due, removes what uploads left
    /// behind, and queues notices for delivery. One timer does all of it, because every function that scales
    /// separately costs money. Notices are queued even when another step fails.
    /// </summary>
    [Function(nameof(RecomputeStale))]
    public async Task RecomputeStale(
        [TimerTrigger("%RecomputeSchedule%")] TimerInfo timer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await surveys.RunAsync(cancellationToken);
            await releases.RunAsync(cancellationToken);
            await housekeeping.RunAsync(cancellationToken);
        }
        finally
        {
            await notices.RunAsync(cancellationToken);
        }
    }

    /// <summary>Has a wave computed now, also after a failure.</summary>
    [Function(nameof(RequestRecompute))]
    [Needs(Permission.Publish)]
    [Answer(
        StatusCodes.Status202Accepted,
        "The wave will be computed.",
        Json = typeof(RecomputeReceipt),
        Headers = [HeaderNames.Location, HeaderNames.RetryAfter],
        Examples = ["answers/recompute.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    public async Task<IResult> RequestRecompute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Wave + "/recompute")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var requested = await stale.RequestAsync(request.Survey(), request.Wave(), cancellationToken);
        return requested.Answer(wave => RecomputeReceipt.Answer(request.HttpContext, wave));
    }

    /// <summary>Computes one wave.</summary>
    [Function(nameof(RecomputeWave))]
    public Task RecomputeWave(
        [QueueTrigger(StorageNames.Recompute, Connection = StorageConnection.Setting)] RecomputeMessage message,
        CancellationToken cancellationToken
    ) => computation.RunAsync(message, cancellationToken);

    /// <summary>A wave failed after all retries. Its status says so; the timer tries again later.</summary>
    [Function(nameof(RecomputeFailed))]
    public Task RecomputeFailed(
        [QueueTrigger(StorageNames.Recompute + StorageNames.PoisonSuffix, Connection = StorageConnection.Setting)]
            string message,
        CancellationToken cancellationToken
    ) =>
        abandoned.ComputationAsync(
            PoisonMessage.Read(message, MessageJson.Default.RecomputeMessage),
            cancellationToken
        );
}
