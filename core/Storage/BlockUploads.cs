using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>Uploads that come in blocks: a row that says what is expected, and a blob for each block that came.</summary>
public sealed class BlockUploads(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Status);
    private readonly BlobContainerClient _blocks = account.Container(StorageNames.Uploads);

    /// <summary>Enters an upload.</summary>
    public Task EnterAsync(BlockUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return _table.UpsertEntityAsync(upload.ToEntity(), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The upload of that id; null when there is none.</summary>
    public async Task<BlockUpload?> FindAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            BlockUpload.PartitionOf(survey),
            BlockUpload.RowKeyOf(wave, group, id),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? BlockUpload.From(found.Value!) : null;
    }

    /// <summary>The uploads of a survey.</summary>
    public async Task<IReadOnlyList<BlockUpload>> OfSurveyAsync(Name survey, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {BlockUpload.PartitionOf(survey)}");
        var uploads = new List<BlockUpload>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            uploads.Add(BlockUpload.From(entity));
        return uploads;
    }

    /// <summary>Keeps a block; one that came before is replaced.</summary>
    public Task KeepAsync(BlockUpload upload, int block, BinaryData content, CancellationToken cancellationToken) =>
        _blocks.GetBlobClient(BlobName(upload, block)).UploadAsync(content, overwrite: true, cancellationToken);

    /// <summary>The numbers of the blocks that came, in order.</summary>
    public async Task<IReadOnlyList<int>> ReceivedAsync(BlockUpload upload, CancellationToken cancellationToken)
    {
        var folder = Folder(upload);
        var received = new List<int>();
        await foreach (var blob in _blocks.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            received.Add(int.Parse(blob.Name.AsSpan(folder.Length), CultureInfo.InvariantCulture));
        return received;
    }

    /// <summary>Writes the blocks one after the other; false when one of them is gone.</summary>
    public async Task<bool> CopyToAsync(BlockUpload upload, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        for (var block = 1; block <= upload.Blocks; block++)
        {
            try
            {
                await _blocks.GetBlobClient(BlobName(upload, block)).DownloadToAsync(output, cancellationToken);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Removes an upload: first what is expected, so that no more blocks come, then those that came.</summary>
    public async Task RemoveAsync(BlockUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await _table.DeleteEntityAsync(
            BlockUpload.PartitionOf(upload.Survey),
            BlockUpload.RowKeyOf(upload.Wave, upload.Group, upload.Id),
            ETag.All,
            cancellationToken
        );
        await RemoveBlocksAsync(upload, cancellationToken);
    }

    /// <summary>Removes the blocks that came.</summary>
    public Task RemoveBlocksAsync(BlockUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return _blocks.RemoveFolderAsync(Folder(upload), cancellationToken);
    }

    private static string Folder(BlockUpload upload) =>
        $"_blocks/{upload.Survey}/{upload.Wave}/{upload.Group}/{upload.Id}/";

    private static string BlobName(BlockUpload upload, int block) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(upload)}{block:D5}");
}
