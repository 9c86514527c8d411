using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using Serverless.Local;
using Serverless.Local.Access;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Running;

namespace Serverless.Benchmarks.Intake;

/// <summary>
/// Uploads a large response file to a published function app, whose queue stores it: seconds until it is checked and until
/// it is stored, and the peak of the worker.
/// </summary>
internal static class UploadRun
{
    private const string Address = $"/api/v1/surveys/{LargeFile.Survey}";

    /// <param name="args"><c>upload</c>, how many rows, and the folder of a published function app.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [_, var rows, var package])
        {
            Console.Error.WriteLine("upload ROWS PACKAGE: uploads a file to the published function app PACKAGE.");
            return 1;
        }

        var file = Path.GetTempFileName();
        try
        {
            LargeFile.Make(file, int.Parse(rows, CultureInfo.InvariantCulture));
            await UploadAsync(file, package);
        }
        finally
        {
            File.Delete(file);
        }

        return 0;
    }

    private static async Task UploadAsync(string file, string package)
    {
        await using var azurite = await Azurite.StartAsync();
        var administrator = KeyText.New();
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(package, azurite.ConnectionString, FunctionAppFolder.SettingsWith(administrator)),
            _ => { }
        );
        using var api = new ApiClient(host.Address, administrator.Text);
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add(
            ApiClient.KeyHeader,
            await LocalKeys.IssueAsync(api, "benchmark", CancellationToken.None)
        );
        using var codebook = new StringContent(LargeFile.Codebook(), Encoding.UTF8, "application/json");
        (await client.PutAsync(Of("/codebook"), codebook)).EnsureSuccessStatusCode();

        var started = Stopwatch.GetTimestamp();
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new("text/csv");
        using var answer = await client.PutAsync(
            Of($"/waves/{LargeFile.Wave}/groups/{LargeFile.Group}/responses"),
            content
        );
        answer.EnsureSuccessStatusCode();
        var accepted = Stopwatch.GetElapsedTime(started);
        while (answer.Headers.Location is { } status && !await IsDoneAsync(client, status))
            await Task.Delay(100);
        var worker = await host.WorkerAsync(CancellationToken.None);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"megabytes\": {stream.Length / 1e6:0.0}, \"acceptedSeconds\": {accepted.TotalSeconds:0.0}, \"storedSeconds\": {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0}, \"peakMB\": {worker.Process.PeakMemory / 1_000_000}}}"
            )
        );
    }

    private static async Task<bool> IsDoneAsync(HttpClient client, Uri status) =>
        (string?)(await client.GetFromJsonAsync<JsonNode>(status))!["state"] switch
        {
            "done" => true,
            "storing" => false,
            var other => throw new InvalidOperationException($"The upload is {other}."),
        };

    private static Uri Of(string path) => new(Address + path, UriKind.Relative);
}
