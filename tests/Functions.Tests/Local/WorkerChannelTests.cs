using System.Threading.Channels;
using Grpc.Core;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Workers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>The host's side of the conversation, with a worker that says what a real one was heard to say.</summary>
public sealed class WorkerChannelTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Host_says_what_the_azure_functions_host_says_in_the_same_order()
    {
        var worker = new RecordedWorker();
        var channel = worker.Connect();

        var capabilities = await channel.InitialiseAsync("/app", CancellationToken.None);
        var functions = await channel.FunctionsAsync("/app", CancellationToken.None);
        await channel.LoadAsync(functions.Single(function => function.Name == "Tick"), CancellationToken.None);
        channel.Terminate(TimeSpan.FromSeconds(5));
        await worker.HangUpAsync();

        capabilities["HttpUri"].ShouldBe("http://localhost:45413/");
        functions.ShouldBe(RecordedMessages.Functions);
        worker.Heard.Select(Facts).ShouldBe(RecordedMessages.From("host").Select(Facts));
        worker.Heard[2].FunctionLoadRequest.Metadata.ShouldBe(functions.Single(function => function.Name == "Tick"));
    }

    [Fact]
    public async Task Invocation_ends_with_the_answer_that_carries_its_id()
    {
        var worker = new RecordedWorker();
        var channel = worker.Connect();

        var first = channel.InvokeAsync(Invocation("1"), CancellationToken.None);
        var second = channel.InvokeAsync(Invocation("2"), CancellationToken.None);
        worker.Say(Answer("2", StatusResult.Types.Status.Success));
        worker.Say(Answer("1", StatusResult.Types.Status.Failure));

        (await first.WaitAsync(Patience)).Result.Status.ShouldBe(StatusResult.Types.Status.Failure);
        (await second.WaitAsync(Patience)).Result.Status.ShouldBe(StatusResult.Types.Status.Success);
    }

    [Fact]
    public async Task Cancelled_invocation_is_cancelled_at_the_worker_whose_answer_still_counts()
    {
        var worker = new RecordedWorker();
        var channel = worker.Connect();
        using var stop = new CancellationTokenSource();

        var running = channel.InvokeAsync(Invocation("1"), stop.Token);
        await stop.CancelAsync();
        worker.Say(Answer("1", StatusResult.Types.Status.Cancelled));

        (await running.WaitAsync(Patience)).Result.Status.ShouldBe(StatusResult.Types.Status.Cancelled);
        await worker.HangUpAsync();
        worker.Heard[^1].InvocationCancel.InvocationId.ShouldBe("1");
    }

    [Fact]
    public async Task Invocation_of_a_worker_that_is_gone_fails_at_once()
    {
        var worker = new RecordedWorker();
        var channel = worker.Connect();
        var running = channel.InvokeAsync(Invocation("1"), CancellationToken.None);

        await worker.HangUpAsync();

        await Should.ThrowAsync<WorkerLostException>(running.WaitAsync(Patience));
        await Should.ThrowAsync<WorkerLostException>(
            channel.InvokeAsync(Invocation("2"), CancellationToken.None).WaitAsync(Patience)
        );
    }

    /// <summary>A message without what differs from run to run.</summary>
    private static StreamingMessage Facts(StreamingMessage message)
    {
        var facts = message.Clone();
        facts.RequestId = "";
        if (facts.WorkerInitRequest is { } init)
            init.HostVersion = "";
        if (facts.FunctionLoadRequest is { } load)
            load.Metadata = null;
        return facts;
    }

    private static InvocationRequest Invocation(string id) => new() { InvocationId = id };

    private static StreamingMessage Answer(string invocation, StatusResult.Types.Status status) =>
        new()
        {
            InvocationResponse = new InvocationResponse
            {
                InvocationId = invocation,
                Result = new StatusResult { Status = status },
            },
        };

    /// <summary>Answers every question with what a real worker answered.</summary>
    private sealed class RecordedWorker : IAsyncStreamReader<StreamingMessage>, IServerStreamWriter<StreamingMessage>
    {
        private readonly Channel<StreamingMessage> _said = Channel.CreateUnbounded<StreamingMessage>();
        private Task _conversation = Task.CompletedTask;

        public List<StreamingMessage> Heard { get; } = [];

        public StreamingMessage Current { get; private set; } = new();

        public WriteOptions? WriteOptions { get; set; }

        public WorkerChannel Connect()
        {
            var channel = new WorkerChannel(this, this, _ => { });
            _conversation = channel.RunAsync(CancellationToken.None);
            return channel;
        }

        public void Say(StreamingMessage message) => _said.Writer.TryWrite(message);

        public async Task HangUpAsync()
        {
            _said.Writer.TryComplete();
            await _conversation.WaitAsync(Patience);
        }

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await _said.Reader.WaitToReadAsync(cancellationToken))
                return false;
            Current = await _said.Reader.ReadAsync(cancellationToken);
            return true;
        }

        public Task WriteAsync(StreamingMessage message)
        {
            Heard.Add(message);
            var answer = RecordedMessages
                .From("worker")
                .FirstOrDefault(said => said.ContentCase == AnswerTo(message.ContentCase));
            if (answer is not null)
            {
                answer.RequestId = message.RequestId;
                Say(answer);
            }
            return Task.CompletedTask;
        }

        private static StreamingMessage.ContentOneofCase AnswerTo(StreamingMessage.ContentOneofCase question) =>
            question switch
            {
                StreamingMessage.ContentOneofCase.WorkerInitRequest => StreamingMessage
                    .ContentOneofCase
                    .WorkerInitResponse,
                StreamingMessage.ContentOneofCase.FunctionsMetadataRequest => StreamingMessage
                    .ContentOneofCase
                    .FunctionMetadataResponse,
                StreamingMessage.ContentOneofCase.FunctionLoadRequest => StreamingMessage
                    .ContentOneofCase
                    .FunctionLoadResponse,
                _ => StreamingMessage.ContentOneofCase.None,
            };
    }
}
