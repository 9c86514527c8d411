using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Workers;
using static System.FormattableString;

namespace Serverless.Local.Host.Workers;

/// <summary>Has a function run; false when it failed.</summary>
public delegate Task<bool> InvokeFunction(
    string function,
    InvocationRequest invocation,
    CancellationToken cancellationToken
);

/// <summary>Has timer, queue and blob functions run, and judges how that went as the Functions host does.</summary>
/// <param name="loaded">The worker when it is ready; invocations wait for it while it is being started again.</param>
/// <param name="timeout">Longest time for one invocation.</param>
/// <param name="log">Receives lines about invocations.</param>
public sealed class Invoker(Func<CancellationToken, Task<LoadedWorker>> loaded, TimeSpan timeout, Action<string> log)
{
    /// <summary>How long a cancelled function may take to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Has a function run.</summary>
    /// <param name="routine">The log receives failures only.</param>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> InvokeAsync(
        string function,
        InvocationRequest invocation,
        CancellationToken cancellationToken,
        bool routine = false
    )
    {
        var worker = await loaded(cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var failure = await FailureAsync(worker, function, invocation, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        if (failure is not null || !routine)
            log(Invariant($"{function}: {failure ?? "succeeded"} ({elapsed:0} ms)"));
        return failure is null;
    }

    private async Task<string?> FailureAsync(
        LoadedWorker worker,
        string function,
        InvocationRequest invocation,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(timeout);
        try
        {
            var running = worker.InvokeAsync(function, invocation, stop.Token);
            await Task.WhenAny(running, Task.Delay(Timeout.Infinite, stop.Token));
            var result = (await running.WaitAsync(Grace, CancellationToken.None)).Result;
            return result.Status == StatusResult.Types.Status.Success
                ? null
                : $"failed: {result.Exception?.Type}: {result.Exception?.Message}";
        }
        catch (WorkerLostException e)
        {
            return $"failed: {e.Message}";
        }
        catch (TimeoutException) when (cancellationToken.IsCancellationRequested)
        {
            return "failed: it did not stop when this host did";
        }
        catch (TimeoutException)
        {
            // The Functions host does the same: whatever else is running in that worker is tried again.
            worker.Process.Kill();
            return Invariant($"failed: no answer within {timeout}; the function app is started again");
        }
    }
}
