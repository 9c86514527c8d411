using Azure.Storage.Queues;

namespace Serverless.Local.Host;

/// <summary>The listeners of all timer, queue and blob functions of an app.</summary>
public static class TriggerListeners
{
    /// <summary>Runs them until cancelled.</summary>
    public static async Task RunAsync(
        FunctionApp app,
        string storage,
        Invoker invoker,
        Action<string> log,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Task.WhenAll(
                app.Functions.Select(f =>
                    f.Trigger switch
                    {
                        TimerTrigger => new TimerListener(f, invoker, TimeProvider.System).RunAsync(cancellationToken),
                        QueueTrigger queue => ForQueue(f, queue, app.Host.Queues, storage, invoker, log)
                            .RunAsync(cancellationToken),
                        BlobTrigger => new BlobListener(f, app.Host, storage, invoker, log).RunAsync(cancellationToken),
                        _ => Task.CompletedTask,
                    }
                )
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private static QueueListener ForQueue(
        FunctionDefinition function,
        QueueTrigger trigger,
        QueueOptions options,
        string storage,
        Invoker invoker,
        Action<string> log
    )
    {
        const string PoisonSuffix = "-poison";
        var poison = trigger.Queue.EndsWith(PoisonSuffix, StringComparison.Ordinal)
            ? null
            : new QueueClient(storage, trigger.Queue + PoisonSuffix);
        return new QueueListener(
            new QueueClient(storage, trigger.Queue),
            poison,
            options,
            (message, text, cancellationToken) =>
                invoker.InvokeAsync(
                    function.Name,
                    Envelope.ForQueue(function.Name, trigger.Parameter, text, message, TimeProvider.System.GetUtcNow()),
                    cancellationToken
                ),
            log
        );
    }
}
