using static System.FormattableString;

namespace Serverless.Local.Host;

/// <summary>
/// Runs a function app on this machine as the Azure Functions host would: starts its program, passes HTTP on, and fires
/// its timer, queue
/// and blob functions by reading the same <c>host.json</c> and <c>function.json</c> files. A development tool: it does
/// what this product
/// needs of the host and no more.
/// </summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private readonly HandlerProgram _program;
    private readonly WebApplication _front;
    private readonly Invoker _invoker;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _listening;

    private FunctionHost(
        HandlerProgram program,
        WebApplication front,
        FunctionApp app,
        string storage,
        Action<string> log
    )
    {
        _program = program;
        _front = front;
        _invoker = new Invoker(program.Address, program.ReadyAsync, app.Host.FunctionTimeout, log);
        _listening = TriggerListeners.RunAsync(app, storage, _invoker, log, _stopping.Token);
        Address = new Uri(front.Urls.Single());
    }

    /// <summary>Where the HTTP functions are, below <c>/api/</c>.</summary>
    public Uri Address { get; }

    /// <summary>How often the program was started; more than once after a crash.</summary>
    public int Starts => _program.Starts;

    /// <summary>Starts everything and waits until the program answers.</summary>
    /// <param name="folder">The built function app: the folder with <c>host.json</c>.</param>
    /// <param name="storage">Connection string of the storage account.</param>
    /// <param name="settings">App settings besides the storage account.</param>
    /// <param name="port">For HTTP; 0 for any free port.</param>
    /// <param name="log">Told what happens, line by line, from any thread.</param>
    /// <exception cref="LocalRunException">The app cannot be read or started, or does not answer within a
    /// minute.</exception>
    public static async Task<FunctionHost> StartAsync(
        string folder,
        string storage,
        IReadOnlyDictionary<string, string> settings,
        FunctionKeys keys,
        int port,
        Action<string> log,
        CancellationToken cancellationToken = default
    )
    {
        var app = FunctionApp.Read(folder, settings);
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = storage,
        };
        var handler = new HandlerProgram(app, all, log);
        try
        {
            await handler.ReadyAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            var http = await HttpFront.StartAsync(
                app,
                handler.Address,
                handler.ReadyAsync,
                keys,
                port,
                cancellationToken
            );
            log(Invariant($"{app.Functions.Count} functions of {folder} are served at {http.Urls.Single()}"));
            return new FunctionHost(handler, http, app, storage, log);
        }
        catch (TimeoutException e)
        {
            await handler.DisposeAsync();
            throw new LocalRunException("The function app did not answer within a minute; its output says why.", e);
        }
        catch
        {
            await handler.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the triggers, then HTTP, then the program.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        await _front.DisposeAsync();
        await _program.DisposeAsync();
        _invoker.Dispose();
        _stopping.Dispose();
    }
}
