using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Workers;

namespace Serverless.Local.Host.Triggers;

/// <summary>
/// Finds new and changed blobs by listing the container, and puts each once, by name and ETag, on an internal queue,
/// which retries and gives up as any queue does. A receipt in storage remembers what was queued, so that a restart fires
/// nothing twice.
/// </summary>
public sealed class BlobListener
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly FunctionDefinition _function;
    private readonly BlobTrigger _trigger;
    private readonly BlobContainerClient _container;
    private readonly BlobContainerClient _receipts;
    private readonly QueueClient _internalQueue;
    private readonly QueueListener _listener;
    private readonly InvokeFunction _invoke;
    private readonly Action<string> _log;
    private readonly HashSet<(string Name, ETag ETag)> _queued = [];

    public BlobListener(
        FunctionDefinition function,
        HostConfiguration host,
        string connectionString,
        InvokeFunction invoke,
        Action<string> log
    )
    {
        _function = function;
        _invoke = invoke;
        _log = log;
        _trigger = (BlobTrigger)function.Trigger;
        _container = new BlobContainerClient(connectionString, _trigger.Path.Container);
        _receipts = new BlobContainerClient(connectionString, "azure-webjobs-hosts");
        var encoded = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        _internalQueue = new QueueClient(
            connectionString,
            $"azure-webjobs-blobtrigger-{function.Name.ToLowerInvariant()}",
            encoded
        );
        var options = host.Queues with { MaxDequeueCount = host.PoisonBlobThreshold, Base64 = true };
        _listener = new QueueListener(
            _internalQueue,
            new QueueClient(connectionString, PoisonQueue, encoded),
            options,
            ProcessAsync,
            log
        );
    }

    /// <summary>Listens until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _receipts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _internalQueue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Task.WhenAll(ScanAsync(cancellationToken), _listener.RunAsync(cancellationToken));
    }

    private async Task ScanAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (
                    var blob in _container.GetBlobsAsync(
                        BlobTraits.None,
                        BlobStates.None,
                        _trigger.Path.Prefix,
                        cancellationToken
                    )
                )
                    if (
                        _trigger.Path.Match(blob.Name) is not null
                        && blob.Properties.ETag is { } etag
                        && _queued.Add((blob.Name, etag))
                    )
                        await QueueOnceAsync(blob.Name, etag, cancellationToken);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                // Nobody has made the container yet.
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
            {
                if (!cancellationToken.IsCancellationRequested)
                    _log($"container {_trigger.Path.Container} could not be read: {e.Message}");
            }
            await Task.WhenAny(Task.Delay(Pause, cancellationToken));
        }
    }

    private async Task QueueOnceAsync(string name, ETag etag, CancellationToken cancellationToken)
    {
        var receipt = _receipts.GetBlobClient(
            $"blobreceipts/local/{_function.Name}/{etag.ToString("G")}/{_trigger.Path.Container}/{name}"
        );
        if (await receipt.ExistsAsync(cancellationToken))
            return;
        var message = JsonSerializer.SerializeToUtf8Bytes(
            new BlobMessage(
                "BlobTrigger",
                $"Host.Functions.{_function.Name}",
                "BlockBlob",
                _trigger.Path.Container,
                name,
                etag.ToString("H")
            )
        );
        await _internalQueue.SendMessageAsync(Convert.ToBase64String(message), cancellationToken);
        await receipt.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
    }

    private async Task<bool> ProcessAsync(QueueMessage message, string text, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<BlobMessage>(text)!;
        var blob = _container.GetBlobClient(request.BlobName);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            if (properties.ETag.ToString("H") != request.ETag)
                return true; // changed since; the new version has its own message
            var invocation = Invocations.ForBlob(
                _trigger,
                blob.Uri,
                request.BlobName,
                properties,
                _trigger.Path.Match(request.BlobName)!
            );
            return await _invoke(_function.Name, invocation, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return true; // removed since
        }
    }

    private sealed record BlobMessage(
        string Type,
        string FunctionId,
        string BlobType,
        string ContainerName,
        string BlobName,
        string ETag
    );
}
