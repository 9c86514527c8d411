using Azure.Storage.Queues;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Workers;

namespace Serverless.Local.Host.Triggers;

/// <summary>The listeners of all timer, queue and blob functions.</summary>
public static class TriggerListeners
{
    /// <summary>Runs them until cancelled.</summary>
    public static async Task RunAsync(
        IReadOnlyList<FunctionDefinition> functions,
        HostConfiguration host,
        string storage,
        Invoker invoker,
        Action<string> log,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Task.WhenAll(
                functions.Select(f =>
                    f.Trigger switch
                    {
                        TimerTrigger => new TimerListener(f, Routinely, TimeProvider.System).RunAsync(
                            cancellationToken
                        ),
                        QueueTrigger queue => ForQueue(f, queue, host.Queues, storage, Invoke, log)
                            .RunAsync(cancellationToken),
                        BlobTrigger => new BlobListener(f, host, storage, Invoke, log).RunAsync(cancellationToken),
                        _ => Task.CompletedTask,
                    }
                )
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }

        Task<bool> Invoke(string function, InvocationRequest invocation, CancellationToken stop) =>
            invoker.InvokeAsync(function, invocation, stop);

        Task<bool> Routinely(string function, InvocationRequest invocation, CancellationToken stop) =>
            invoker.InvokeAsync(function, invocation, stop, routine: true);
    }

    private static QueueListener ForQueue(
        FunctionDefinition function,
        QueueTrigger trigger,
        QueueOptions options,
        string storage,
        InvokeFunction invoke,
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
                invoke(function.Name, Invocations.ForQueue(trigger, message, text), cancellationToken),
            log
        );
    }
}
