using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class BlobListenerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Blob_that_keeps_failing_is_tried_five_times_and_then_reported_on_the_poison_queue()
    {
        await using var handler = await Handler.StartAsync();
        handler.Answer = _ => TypedResults.StatusCode(500);
        var container = await ContainerAsync("failing-requests");
        await container.UploadBlobAsync("a/2019.json", BinaryData.FromString("{}"));
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");

        await RunUntilAsync(
            handler,
            "Failing",
            "failing-requests/{name}",
            async () => await poison.ExistsAsync() && (await poison.PeekMessagesAsync(1)).Value.Length == 1
        );

        handler.Requests.Count.ShouldBe(5);
        var message = Convert.FromBase64String((await poison.ReceiveMessageAsync()).Value.Body.ToString());
        using var json = JsonDocument.Parse(message);
        json.RootElement.GetProperty("ContainerName").GetString().ShouldBe("failing-requests");
        json.RootElement.GetProperty("BlobName").GetString().ShouldBe("a/2019.json");
        json.RootElement.GetProperty("FunctionId").GetString().ShouldBe("Host.Functions.Failing");
    }

    [Fact]
    public async Task Blob_fires_once_per_version_also_after_a_restart_and_other_names_do_not_fire()
    {
        await using var handler = await Handler.StartAsync();
        var container = await ContainerAsync("requests");
        await container.UploadBlobAsync("2019.json", BinaryData.FromString("first"));
        await container.UploadBlobAsync("2019.txt", BinaryData.FromString("not asked for"));

        await RunUntilAsync(
            handler,
            "Render",
            "requests/{name}.json",
            () => Task.FromResult(handler.Requests.Count == 1)
        );
        await container.GetBlobClient("2019.json").UploadAsync(BinaryData.FromString("second"), overwrite: true);
        await RunUntilAsync(
            handler,
            "Render",
            "requests/{name}.json",
            () => Task.FromResult(handler.Requests.Count == 2)
        );

        handler.Requests.Select(r => r.Path).ShouldAllBe(path => path == "/Render");
        handler.Requests.Select(r => Content(r.Body)).ShouldBe(["first", "second"]);
    }

    private static string Content(string body)
    {
        using var json = JsonDocument.Parse(body);
        return System.Text.Encoding.UTF8.GetString(
            json.RootElement.GetProperty("Data").GetProperty("manifest").GetBytesFromBase64()
        );
    }

    private async Task<BlobContainerClient> ContainerAsync(string name)
    {
        var container = new BlobContainerClient(azurite.ConnectionString, name);
        await container.CreateAsync();
        return container;
    }

    private async Task RunUntilAsync(Handler handler, string function, string path, Func<Task<bool>> done)
    {
        var host = new HostConfiguration(
            "",
            [],
            "api",
            TimeSpan.FromMinutes(1),
            new QueueOptions(2, 1, 5, TimeSpan.Zero, Base64: true),
            PoisonBlobThreshold: 5
        );
        var definition = new FunctionDefinition(function, new BlobTrigger("manifest", new BlobPath(path)));
        using var invoker = handler.Invoker();
        using var stopping = new CancellationTokenSource();
        var running = new BlobListener(definition, host, azurite.ConnectionString, invoker, _ => { }).RunAsync(
            stopping.Token
        );
        await Eventually.TrueAsync(done, Patience);
        await stopping.CancelAsync();
        await running;
    }
}
