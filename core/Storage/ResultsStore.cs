using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using static System.FormattableString;

namespace Serverless.Storage;

/// <summary>
/// Results documents, named by the fingerprint of their inputs, and the manifests that have them rendered. The Functions
/// host and logs of storage keep names of blobs, and a plain hash of inputs proves a guess of the answers among them.
/// Documents from before that are found by that hash.
/// </summary>
public sealed class ResultsStore(StorageAccount account, Superseded superseded, PublicVersions versions)
{
    private readonly BlobContainerClient _results = account.Container(StorageNames.Results);
    private readonly BlobContainerClient _requests = account.Container(StorageNames.RenderRequests);

    /// <summary>Whether there is a public document of these inputs.</summary>
    public async Task<bool> ExistsAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    ) =>
        await Document(survey, wave, await NameAsync(inputsHash, cancellationToken)).ExistsAsync(cancellationToken)
        || await HasOldNameAsync(survey, wave, inputsHash, cancellationToken);

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
        await UploadAsync(Exact(survey, wave, await NameAsync(inputsHash, cancellationToken)), json, cancellationToken);
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
        var name = await NameAsync(inputsHash, cancellationToken);
        await UploadAsync(Document(survey, wave, name), json, cancellationToken);
    }

    /// <summary>
    /// Opens the public results document; throws <see cref="RequestFailedException"/> (404) when it is not there.
    /// </summary>
    public Task<Stream> OpenAsync(Name survey, Name wave, string inputsHash, CancellationToken cancellationToken) =>
        OpenAsync(survey, wave, inputsHash, name => Document(survey, wave, name), cancellationToken);

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
            await using var json = await OpenAsync(survey, wave, inputsHash, cancellationToken);
            return await BinaryData.FromStreamAsync(json, cancellationToken);
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
    ) => OpenAsync(survey, wave, inputsHash, name => Exact(survey, wave, name), cancellationToken);

    /// <summary>Writes the manifest that triggers rendering; writing it again triggers it again.</summary>
    public async Task RequestRenderingAsync(RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Release is { } number
            ? Invariant($"release-{number}")
            : await NameAsync(request.InputsHash, cancellationToken);
        await Manifest(request.Survey, request.Wave, name)
            .UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(request, MessageJson.Default.RenderRequest)),
                overwrite: true,
                cancellationToken
            );
    }

    /// <summary>
    /// Removes both documents and the manifest they were rendered by. False when they were not there.
    /// </summary>
    public async Task<bool> RemoveAsync(Name survey, Name wave, string inputsHash, CancellationToken cancellationToken)
    {
        var removed = await RemoveNamedAsync(
            survey,
            wave,
            await NameAsync(inputsHash, cancellationToken),
            cancellationToken
        );
        if (await HasOldNameAsync(survey, wave, inputsHash, cancellationToken))
            removed |= await RemoveNamedAsync(survey, wave, inputsHash, cancellationToken);
        return removed;
    }

    private async Task<bool> RemoveNamedAsync(Name survey, Name wave, string name, CancellationToken cancellationToken)
    {
        await Manifest(survey.ToString(), wave.ToString(), name)
            .DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await Document(survey, wave, name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        return await Exact(survey, wave, name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Whether there are documents that are named by the plain hash. The wave's are listed: a request that named them
    /// would put the hash into the logs of storage.
    /// </summary>
    private async Task<bool> HasOldNameAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    )
    {
        var folder = $"{survey}/{wave}/";
        await foreach (var blob in _results.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            if (blob.Name.StartsWith($"{folder}{inputsHash}.", StringComparison.Ordinal))
                return true;
        return false;
    }

    private async Task<Stream> OpenAsync(
        Name survey,
        Name wave,
        string inputsHash,
        Func<string, BlobClient> blob,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await blob(await NameAsync(inputsHash, cancellationToken))
                .OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            if (!await HasOldNameAsync(survey, wave, inputsHash, cancellationToken))
                throw;
            return await blob(inputsHash).OpenReadAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task<string> NameAsync(string inputsHash, CancellationToken cancellationToken) =>
        (await versions.FingerprintsAsync(cancellationToken)).OfInputs(inputsHash);

    private static async Task UploadAsync(BlobClient blob, BinaryData json, CancellationToken cancellationToken) =>
        await blob.UploadAsync(
            json,
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
            cancellationToken
        );

    private BlobClient Manifest(string survey, string wave, string name) =>
        _requests.GetBlobClient($"{survey}/{wave}/{name}.json");

    private BlobClient Exact(Name survey, Name wave, string name) =>
        _results.GetBlobClient($"{survey}/{wave}/{name}.json");

    private BlobClient Document(Name survey, Name wave, string name) =>
        _results.GetBlobClient($"{survey}/{wave}/{name}.public.json");
}
