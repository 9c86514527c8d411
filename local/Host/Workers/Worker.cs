using System.Collections.Concurrent;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using static System.FormattableString;

namespace Serverless.Local.Host.Workers;

/// <summary>Keeps the function app's worker running: starts it, loads its functions, starts it again when it ends.</summary>
public sealed class Worker : IAsyncDisposable
{
    /// <summary>The exit code of a worker that has said why it cannot run.</summary>
    private const int Explained = 1;

    private const int FirstStarts = 3;
    private const int LinesRemembered = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaximumPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly FunctionApp _app;
    private readonly WorkerServer _server;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<string> _log;
    private readonly ConcurrentQueue<string> _lastLines = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private bool _wasLoaded;
    private volatile TaskCompletionSource<LoadedWorker> _loaded = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>Starts the worker, which is not ready yet.</summary>
    /// <param name="server">Where it connects.</param>
    /// <param name="settings">The app settings; the worker finds them in its environment.</param>
    /// <param name="log">Receives what the worker prints and logs, and when it ends.</param>
    public Worker(
        FunctionApp app,
        WorkerServer server,
        IReadOnlyDictionary<string, string> settings,
        Action<string> log
    )
    {
        _app = app;
        _server = server;
        _settings = settings;
        _log = log;
        _running = Task.Run(KeepRunningAsync);
    }

    /// <summary>How often the worker was started.</summary>
    public int Starts { get; private set; }

    /// <summary>The worker, when its functions are ready.</summary>
    /// <exception cref="LocalRunException">It ended before its functions were ready the first time.</exception>
    public Task<LoadedWorker> LoadedAsync(CancellationToken cancellationToken) =>
        _loaded.Task.WaitAsync(cancellationToken);

    /// <summary>Stops the worker in order, or in the end without.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task KeepRunningAsync()
    {
        var pause = FirstPause;
        while (!_stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                await RunOnceAsync();
            }
            catch (LocalRunException e)
            {
                _loaded.TrySetException(e);
                return;
            }
            if (_stopping.IsCancellationRequested)
                return;
            // A worker that lived long may be started again at once; one that keeps failing, ever more slowly.
            pause =
                TimeProvider.System.GetElapsedTime(started) > MaximumPause
                    ? FirstPause
                    : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, MaximumPause.Ticks));
            _log(Invariant($"the function app ended; starting it again in {pause.TotalSeconds:0.#} s"));
            await Task.WhenAny(Task.Delay(pause, _stopping.Token));
        }
    }

    private async Task RunOnceAsync()
    {
        var id = Guid.NewGuid().ToString();
        Starts++;
        using var process = WorkerProcess.Start(_app, _server.Address, id, _settings, Print);
        _log(Invariant($"the function app is process {process.Id}"));
        LoadedWorker? loaded = null;
        try
        {
            loaded = await LoadAsync(process, id);
            if (loaded is null)
                return;
            _wasLoaded = true;
            _loaded.TrySetResult(loaded);
            await process.Ended.WaitAsync(_stopping.Token);
            _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        catch (OperationCanceledException)
        {
            loaded?.Channel.Terminate(Grace);
            await Task.WhenAny(
                process.Ended,
                Task.Delay(loaded is null ? TimeSpan.Zero : Grace + TimeSpan.FromSeconds(1))
            );
        }
        finally
        {
            if (!process.Ended.IsCompleted)
                process.Kill();
            await process.Ended;
        }
    }

    /// <summary>Waits for the worker's functions; null when it ended before, after having been ready in an earlier run.</summary>
    private async Task<LoadedWorker?> LoadAsync(WorkerProcess process, string id)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var loading = ConnectAndLoadAsync(process, id, stop.Token);
        if (await Task.WhenAny(loading, process.Ended) == loading)
            return await loading;
        await stop.CancelAsync();
        await Task.WhenAny(loading);

        // Two workers that start at once can choose the same port, and one of them ends; so it is tried again.
        if (_wasLoaded || (process.ExitCode != Explained && Starts < FirstStarts))
            return null;
        throw new LocalRunException(
            Invariant($"The function app ended with exit code {process.ExitCode} before its functions were loaded.")
                + $" It said:{Environment.NewLine}{string.Join(Environment.NewLine, _lastLines)}"
        );
    }

    private async Task<LoadedWorker> ConnectAndLoadAsync(
        WorkerProcess process,
        string id,
        CancellationToken cancellationToken
    )
    {
        var channel = await _server.Connections.ConnectedAsync(id, Log, cancellationToken);
        return await LoadedWorker.LoadAsync(process, channel, _app.Folder, _settings, cancellationToken);
    }

    private void Print(string line)
    {
        _lastLines.Enqueue(line);
        while (_lastLines.Count > LinesRemembered)
            _lastLines.TryDequeue(out _);
        _log($"  {line}");
    }

    private void Log(RpcLog entry)
    {
        if (entry.LogCategory != RpcLog.Types.Category.User || entry.Level < RpcLog.Types.Level.Information)
            return;
        Print($"{entry.Level}: {entry.Category}: {entry.Message}");
        if (entry.Exception is { } thrown)
            Print($"{thrown.Type}: {thrown.Message}{Environment.NewLine}{thrown.StackTrace}");
    }
}
