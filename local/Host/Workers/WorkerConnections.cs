using System.Collections.Concurrent;
using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Workers;

/// <summary>Where workers connect: each is known by the id it was started with.</summary>
public sealed class WorkerConnections : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, Expected> _expected = new(StringComparer.Ordinal);

    /// <summary>Waits for the worker with this id to connect.</summary>
    /// <param name="log">Receives what the worker logs.</param>
    public async Task<WorkerChannel> ConnectedAsync(
        string workerId,
        Action<RpcLog> log,
        CancellationToken cancellationToken
    )
    {
        var expected = new Expected(new(TaskCreationOptions.RunContinuationsAsynchronously), log);
        _expected[workerId] = expected;
        try
        {
            return await expected.Channel.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _expected.TryRemove(workerId, out _);
        }
    }

    /// <summary>Serves one worker until it disconnects.</summary>
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        var early = new List<RpcLog>();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var message = requestStream.Current;
            if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
                early.Add(message.RpcLog);
            if (message.ContentCase != StreamingMessage.ContentOneofCase.StartStream)
                continue;
            if (!_expected.TryGetValue(message.StartStream.WorkerId, out var expected))
                throw new Grpc.Core.RpcException(
                    new Status(StatusCode.PermissionDenied, "This worker was not started here.")
                );
            early.ForEach(expected.Log);
            var channel = new WorkerChannel(requestStream, responseStream, expected.Log);
            expected.Channel.TrySetResult(channel);
            await channel.RunAsync(context.CancellationToken);
            return;
        }
    }

    private sealed record Expected(TaskCompletionSource<WorkerChannel> Channel, Action<RpcLog> Log);
}
