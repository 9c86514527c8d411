using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Serverless.Local.Host.Metadata;
using static System.FormattableString;

namespace Serverless.Local.Host.Triggers;

/// <summary>
/// Takes messages from a queue and has them processed, at most a batch and a threshold at a time. A failed message comes
/// back until <see cref="QueueOptions.MaxDequeueCount"/> and then moves to the poison queue; a message of a poison queue
/// keeps coming back.
/// </summary>
/// <param name="poison">Where given-up messages go; null for a queue that is itself a poison queue.</param>
/// <param name="process">Processes the decoded text of a message; false means failed.</param>
public sealed class QueueListener(
    QueueClient queue,
    QueueClient? poison,
    QueueOptions options,
    Func<QueueMessage, string, CancellationToken, Task<bool>> process,
    Action<string> log
)
{
    // The Functions host hides a message for 10 minutes. Here it is half a minute, renewed while the function runs, so
    // that nobody waits 10 minutes for the work to be taken up again after a program was killed.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<Task> _running = [];

    /// <summary>Listens until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            _running.RemoveWhere(t => t.IsCompleted);
            var messages = _running.Count > options.NewBatchThreshold ? [] : await ReceiveAsync(cancellationToken);
            foreach (var message in messages)
                _running.Add(ProcessAsync(message, cancellationToken));
            if (messages.Length == 0)
                await Task.WhenAny(Task.Delay(Idle, cancellationToken));
        }
        await Task.WhenAll(_running);
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(options.BatchSize, Lease, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return []; // the queue does not exist yet
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested)
                log($"queue {queue.Name} could not be read: {e.Message}");
            return [];
        }
    }

    private async Task ProcessAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var (succeeded, receipt) = await ProcessWithRenewalAsync(message, cancellationToken);
            if (succeeded)
                await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
            else if (poison is not null && message.DequeueCount >= options.MaxDequeueCount)
                await GiveUpAsync(message, receipt, cancellationToken);
            else
                await queue.UpdateMessageAsync(
                    message.MessageId,
                    receipt,
                    message.Body,
                    options.VisibilityTimeout,
                    cancellationToken
                );
        }
        catch (Exception e) when (e is RequestFailedException or OperationCanceledException)
        {
            // The message becomes visible again by itself when its lease ends.
            if (!cancellationToken.IsCancellationRequested)
                log($"queue {queue.Name}, message {message.MessageId}: {e.Message}");
        }
    }

    private async Task GiveUpAsync(QueueMessage message, string receipt, CancellationToken cancellationToken)
    {
        await poison!.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken);
        await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
        log(
            Invariant(
                $"queue {queue.Name}: message abandoned after {message.DequeueCount} attempts and moved to {poison.Name}"
            )
        );
    }

    private async Task<(bool Succeeded, string Receipt)> ProcessWithRenewalAsync(
        QueueMessage message,
        CancellationToken cancellationToken
    )
    {
        var text = options.Base64 ? Decode(message) : message.Body.ToString();
        var work = text is null ? Task.FromResult(false) : process(message, text, cancellationToken);
        var receipt = message.PopReceipt;
        while (await Task.WhenAny(work, Task.Delay(Lease / 3, cancellationToken)) != work)
        {
            cancellationToken.ThrowIfCancellationRequested();
            receipt = (
                await queue.UpdateMessageAsync(message.MessageId, receipt, message.Body, Lease, cancellationToken)
            )
                .Value
                .PopReceipt;
        }
        return (await work, receipt);
    }

    private string? Decode(QueueMessage message)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                Convert.FromBase64String(message.Body.ToString())
            );
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            log(
                $"queue {queue.Name}, message {message.MessageId}: the message is not base64 of UTF-8, which messageEncoding in host.json asks for"
            );
            return null;
        }
    }
}
