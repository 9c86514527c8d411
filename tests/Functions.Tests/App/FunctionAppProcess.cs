using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Queues.Models;
using Serverless.Local;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Host.Workers;
using Serverless.Local.Running;

namespace Serverless.Functions.Tests.App;

/// <summary>
/// The function app as a program of its own behind a Functions host that fires nothing by itself: what timer, queue
/// and blob functions get, a test delivers. It can be killed.
/// </summary>
public sealed class FunctionAppProcess : IAsyncDisposable
{
    private readonly FunctionHost _host;

    private FunctionAppProcess(FunctionHost host, ConcurrentQueue<string> said)
    {
        _host = host;
        Said = said;
        Client = new HttpClient(new DescribedAnswers(new SocketsHttpHandler()))
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromMinutes(3),
        };
        Client.DefaultRequestHeaders.Add(Credential.KeyHeader, TestKeys.Key.Text);
        Administrator = new HttpClient(new DescribedAnswers(new SocketsHttpHandler())) { BaseAddress = host.Address };
        Administrator.DefaultRequestHeaders.Add(Credential.KeyHeader, TestKeys.Administrator.Text);
    }

    /// <summary>Calls the HTTP functions, with a key that may do everything with the surveys of its organisation, and fails for an answer that the OpenAPI document does not describe.</summary>
    public HttpClient Client { get; }

    /// <summary>Calls them with the key of the deployment's administrator.</summary>
    public HttpClient Administrator { get; }

    /// <summary>What the program printed and logged so far.</summary>
    public IReadOnlyCollection<string> Said { get; }

    /// <summary>The folder of the built function app.</summary>
    public static string Folder { get; } =
        Path.Combine(
            Repository.Root,
            "functions",
            "bin",
            Directory.GetParent(AppContext.BaseDirectory)!.Parent!.Name,
            Directory.GetParent(AppContext.BaseDirectory)!.Name
        );

    /// <summary>Starts the program and waits until its functions are ready.</summary>
    public static async Task<FunctionAppProcess> StartAsync(
        string connectionString,
        params (string Name, string Value)[] settings
    )
    {
        var said = new ConcurrentQueue<string>();
        var all = new Dictionary<string, string>(
            FunctionAppFolder.SettingsWith(TestKeys.Administrator),
            StringComparer.Ordinal
        )
        {
            ["Access__RequestsPerMinute"] = "1000000",
            ["Access__MegabytesPerDay"] = "1000000",
            ["Access__UploadsAtOnce"] = "100",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(Folder, connectionString, all, FireTriggers: false),
            said.Enqueue
        );
        return new FunctionAppProcess(host, said);
    }

    /// <summary>Delivers a message to a queue function.</summary>
    public Task<Run> DeliverAsync(string function, string message, int dequeueCount = 1)
    {
        var now = TimeProvider.System.GetUtcNow();
        var delivered = QueuesModelFactory.QueueMessage(
            Guid.NewGuid().ToString(),
            "receipt",
            BinaryData.FromString(message),
            dequeueCount,
            nextVisibleOn: now.AddMinutes(10),
            insertedOn: now,
            expiresOn: now.AddDays(7)
        );
        return RunAsync<QueueTrigger>(function, trigger => Invocations.ForQueue(trigger, delivered, message));
    }

    /// <summary>Delivers a blob that is in storage to a blob function.</summary>
    public async Task<Run> DeliverAsync(string function, BlobClient blob)
    {
        var properties = (await blob.GetPropertiesAsync()).Value;
        return await RunAsync<BlobTrigger>(
            function,
            trigger => Invocations.ForBlob(trigger, blob.Uri, blob.Name, properties, trigger.Path.Match(blob.Name)!)
        );
    }

    /// <summary>Has a timer function run.</summary>
    public Task<Run> TickAsync(string function) =>
        RunAsync<TimerTrigger>(function, trigger => Invocations.ForTimer(trigger, TimeProvider.System.GetUtcNow()));

    /// <summary>The worker, when its functions are ready.</summary>
    public Task<LoadedWorker> WorkerAsync(CancellationToken cancellationToken) => _host.WorkerAsync(cancellationToken);

    /// <summary>Most memory the program had in use so far, in bytes.</summary>
    public async Task<long> PeakMemoryAsync() => (await WorkerAsync(CancellationToken.None)).Process.PeakMemory;

    /// <summary>Kills the program at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        var process = (await WorkerAsync(CancellationToken.None)).Process;
        process.Kill();
        await process.Ended;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Administrator.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<Run> RunAsync<TTrigger>(string function, Func<TTrigger, InvocationRequest> invocation)
        where TTrigger : Trigger
    {
        var worker = await WorkerAsync(CancellationToken.None);
        var definition = worker.Functions.Single(known => known.Name == function);
        var response = await worker.InvokeAsync(
            function,
            invocation((TTrigger)definition.Trigger),
            CancellationToken.None
        );
        var result = response.Result;
        return new Run(
            result.Status == StatusResult.Types.Status.Success,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{function}: {result.Exception?.Message} {result.Exception?.StackTrace}"
            )
        );
    }
}

/// <summary>What became of a run of a function that is not called over HTTP.</summary>
public sealed record Run(bool Succeeded, string Failure)
{
    /// <summary>Throws when it failed.</summary>
    public void EnsureSucceeded()
    {
        if (!Succeeded)
            throw new InvalidOperationException(Failure);
    }
}
