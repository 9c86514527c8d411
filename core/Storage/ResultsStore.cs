using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using static System.FormattableString;

namespace Serverless.Storage;

/// <summary>Results documents, named by the hash of their inputs, and the manifests that have them rendered.</summary>
public sealed class ResultsStore(StorageAccount account, Superseded superseded)
{
    private readonly BlobContainerClient _results = account.Container(StorageNames.Results);
    private readonly BlobContainerClient _requests = account.Container(StorageNames.RenderRequests);

    /// <summary>Whether there is a public document of these inputs.</summary>
    public async Task<bool> ExistsAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    ) => (await Document(survey, wave, inputsHash).ExistsAsync(cancellationToken)).Value;

    /// <summary>
    /// Stores the exact results document; storing it again changes nothing, since its name says what is in it.
    /// </summary>
    public async Task StoreExactAsync(
        Name survey,
        Name wave,
        string inputsHash,
        BinaryData json,
        CancellationToken cancellationToken
    )
    {
        await superseded.EnterAsync(Removable.Results(survey, wave, inputsHash), cancellationToken);
        await UploadAsync(Exact(survey, wave, inputsHash), json, cancellationToken);
    }

    /// <summary>
    /// Stores the public results document, the first time that these inputs may be published. It stays as it is: what
    /// is published of the same inputs later is this document again.
    /// </summary>
    public async Task StorePublicAsync(
        Name survey,
        Name wave,
        string inputsHash,
        BinaryData json,
        CancellationToken cancellationToken
    )
    {
        await superseded.EnterAsync(Removable.Results(survey, wave, inputsHash), cancellationToken);
        await UploadAsync(Document(survey, wave, inputsHash), json, cancellationToken);
    }

    /// <summary>
    /// Opens the public results document; throws <see cref="RequestFailedException"/> (404) when it is not there.
    /// </summary>
    public Task<Stream> OpenAsync(Name survey, Name wave, string inputsHash, CancellationToken cancellationToken) =>
        Document(survey, wave, inputsHash).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>The public results document; null when it is not there, or not any more.</summary>
    public async Task<BinaryData?> FindAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await Document(survey, wave, inputsHash).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Opens the exact results document, for callers with a key; throws <see cref="RequestFailedException"/> (404) when
    /// it is not there.
    /// </summary>
    public Task<Stream> OpenExactAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    ) => Exact(survey, wave, inputsHash).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Writes the manifest that triggers rendering; writing it again triggers it again.</summary>
    public Task RequestRenderingAsync(RenderRequest request, CancellationToken cancellationToken) =>
        Manifest(
                request.Survey,
                request.Wave,
                request.Release is { } number ? Invariant($"release-{number}") : request.InputsHash
            )
            .UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(request, MessageJson.Default.RenderRequest)),
                overwrite: true,
                cancellationToken
            );

    /// <summary>
    /// Removes both documents and the manifest they were rendered by. False when they were not there.
    /// </summary>
    public async Task<bool> RemoveAsync(Name survey, Name wave, string inputsHash, CancellationToken cancellationToken)
    {
        await Manifest(survey.ToString(), wave.ToString(), inputsHash)
            .DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await Document(survey, wave, inputsHash).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return await Exact(survey, wave, inputsHash).DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    private static async Task UploadAsync(BlobClient blob, BinaryData json, CancellationToken cancellationToken) =>
        await blob.UploadAsync(
            json,
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
            cancellationToken
        );

    private BlobClient Manifest(string survey, string wave, string what) =>
        _requests.GetBlobClient($"{survey}/{wave}/{what}.json");

    private BlobClient Exact(Name survey, Name wave, string inputsHash) =>
        _results.GetBlobClient($"{survey}/{wave}/{inputsHash}.json");

    private BlobClient Document(Name survey, Name wave, string inputsHash) =>
        _results.GetBlobClient($"{survey}/{wave}/{inputsHash}.public.json");
}
