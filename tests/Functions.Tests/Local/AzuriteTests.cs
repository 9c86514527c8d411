using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Local;
using Serverless.Local.Emulator;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class AzuriteTests
{
    [Fact]
    public async Task Azurite_in_memory_serves_tables_blobs_and_queues()
    {
        await using var azurite = await Azurite.StartAsync();

        await new TableClient(azurite.ConnectionString, "respondents").CreateAsync();
        await new BlobContainerClient(azurite.ConnectionString, "uploads").CreateAsync();
        var queue = new QueueClient(azurite.ConnectionString, "recompute");
        await queue.CreateAsync();
        await queue.SendMessageAsync("2019");

        (await queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("2019");
    }

    [Fact]
    public async Task Azurite_with_a_data_folder_keeps_what_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-");
        try
        {
            await using (var first = await Azurite.StartAsync(folder.FullName))
            {
                var container = new BlobContainerClient(first.ConnectionString, "uploads");
                await container.CreateAsync();
                await container.UploadBlobAsync("codebook.json", BinaryData.FromString("{}"));
                await new TableClient(first.ConnectionString, "pointers").CreateAsync();
            }

            await using var second = await Azurite.StartAsync(folder.FullName);
            var blob = new BlobContainerClient(second.ConnectionString, "uploads").GetBlobClient("codebook.json");
            (await blob.DownloadContentAsync()).Value.Content.ToString().ShouldBe("{}");
            (await new TableServiceClient(second.ConnectionString).QueryAsync().ToListAsync())
                .Select(t => t.Name)
                .ShouldBe(["pointers"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
