using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Serverless.Storage;

namespace Serverless.Functions.Tests.App;

/// <summary>Delivers invocations to one survey's functions, with bodies as the Functions host makes them.</summary>
internal static class HostDelivery
{
    /// <summary>The body of a queue invocation: the message is a JSON string that itself holds a JSON string.</summary>
    public static JsonObject Message(string message, int dequeueCount = 1) =>
        new()
        {
            ["Data"] = new JsonObject { ["message"] = JsonSerializer.Serialize(message) },
            ["Metadata"] = new JsonObject
            {
                ["DequeueCount"] = dequeueCount.ToString(CultureInfo.InvariantCulture),
                ["Id"] = "\"2fd12d0c-b760-4b4f-b898-1aeb6f1952ef\"",
                ["sys"] = new JsonObject { ["MethodName"] = "OnQueue" },
            },
        };

    /// <summary>The body of a blob invocation: the content in base64.</summary>
    public static JsonObject Blob(string name, BinaryData content) =>
        new()
        {
            ["Data"] = new JsonObject { ["manifest"] = Convert.ToBase64String(content) },
            ["Metadata"] = new JsonObject { ["name"] = JsonSerializer.Serialize(name) },
        };

    public static JsonObject Timer() =>
        new()
        {
            ["Data"] = new JsonObject
            {
                ["timer"] = new JsonObject
                {
                    ["Schedule"] = new JsonObject(),
                    ["ScheduleStatus"] = null,
                    ["IsPastDue"] = false,
                },
            },
            ["Metadata"] = new JsonObject(),
        };

    public static Task<HttpResponseMessage> InvokeAsync(this HttpClient client, string function, JsonObject body) =>
        client.PostAsJsonAsync(new Uri("/" + function, UriKind.Relative), body);

    public static Task<HttpResponseMessage> RecomputeAsync(
        this SurveyClient survey,
        string wave,
        int dequeueCount = 1
    ) =>
        survey.Client.InvokeAsync(
            "RecomputeWave",
            Message($$"""{"survey":"{{survey.Survey}}","wave":"{{wave}}"}""", dequeueCount)
        );

    public static Task<HttpResponseMessage> StoreAsync(this SurveyClient survey, string upload) =>
        survey.Client.InvokeAsync(
            "StoreResponses",
            Message($$"""{"survey":"{{survey.Survey}}","upload":"{{upload}}"}""")
        );

    /// <summary>
    /// Delivers the manifests of a wave, oldest first unless told otherwise; returns the last answer.
    /// </summary>
    public static async Task<HttpResponseMessage> RenderAsync(
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
        HttpResponseMessage? last = null;
        foreach (
            var blob in newestFirst
                ? manifests.OrderByDescending(blob => blob.Properties.LastModified)
                : manifests.OrderBy(blob => blob.Properties.LastModified)
        )
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
            last?.Dispose();
            last = await survey.Client.InvokeAsync("RenderFactsheet", Blob(blob.Name, content.Value.Content));
        }

        return last ?? throw new InvalidOperationException("There is no manifest.");
    }

    /// <summary>Delivers the manifest of a wave's current inputs.</summary>
    public static async Task<HttpResponseMessage> RenderCurrentAsync(
        this SurveyClient survey,
        string wave,
        StorageAccount account
    )
    {
        var name = $"{survey.Survey}/{wave}/{(string?)(await survey.WaveAsync(wave))["inputsHash"]}.json";
        var content = await account.Container(StorageNames.RenderRequests).GetBlobClient(name).DownloadContentAsync();
        return await survey.Client.InvokeAsync("RenderFactsheet", Blob(name, content.Value.Content));
    }

    /// <summary>Computes and renders a wave.</summary>
    public static async Task PublishAsync(this SurveyClient survey, string wave, StorageAccount account)
    {
        (await survey.RecomputeAsync(wave)).EnsureSuccessStatusCode();
        (await survey.RenderAsync(wave, account)).EnsureSuccessStatusCode();
    }
}
