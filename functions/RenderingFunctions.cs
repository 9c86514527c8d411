using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Releases;
using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Rendering and publishing the waves that were computed.</summary>
public sealed class RenderingFunctions(ReleaseRenderer renderer, AbandonedWaves abandoned)
{
    // On the Flex Consumption plan a blob trigger is fed by Event Grid; the storage emulator knows polling only.
#if EVENT_GRID
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#else
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#endif

    /// <summary>Renders what a manifest names, then publishes it.</summary>
    [Function(nameof(RenderFactsheet))]
    public Task RenderFactsheet(
        [BlobTrigger(StorageNames.RenderRequests + "/{name}", Connection = StorageConnection.Setting, Source = Source)]
            RenderRequest manifest,
        CancellationToken cancellationToken
    ) => renderer.RunAsync(manifest, cancellationToken);

    /// <summary>The host gave up on a manifest. The wave's status says so; the timer tries again later.</summary>
    [Function(nameof(RenderFailed))]
    public Task RenderFailed(
        [QueueTrigger(StorageNames.PoisonBlobs, Connection = StorageConnection.Setting)] string message,
        CancellationToken cancellationToken
    ) => abandoned.RenderingAsync(PoisonMessage.Read(message, ApiJson.Default.PoisonBlob)?.BlobName, cancellationToken);
}
