using Azure.Core;
using Azure.Core.Pipeline;

namespace Serverless.Flows.Tests.App;

/// <summary>Counts storage operations, and fails the one that is asked for and all after it, as a crash would.</summary>
internal sealed class StorageOperations : HttpPipelinePolicy
{
    private int _count;
    private int _failFrom = int.MaxValue;
    private bool _afterwards;
    private int _interruptAt = int.MaxValue;
    private Func<Task>? _interruption;

    /// <summary>Operations since the last reset.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What each of them was.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Counts from 0 again and fails nothing.</summary>
    public void Reset() => (_count, _failFrom, _interruption) = (0, int.MaxValue, null);

    /// <summary>
    /// Counts from 0 again; before operation <paramref name="number"/> (from 1) <paramref name="meanwhile"/> happens.
    /// </summary>
    public void InterruptAt(int number, Func<Task> meanwhile) =>
        (_count, _failFrom, _interruptAt, _interruption) = (0, int.MaxValue, number, meanwhile);

    /// <summary>
    /// Counts from 0 again; from operation <paramref name="number"/> (from 1) on all fail.
    /// <paramref name="afterwards"/>: that one is carried out, and its answer lost.
    /// </summary>
    public void CrashAt(int number, bool afterwards) => (_count, _failFrom, _afterwards) = (0, number, afterwards);

    /// <summary>Whether the program ended; the Azure clients wrap what ends a batch or a parallel loop.</summary>
    public static bool IsCrash(Exception exception) =>
        exception is CrashException
        || (exception is AggregateException many && many.InnerExceptions.All(IsCrash))
        || (exception.InnerException is { } inner && IsCrash(inner));

    /// <summary>All operations fail from the one after the next <paramref name="more"/> on.</summary>
    public void CrashAfter(int more) => _failFrom = Count + more + 1;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing waits for storage.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _count);
        Log.Enqueue($"{message.Request.Method} {Uri.UnescapeDataString(message.Request.Uri.PathAndQuery)}");
        if (number == _interruptAt && Interlocked.Exchange(ref _interruption, null) is { } meanwhile)
            await meanwhile();
        if (number > _failFrom || (number == _failFrom && !_afterwards))
            throw new CrashException();
        await ProcessNextAsync(message, pipeline);
        if (number == _failFrom)
            throw new CrashException();
    }
}

/// <summary>The program ended here.</summary>
internal sealed class CrashException() : Exception("The program ended here.");
