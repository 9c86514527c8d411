using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Serverless.Flows.Tests.App;

/// <summary>
/// Looks for a text in everything a storage account holds: names, metadata and content of every blob, keys and values of
/// every row of every table, every message of every queue. Zipped content is looked into.
/// </summary>
internal static class StorageTraces
{
    public static async Task<List<string>> OfAsync(string connectionString, string text)
    {
        var found = new List<string>();
        var wanted = new WantedText(text);
        await foreach (var place in BlobsAsync(new BlobServiceClient(connectionString), wanted))
            found.Add(place);
        await foreach (var place in RowsAsync(new TableServiceClient(connectionString), wanted))
            found.Add(place);
        await foreach (var place in MessagesAsync(new QueueServiceClient(connectionString), wanted))
            found.Add(place);
        return found;
    }

    private static async IAsyncEnumerable<string> BlobsAsync(BlobServiceClient blobs, WantedText wanted)
    {
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (
                var blob in client.GetBlobsAsync(
                    Azure.Storage.Blobs.Models.BlobTraits.Metadata,
                    Azure.Storage.Blobs.Models.BlobStates.All,
                    null,
                    CancellationToken.None
                )
            )
            {
                var place = $"blob {container.Name}/{blob.Name}";
                if (wanted.IsIn(blob.Name) || blob.Metadata.Any(pair => wanted.IsIn(pair.Value)))
                    yield return $"{place} (its name or metadata)";
                var content = (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
                if (wanted.IsIn(content.ToMemory().Span) || wanted.IsInZip(content) || wanted.IsInGzip(content))
                    yield return place;
            }
        }
    }

    private static async IAsyncEnumerable<string> RowsAsync(TableServiceClient tables, WantedText wanted)
    {
        await foreach (var table in tables.QueryAsync())
        await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            if (entity.Any(pair => pair.Value is byte[] bytes ? wanted.IsIn(bytes) : wanted.IsIn($"{pair.Value}")))
                yield return $"row {table.Name}({entity.PartitionKey}, {entity.RowKey})";
    }

    private static async IAsyncEnumerable<string> MessagesAsync(QueueServiceClient queues, WantedText wanted)
    {
        await foreach (var queue in queues.GetQueuesAsync())
        {
            var messages = await queues.GetQueueClient(queue.Name).PeekMessagesAsync(32);
            foreach (var message in messages.Value)
            {
                var body = message.Body.ToString();
                var decoded = new byte[body.Length];
                if (
                    wanted.IsIn(body)
                    || (
                        Convert.TryFromBase64String(body, decoded, out var length)
                        && wanted.IsIn(decoded.AsSpan(0, length))
                    )
                )
                    yield return $"message of {queue.Name}";
            }
        }
    }

    private sealed class WantedText(string text)
    {
        private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);
        private readonly byte[] _utf16 = Encoding.Unicode.GetBytes(text);
        private readonly byte[] _base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

        public bool IsIn(string? content) => content?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

        public bool IsIn(ReadOnlySpan<byte> content) =>
            content.IndexOf(_utf8) >= 0 || content.IndexOf(_utf16) >= 0 || content.IndexOf(_base64) >= 0;

        public bool IsInGzip(BinaryData content)
        {
            if (!content.ToMemory().Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
                return false;
            using var unpacked = new MemoryStream();
            using var stream = new GZipStream(content.ToStream(), CompressionMode.Decompress);
            stream.CopyTo(unpacked);
            return IsIn(unpacked.ToArray());
        }

        public bool IsInZip(BinaryData content)
        {
            if (!content.ToMemory().Span.StartsWith("PK"u8))
                return false;
            using var zip = new ZipArchive(content.ToStream());
            foreach (var entry in zip.Entries)
            {
                using var unpacked = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(unpacked);
                if (IsIn(unpacked.ToArray()))
                    return true;
            }

            return false;
        }
    }
}
