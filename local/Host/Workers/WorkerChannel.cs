using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Serverless.Local.Host.Protocol;
using Content = Serverless.Local.Host.Protocol.StreamingMessage.ContentOneofCase;

namespace Serverless.Local.Host.Workers;

/// <summary>The conversation with one connected worker.</summary>
public sealed class WorkerChannel(
    IAsyncStreamReader<StreamingMessage> incoming,
    IServerStreamWriter<StreamingMessage> outgoing,
    Action<RpcLog> log
)
{
    private readonly Channel<StreamingMessage> _toSend = Channel.CreateUnbounded<StreamingMessage>();

    // Answers that are awaited: by the id of the request, or of the invocation.
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _awaited = new(
        StringComparer.Ordinal
    );

    private volatile bool _closed;

    /// <summary>Introduces this host.</summary>
    /// <returns>What the worker can do; <c>HttpUri</c> is where it takes requests.</returns>
    public async Task<IReadOnlyDictionary<string, string>> InitialiseAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        var request = new WorkerInitRequest
        {
            HostVersion = "4.0.0.0",
            WorkerDirectory = folder,
            FunctionAppDirectory = folder,
        };
        var answer = await AskAsync(new() { WorkerInitRequest = request }, cancellationToken);
        Require(answer.WorkerInitResponse.Result, "The worker could not be initialised");
        return answer.WorkerInitResponse.Capabilities;
    }

    /// <summary>Asks which functions there are.</summary>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> FunctionsAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        var request = new FunctionsMetadataRequest { FunctionAppDirectory = folder };
        var answer = await AskAsync(new() { FunctionsMetadataRequest = request }, cancellationToken);
        Require(answer.FunctionMetadataResponse.Result, "The worker could not list its functions");
        return answer.FunctionMetadataResponse.FunctionMetadataResults;
    }

    /// <summary>Has a function made ready.</summary>
    public async Task LoadAsync(RpcFunctionMetadata function, CancellationToken cancellationToken)
    {
        var request = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
        var answer = await AskAsync(new() { FunctionLoadRequest = request }, cancellationToken);
        Require(answer.FunctionLoadResponse.Result, $"Function {function.Name} could not be loaded");
    }

    /// <summary>Has a function run; cancelling asks the worker to cancel it, and its answer is still awaited.</summary>
    /// <exception cref="WorkerLostException">The worker ended before it answered.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest invocation, CancellationToken cancellationToken)
    {
        var id = invocation.InvocationId;
        await using var cancelling = cancellationToken.Register(() => Cancel(id));
        var answer = await AnswerAsync(id, new() { InvocationRequest = invocation });
        return answer.InvocationResponse;
    }

    /// <summary>Asks for an invocation to be cancelled.</summary>
    public void Cancel(string invocationId) =>
        Send(new() { InvocationCancel = new InvocationCancel { InvocationId = invocationId } });

    /// <summary>Asks the worker to stop in order within a time.</summary>
    public void Terminate(TimeSpan grace) =>
        Send(new() { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    /// <summary>Carries messages both ways until the worker disconnects.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sending = SendAllAsync(cancellationToken);
        try
        {
            while (await incoming.MoveNext(cancellationToken))
                Receive(incoming.Current);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The worker ended without taking leave.
        }
        finally
        {
            _closed = true;
            _toSend.Writer.TryComplete();
            foreach (var waiting in _awaited.Values)
                waiting.TrySetException(new WorkerLostException());
        }
        await sending;
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Content.RpcLog:
                log(message.RpcLog);
                break;
            case Content.InvocationResponse:
                Complete(message.InvocationResponse.InvocationId, message);
                break;
            case Content.WorkerInitResponse or Content.FunctionMetadataResponse or Content.FunctionLoadResponse:
                Complete(message.RequestId, message);
                break;
            default:
                // Empty answers to what expects none.
                break;
        }
    }

    private void Complete(string id, StreamingMessage answer)
    {
        if (_awaited.TryRemove(id, out var waiting))
            waiting.TrySetResult(answer);
    }

    private Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        question.RequestId = Guid.NewGuid().ToString();
        return AnswerAsync(question.RequestId, question).WaitAsync(cancellationToken);
    }

    private Task<StreamingMessage> AnswerAsync(string id, StreamingMessage question)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[id] = answer;
        Send(question);
        if (_closed)
            answer.TrySetException(new WorkerLostException());
        return answer.Task;
    }

    private void Send(StreamingMessage message) => _toSend.Writer.TryWrite(message);

    /// <summary>A stream takes one message at a time.</summary>
    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _toSend.Reader.ReadAllAsync(cancellationToken))
                await outgoing.WriteAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The worker is gone; reading finds out as well.
        }
    }

    private static void Require(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new LocalRunException($"{what}: {result.Exception?.Message}");
    }
}

/// <summary>The worker ended before it answered.</summary>
public sealed class WorkerLostException() : Exception("the function app ended before it answered");
