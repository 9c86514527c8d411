using Azure.Storage.Blobs.Models;
using Serverless.Storage;

namespace Serverless.Functions.Tests.App;

/// <summary>Delivers to one survey's functions what the Functions host would deliver.</summary>
internal static class HostDelivery
{
    public static Task<Run> RecomputeAsync(this SurveyClient survey, string wave, int dequeueCount = 1) =>
        survey.App.DeliverAsync(
            "RecomputeWave",
            $$"""{"survey":"{{survey.Survey}}","wave":"{{wave}}"}""",
            dequeueCount
        );

    public static Task<Run> StoreAsync(this SurveyClient survey, string upload) =>
        survey.App.DeliverAsync("StoreResponses", $$"""{"survey":"{{survey.Survey}}","upload":"{{upload}}"}""");

    /// <summary>
    /// Delivers the manifests of a wave, oldest first by default; returns what became of the last.
    /// </summary>
    public static async Task<Run> RenderAsync(
        this SurveyClient survey,
        string wave,
        StorageAccount account,
        bool newestFirst = false
    )
    {
        var container = account.Container(StorageNames.RenderRequests);
        var manifests = new List<BlobItem>();
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                $"{survey.Survey}/{wave}/",
                CancellationToken.None
            )
        )
            manifests.Add(blob);
        Run? last = null;
        foreach (
            var blob in newestFirst
                ? manifests.OrderByDescending(blob => blob.Properties.LastModified)
                : manifests.OrderBy(blob => blob.Properties.LastModified)
        )
            last = await survey.App.DeliverAsync("RenderFactsheet", container.GetBlobClient(blob.Name));
        return last ?? throw new InvalidOperationException("There is no manifest.");
    }

    /// <summary>Delivers the manifest of a wave that was written last.</summary>
    public static async Task<Run> RenderCurrentAsync(this SurveyClient survey, string wave, StorageAccount account)
    {
        var container = account.Container(StorageNames.RenderRequests);
        var manifests = await container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{survey.Survey}/{wave}/", CancellationToken.None)
            .ToListAsync();
        var manifest = container.GetBlobClient(manifests.MaxBy(blob => blob.Properties.LastModified)!.Name);
        return await survey.App.DeliverAsync("RenderFactsheet", manifest);
    }

    /// <summary>Computes and renders a wave.</summary>
    public static async Task PublishAsync(this SurveyClient survey, string wave, StorageAccount account)
    {
        (await survey.RecomputeAsync(wave)).EnsureSucceeded();
        (await survey.RenderAsync(wave, account)).EnsureSucceeded();
    }
}
