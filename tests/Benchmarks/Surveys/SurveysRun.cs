using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Flows.Access;
using Serverless.Local.Access;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Host.Workers;
using Serverless.Local.Running;
using Serverless.Storage;
using Serverless.TestKit;

namespace Serverless.Benchmarks.Surveys;

/// <summary>
/// Makes many small surveys through the API, on the storage emulator, and times what must not grow with their number: a
/// page of their list, and a run of the timer when nothing changed.
/// </summary>
internal static class SurveysRun
{
    private const int Uploads = 8;
    private const int Runs = 50;

    /// <param name="args"><c>surveys</c>, how many (5,000), and the folder of a published function app, if there is one.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5000;
        await using var azurite = await Azurite.StartAsync();
        var administrator = KeyText.New();
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(
                args.Length > 2 ? args[2] : FunctionAppFolder.Path,
                azurite.ConnectionString,
                Unlimited(administrator),
                FireTriggers: false
            ),
            _ => { }
        );
        using var client = new HttpClient { BaseAddress = host.Address };
        using var api = new ApiClient(host.Address, administrator.Text);
        client.DefaultRequestHeaders.Add(
            ApiClient.KeyHeader,
            await LocalKeys.IssueAsync(api, "benchmark", CancellationToken.None)
        );
        var worker = await host.WorkerAsync(CancellationToken.None);

        await UploadAsync(client, count);
        var sweep = await TimerAsync(worker);
        await UnmarkAsync(azurite.ConnectionString);
        await TimerAsync(worker);

        var idle = await RepeatedAsync(() => TimerAsync(worker));
        var first = await RepeatedAsync(() => ListAsync(client, "/api/v1/surveys"));
        var middle = await RepeatedAsync(() => ListAsync(client, $"/api/v1/surveys?after={Name(count / 2)}"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"surveys\": {count}, \"sweepMs\": {sweep:0}, \"idleTimerMs\": {idle.Median:0.0}, \"idleTimer95\": {idle.Percentile95:0.0}, \"listMs\": {first.Median:0.0}, \"list95\": {first.Percentile95:0.0}, \"middleOfListMs\": {middle.Median:0.0}, \"middle95\": {middle.Percentile95:0.0}}}"
            )
        );
        return 0;
    }

    /// <summary>Settings under which one key may upload as fast as it can.</summary>
    private static Dictionary<string, string> Unlimited(KeyText administrator) =>
        new(FunctionAppFolder.SettingsWith(administrator), StringComparer.Ordinal)
        {
            ["Access__RequestsPerMinute"] = "1000000",
            ["Access__UploadsAtOnce"] = "100",
        };

    private static Task UploadAsync(HttpClient client, int count)
    {
        var codebook = Repository.Text("docs", "examples", "codebook.json");
        return Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Uploads },
            async (number, stop) =>
            {
                using var content = new StringContent(
                    codebook.Replace("leesmonitor", Name(number), StringComparison.Ordinal),
                    new MediaTypeHeaderValue("application/json")
                );
                using var answer = await client.PutAsync(
                    new Uri($"/api/v1/surveys/{Name(number)}/codebook", UriKind.Relative),
                    content,
                    stop
                );
                answer.EnsureSuccessStatusCode();
            }
        );
    }

    /// <summary>Takes away the marks of the uploads, as runs of the timer do when they have settled.</summary>
    private static async Task UnmarkAsync(string storage)
    {
        var account = new StorageAccount(
            new BlobServiceClient(storage),
            new TableServiceClient(storage),
            new QueueServiceClient(storage)
        );
        var changed = new ChangedSurveys(account);
        await Parallel.ForEachAsync(
            await changed.ListAsync(CancellationToken.None),
            new ParallelOptions { MaxDegreeOfParallelism = Uploads },
            async (mark, stop) => await changed.UnmarkAsync(mark, stop)
        );
    }

    /// <summary>Milliseconds of a run of the timer.</summary>
    private static async Task<double> TimerAsync(LoadedWorker worker)
    {
        const string function = "RecomputeStale";
        var trigger = (TimerTrigger)worker.Functions.Single(known => known.Name == function).Trigger;
        var started = Stopwatch.GetTimestamp();
        var response = await worker.InvokeAsync(
            function,
            Invocations.ForTimer(trigger, TimeProvider.System.GetUtcNow()),
            CancellationToken.None
        );
        return response.Result.Status == StatusResult.Types.Status.Success
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException(response.Result.Exception.Message);
    }

    /// <summary>Milliseconds until a page of the list is there.</summary>
    private static async Task<double> ListAsync(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<(double Median, double Percentile95)> RepeatedAsync(Func<Task<double>> run)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
            times.Add(await run());
        times.Sort();
        return (times[Runs / 2], times[Runs * 95 / 100]);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"survey-{number:D6}");
}
