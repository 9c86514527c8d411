using System.Diagnostics;
using System.Globalization;
using Serverless.Local;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Running;
using Serverless.TestKit;

namespace Serverless.Benchmarks.Start;

/// <summary>
/// Publishes the function app as a deployment would, starts it again and again behind the host of <c>local</c>, and
/// times each start: until its functions are ready, until the first answer, warm calls after that, and the OpenAPI document,
/// which is made when it is first asked for.
/// </summary>
internal static class StartRun
{
    private const int Starts = 6;
    private const int Calls = 2000;

    public static async Task<int> RunAsync(string[] args)
    {
        var work = Directory.CreateTempSubdirectory("start-");
        try
        {
            var package = args.Length > 1 ? args[1] : await PublishAsync(work.FullName);
            await using var azurite = await Azurite.StartAsync();
            for (var i = 1; i <= Starts; i++)
                await StartAsync(i, package, azurite.ConnectionString);
            return 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> PublishAsync(string work)
    {
        var package = Path.Combine(work, "package");
        using var publish = Process.Start(
            "dotnet",
            [
                "publish",
                Repository.PathOf("functions"),
                "-c",
                "Release",
                "-v",
                "quiet",
                "-o",
                package,
                "--artifacts-path",
                Path.Combine(work, "build"),
            ]
        );
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? package
            : throw new InvalidOperationException("dotnet publish failed; its messages are above.");
    }

    private static async Task StartAsync(int number, string package, string storage)
    {
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(package, storage, FunctionAppFolder.LocalSettings, FireTriggers: false),
            _ => { }
        );
        var worker = await host.WorkerAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = host.Address };
        var first = await CallAsync(client);
        var calls = new List<double>();
        for (var i = 0; i < Calls; i++)
            calls.Add(await CallAsync(client));
        calls.Sort();
        var document = await CallAsync(client, "/api/v1/openapi.json");
        var documentAgain = await CallAsync(client, "/api/v1/openapi.json");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"start\": {number}, \"ready\": {worker.LoadingTime.TotalMilliseconds:0}, \"firstAnswer\": {first:0}, \"warmMedian\": {calls[Calls / 2]:0.00}, \"warm95\": {calls[Calls * 95 / 100]:0.00}, \"openApi\": {document:0}, \"openApiAgain\": {documentAgain:0.0}, \"peakMB\": {worker.Process.PeakMemory / 1_000_000}}}"
            )
        );
    }

    /// <summary>Milliseconds of one call.</summary>
    private static async Task<double> CallAsync(HttpClient client, string address = "/api/v1")
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
