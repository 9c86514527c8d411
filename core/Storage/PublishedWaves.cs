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

    /// <summary>
    /// Enters outputs that are about to be stored: should they not be published, they are removed when the term of what
    /// is superseded is over.
    /// </summary>
    public Task BeginAsync(Name survey, Name wave, string outputsHash, CancellationToken cancellationToken) =>
        superseded.EnterAsync(Removable.Outputs(survey, wave, outputsHash), cancellationToken);

    /// <summary>Removes all files of outputs. False when there were none.</summary>
    public async Task<bool> RemoveAsync(Name survey, Name wave, string outputsHash, CancellationToken cancellationToken)
    {
        var removed = false;
        await foreach (
            var blob in _files.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                BlobName(survey, wave, outputsHash, ""),
                cancellationToken
            )
        )
            removed |= await _files.DeleteBlobIfExistsAsync(
                blob.Name,
                DeleteSnapshotsOption.IncludeSnapshots,
                cancellationToken: cancellationToken
            );
        return removed;
    }

    /// <summary>Stores a rendered file; the same outputs hash always holds the same bytes.</summary>
    public async Task<PublishedFileEntry> StoreAsync(
        Name survey,
        Name wave,
        string outputsHash,
        string name,
        string contentType,
        BinaryData content,
        CancellationToken cancellationToken
    )
    {
        await _files
            .GetBlobClient(BlobName(survey, wave, outputsHash, name))
            .UploadAsync(
                content,
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } },
                cancellationToken
            );
        return new PublishedFileEntry(name, contentType, content.ToMemory().Length);
    }

    /// <summary>Opens a rendered file.</summary>
    public Task<Stream> OpenAsync(
        Name survey,
        Name wave,
        string outputsHash,
        string name,
        CancellationToken cancellationToken
    ) =>
        _files
            .GetBlobClient(BlobName(survey, wave, outputsHash, name))
            .OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>
    /// Publishes, unless something with later inputs is published already (a rendering that was delivered late), or the
    /// same without anything missing. False when nothing was changed.
    /// </summary>
    /// <param name="isCurrent">
    /// Whether the rendering is of the inputs as they are now; asked when what is published says it is later, which it
    /// also does after a
    /// clock was set back.
    /// </param>
    public async Task<bool> PublishAsync(
        Name survey,
        Name wave,
        PublishedWave published,
        Func<Task<bool>> isCurrent,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var current = await FindAsync(survey, wave, cancellationToken);
            if (current is not null && current.InputsReadAt > published.InputsReadAt && !await isCurrent())
                return false;
            if (
                current is { IsComplete: true }
                && !published.IsComplete
                && current.OutputsHash == published.OutputsHash
            )
                return false;
            try
            {
                if (current is null)
                    await _table.AddEntityAsync(published.ToEntity(survey, wave), cancellationToken);
                else
                {
                    await SupersedeAsync(survey, wave, current, published, cancellationToken);
                    await _table.UpdateEntityAsync(
                        published.ToEntity(survey, wave),
                        current.ETag,
                        TableUpdateMode.Replace,
                        cancellationToken
                    );
                }

                return true;
            }
            catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
            {
                // Somebody else published in between: look again.
            }
        }
    }

    private async Task SupersedeAsync(
        Name survey,
        Name wave,
        PublishedWave current,
        PublishedWave next,
        CancellationToken cancellationToken
    )
    {
        if (current.OutputsHash != next.OutputsHash)
            await superseded.EnterAsync(Removable.Outputs(survey, wave, current.OutputsHash), cancellationToken);
        if (current.InputsHash != next.InputsHash)
            await superseded.EnterAsync(Removable.Results(survey, wave, current.InputsHash), cancellationToken);
    }

    private static string BlobName(Name survey, Name wave, string outputsHash, string name) =>
        $"{survey}/{wave}/{outputsHash}/{name}";
}
