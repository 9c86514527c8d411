using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Triggers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class QueueListenerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly QueueOptions Options = new(
        BatchSize: 2,
        NewBatchThreshold: 1,
        MaxDequeueCount: 3,
        VisibilityTimeout: TimeSpan.Zero,
        Base64: true
    );
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Message_that_keeps_failing_moves_to_the_poison_queue_after_the_maximum_of_attempts()
    {
        var (queue, poison) = await QueuesAsync("failing");
        await SendAsync(queue, """{"wave":"2019"}""");
        var attempts = new List<long>();

        await RunUntilAsync(
            queue,
            poison,
            (message, _) =>
            {
                attempts.Add(message.DequeueCount);
                return false;
            },
            () => HoldsOneAsync(poison)
        );

        attempts.ShouldBe([1, 2, 3]);
        var given = (await poison.ReceiveMessageAsync()).Value.Body.ToString();
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(given)).ShouldBe("""{"wave":"2019"}""");
        (await queue.PeekMessagesAsync(1)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_that_fails_once_is_delivered_again_and_then_removed()
    {
        var (queue, poison) = await QueuesAsync("once");
        await SendAsync(queue, "first");
        var texts = new List<string>();

        await RunUntilAsync(
            queue,
            poison,
            (message, text) =>
            {
                texts.Add(text);
                return message.DequeueCount == 2;
            },
            async () => texts.Count == 2 && (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0
        );

        texts.ShouldBe(["first", "first"]);
        (await poison.ExistsAsync()).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task Message_that_is_not_base64_is_given_up_without_being_processed()
    {
        var (queue, poison) = await QueuesAsync("raw");
        await queue.SendMessageAsync("{ this is no base64 }");

        await RunUntilAsync(
            queue,
            poison,
            (_, _) => throw new InvalidOperationException("nothing was expected to be processed"),
            () => HoldsOneAsync(poison)
        );

        (await poison.ReceiveMessageAsync()).Value.Body.ToString().ShouldBe("{ this is no base64 }");
    }

    private async Task<(QueueClient Queue, QueueClient Poison)> QueuesAsync(string name)
    {
        var queue = new QueueClient(azurite.ConnectionString, name);
        await queue.CreateAsync();
        var poison = new QueueClient(azurite.ConnectionString, name + "-poison");
        return (queue, poison);
    }

    private static async Task<bool> HoldsOneAsync(QueueClient queue) =>
        await queue.ExistsAsync() && (await queue.PeekMessagesAsync(1)).Value.Length == 1;

    private static async Task SendAsync(QueueClient queue, string text) =>
        await queue.SendMessageAsync(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)));

    private static async Task RunUntilAsync(
        QueueClient queue,
        QueueClient poison,
        Func<QueueMessage, string, bool> process,
        Func<Task<bool>> done
    )
    {
        using var stopping = new CancellationTokenSource();
        var listener = new QueueListener(
            queue,
            poison,
            Options,
            (message, text, _) => Task.FromResult(process(message, text)),
            _ => { }
        );
        var running = listener.RunAsync(stopping.Token);
        await Eventually.TrueAsync(done, Patience);
        await stopping.CancelAsync();
        await running;
    }
}
