using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Triggers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class BlobListenerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Blob_that_keeps_failing_is_tried_five_times_and_then_reported_on_the_poison_queue()
    {
        var container = await ContainerAsync("failing-requests");
        await container.UploadBlobAsync("a/2019.json", BinaryData.FromString("{}"));
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");
        var invoked = new ConcurrentQueue<string>();

        await RunUntilAsync(
            invoked,
            "Failing",
            "failing-requests/{name}",
            succeeds: false,
            async () => await poison.ExistsAsync() && (await poison.PeekMessagesAsync(1)).Value.Length == 1
        );

        invoked.Count.ShouldBe(5);
        var message = Convert.FromBase64String((await poison.ReceiveMessageAsync()).Value.Body.ToString());
        using var json = JsonDocument.Parse(message);
        json.RootElement.GetProperty("ContainerName").GetString().ShouldBe("failing-requests");
        json.RootElement.GetProperty("BlobName").GetString().ShouldBe("a/2019.json");
        json.RootElement.GetProperty("FunctionId").GetString().ShouldBe("Host.Functions.Failing");
    }

    [Fact]
    public async Task Blob_fires_once_per_version_also_after_a_restart_and_other_names_do_not_fire()
    {
        var container = await ContainerAsync("requests");
        await container.UploadBlobAsync("2019.json", BinaryData.FromString("first"));
        await container.UploadBlobAsync("2019.txt", BinaryData.FromString("not asked for"));
        var invoked = new ConcurrentQueue<string>();

        await RunUntilAsync(
            invoked,
            "Render",
            "requests/{name}.json",
            succeeds: true,
            () => Task.FromResult(invoked.Count == 1)
        );
        await container.GetBlobClient("2019.json").UploadAsync(BinaryData.FromString("second"), overwrite: true);
        await RunUntilAsync(
            invoked,
            "Render",
            "requests/{name}.json",
            succeeds: true,
            () => Task.FromResult(invoked.Count == 2)
        );

        invoked.ShouldBe(["Render requests/2019.json 2019", "Render requests/2019.json 2019"]);
    }

    private async Task<BlobContainerClient> ContainerAsync(string name)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, name);
        await container.CreateAsync();
        return container;
    }

    private async Task RunUntilAsync(
        ConcurrentQueue<string> invoked,
        string function,
        string path,
        bool succeeds,
        Func<Task<bool>> done
    )
    {
        var host = new HostConfiguration(
            "api",
            new Dictionary<string, string>(),
            TimeSpan.FromMinutes(1),
            new QueueOptions(2, 1, 5, TimeSpan.Zero, Base64: true),
            PoisonBlobThreshold: 5
        );
        var definition = new FunctionDefinition(
            "1",
            function,
            new BlobTrigger("manifest", new BlobPath(path), "AzureWebJobsStorage")
        );
        using var stopping = new CancellationTokenSource();
        var listener = new BlobListener(
            definition,
            host,
            azurite.ConnectionString,
            (name, invocation, _) =>
            {
                var metadata = invocation.TriggerMetadata;
                invoked.Enqueue($"{name} {metadata["BlobTrigger"].String} {metadata["name"].String}");
                return Task.FromResult(succeeds);
            },
            _ => { }
        );
        var running = listener.RunAsync(stopping.Token);
        await Eventually.TrueAsync(done, Patience);
        await stopping.CancelAsync();
        await running;
    }
}
