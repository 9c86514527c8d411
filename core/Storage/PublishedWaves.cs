using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>The rendered files, and per wave the pointer to those that are published.</summary>
public sealed class PublishedWaves(StorageAccount account, Superseded superseded)
{
    private readonly BlobContainerClient _files = account.Container(StorageNames.Factsheets);
    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>What is published of a wave; null before the first time.</summary>
    public async Task<PublishedWave?> FindAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            survey.ToString(),
            PublishedWave.RowKeyOf(wave),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? PublishedWave.From(found.Value!) : null;
    }

    /// <summary>What is published of every wave of a survey, in one query.</summary>
    public async Task<IReadOnlyDictionary<Name, PublishedWave>> OfSurveyAsync(
        Name survey,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {survey.ToString()} and RowKey ge {PublishedWave.FirstRowKey} and RowKey lt {PublishedWave.AfterRowKeys}"
        );
        var waves = new Dictionary<Name, PublishedWave>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            if (PublishedWave.WaveOf(entity.RowKey) is { } wave)
                waves[wave] = PublishedWave.From(entity);
        return waves;
    }

    /// <summary>
    /// Enters a folder that is about to be filled: should no release lead to it, it is removed when the term of what is
    /// superseded is over.
    /// </summary>
    public Task BeginAsync(Name survey, Name wave, string folder, CancellationToken cancellationToken) =>
        superseded.EnterAsync(Removable.Outputs(survey, wave, folder), cancellationToken);

    /// <summary>Removes all files of a folder. False when there were none.</summary>
    public Task<bool> RemoveAsync(Name survey, Name wave, string folder, CancellationToken cancellationToken) =>
        _files.RemoveFolderAsync(BlobName(survey, wave, folder, ""), cancellationToken);

    /// <summary>
    /// Stores a rendered file, once: what is there already stays as it is, and is what the entry describes.
    /// </summary>
    public async Task<PublishedFileEntry> StoreAsync(
        Name survey,
        Name wave,
        string folder,
        string name,
        string contentType,
        BinaryData content,
        CancellationToken cancellationToken
    )
    {
        var blob = _files.GetBlobClient(BlobName(survey, wave, folder, name));
        try
        {
            await blob.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancellationToken
            );
        }
        catch (RequestFailedException present) when (present.Status is 409 or 412)
        {
            content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        return new PublishedFileEntry(name, contentType, content.ToMemory().Length, sha256);
    }

    /// <summary>Opens a rendered file.</summary>
    public Task<Stream> OpenAsync(
        Name survey,
        Name wave,
        string folder,
        string name,
        CancellationToken cancellationToken
    ) => _files.GetBlobClient(BlobName(survey, wave, folder, name)).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>A small rendered file as a whole; null when it is not there.</summary>
    public async Task<BinaryData?> FindFileAsync(
        Name survey,
        Name wave,
        string folder,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var blob = _files.GetBlobClient(BlobName(survey, wave, folder, name));
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Moves the pointer from <paramref name="from"/> (null when there was none) to <paramref name="to"/>. False when
    /// somebody else moved it since <paramref name="from"/> was read.
    /// </summary>
    public async Task<bool> MoveAsync(
        Name survey,
        Name wave,
        PublishedWave? from,
        PublishedWave to,
        CancellationToken cancellationToken
    )
    {
        if (from is not null)
            await SupersedeAsync(survey, wave, from, to, cancellationToken);
        return await _table.TryPutAsync(to.ToEntity(survey, wave), from?.ETag, cancellationToken);
    }

    private async Task SupersedeAsync(
        Name survey,
        Name wave,
        PublishedWave current,
        PublishedWave next,
        CancellationToken cancellationToken
    )
    {
        if (current.Release is null && current.Folder != next.Folder)
            await superseded.EnterAsync(Removable.Outputs(survey, wave, current.Folder), cancellationToken);
        if (current.InputsHash != next.InputsHash)
            await superseded.EnterAsync(Removable.Results(survey, wave, current.InputsHash), cancellationToken);
    }

    private static string BlobName(Name survey, Name wave, string folder, string name) =>
        $"{survey}/{wave}/{folder}/{name}";
}
