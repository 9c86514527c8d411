using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Serverless.Storage;

/// <summary>The storage account: its containers, tables and queues.</summary>
public sealed class StorageAccount(BlobServiceClient blobs, TableServiceClient tables, QueueServiceClient queues)
{
    public BlobContainerClient Container(string name) => blobs.GetBlobContainerClient(name);

    public TableClient Table(string name) => tables.GetTableClient(name);

    public QueueClient Queue(string name) => queues.GetQueueClient(name);

    /// <summary>
    /// Creates the containers, tables and queues that are missing. In Azure the infrastructure has created them.
    /// </summary>
    public Task CreateMissingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. StorageNames.Containers.Select(name =>
                (Task)Container(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            .. StorageNames.Tables.Select(name => (Task)Table(name).CreateIfNotExistsAsync(cancellationToken)),
            .. StorageNames.Queues.Select(name =>
                (Task)Queue(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
        ]);
}
