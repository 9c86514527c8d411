using System.Globalization;
using System.Net;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Host.Workers;
using static System.FormattableString;

namespace Serverless.Local.Host;

/// <summary>
/// Runs a function app on this machine as the Azure Functions host would: starts its worker and speaks the host's side
/// of the protocol with it, passes HTTP on, and fires timer, queue and blob functions by what the worker and
/// <c>host.json</c> say. A development tool: it does what this product needs of the host and no more.
/// </summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private static readonly TimeSpan LoadingTime = TimeSpan.FromMinutes(1);

    private readonly WorkerServer _server;
    private readonly Worker _worker;
    private readonly WebApplication _front;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _listening;

    private FunctionHost(WorkerServer server, Worker worker, WebApplication front, Func<CancellationToken, Task> listen)
    {
        _server = server;
        _worker = worker;
        _front = front;
        _listening = listen(_stopping.Token);
        Address = new Uri(front.Urls.Single());
    }

    /// <summary>Where the HTTP functions are, below the route prefix.</summary>
    public Uri Address { get; }

    /// <summary>How often the worker was started; more than once after a crash.</summary>
    public int Starts => _worker.Starts;

    /// <summary>Starts everything and waits until the functions are ready.</summary>
    /// <param name="log">Receives what happens, line by line, from any thread.</param>
    /// <exception cref="LocalRunException">The app cannot be read or started, its functions are not ready within a
    /// minute, or the port is taken.</exception>
    public static async Task<FunctionHost> StartAsync(
        FunctionHostOptions options,
        Action<string> log,
        CancellationToken cancellationToken = default
    )
    {
        var app = FunctionApp.Read(options.Folder);
        var settings = new Dictionary<string, string>(options.Settings, StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = options.Storage,
            ["SurveyStorage"] = options.Storage,
        };
        // The app prints this address where it names its own: the one it is served at, to the letter.
        if (options.Port > 0)
            settings.TryAdd("PublicAddress", Invariant($"http://{IPAddress.Loopback}:{options.Port}"));
        var server = await WorkerServer.StartAsync(cancellationToken);
        var worker = new Worker(app, server, settings, log);
        try
        {
            var functions = await FunctionsAsync(worker, cancellationToken);
            var front = await HttpFront.StartAsync(
                app.Host,
                functions,
                worker.LoadedAsync,
                options.Port,
                MaximumBody(settings),
                cancellationToken
            );
            log(Invariant($"{functions.Count} functions of {app.Folder} are served at {front.Urls.Single()}"));
            var invoker = new Invoker(worker.LoadedAsync, app.Host.FunctionTimeout, log);
            return new FunctionHost(
                server,
                worker,
                front,
                stopping =>
                    options.FireTriggers
                        ? TriggerListeners.RunAsync(functions, app.Host, options.Storage, invoker, log, stopping)
                        : Task.CompletedTask
            );
        }
        catch
        {
            await worker.DisposeAsync();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The worker, when its functions are ready.</summary>
    public Task<LoadedWorker> WorkerAsync(CancellationToken cancellationToken) =>
        _worker.LoadedAsync(cancellationToken);

    /// <summary>Stops the triggers, then HTTP, then the worker.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        await _front.DisposeAsync();
        await _worker.DisposeAsync();
        await _server.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>The setting is the Functions host's own.</summary>
    private static long MaximumBody(Dictionary<string, string> settings) =>
        settings.TryGetValue("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", out var limit)
            ? long.Parse(limit, CultureInfo.InvariantCulture)
            : HttpFront.UsualMaximumBody;

    private static async Task<IReadOnlyList<FunctionDefinition>> FunctionsAsync(
        Worker worker,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await worker.LoadedAsync(cancellationToken).WaitAsync(LoadingTime, cancellationToken)).Functions;
        }
        catch (TimeoutException e)
        {
            throw new LocalRunException(
                "The functions were not ready within a minute; the log says what the function app printed.",
                e
            );
        }
    }
}

/// <summary>What to run, and how.</summary>
/// <param name="Folder">The built function app: the folder with <c>host.json</c>.</param>
/// <param name="Storage">Connection string of the storage account.</param>
/// <param name="Settings">App settings besides the storage account.</param>
/// <param name="Port">For HTTP; 0 for any free port.</param>
/// <param name="FireTriggers">Whether timer, queue and blob functions run by themselves.</param>
public sealed record FunctionHostOptions(
    string Folder,
    string Storage,
    IReadOnlyDictionary<string, string> Settings,
    int Port = 0,
    bool FireTriggers = true
);
