using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using static System.FormattableString;

namespace Serverless.Local.Host;

/// <summary>
/// The function app's program: started with <c>FUNCTIONS_CUSTOMHANDLER_PORT</c>, asked until it answers, started again
/// when it ends.
/// </summary>
public sealed class HandlerProgram : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly FunctionApp _app;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<string> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly Task _running;
    private readonly int _port = FreePort();
    private volatile TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the program, which is not ready yet.</summary>
    /// <param name="settings">The app settings; the program finds them in its environment.</param>
    /// <param name="log">Told what the program prints, and when it ends.</param>
    public HandlerProgram(FunctionApp app, IReadOnlyDictionary<string, string> settings, Action<string> log)
    {
        _app = app;
        _settings = settings;
        _log = log;
        Address = new Uri(Invariant($"http://127.0.0.1:{_port}/"));
        _running = Task.Run(KeepRunningAsync);
    }

    /// <summary>Where the program listens.</summary>
    public Uri Address { get; }

    /// <summary>How often the program was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Completes when the program answers.</summary>
    /// <exception cref="LocalRunException">The program's file cannot be started at all.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        _client.Dispose();
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
            catch (Win32Exception e)
            {
                _ready.TrySetException(new LocalRunException($"The function app could not be started: {e.Message}", e));
                return;
            }
            if (_stopping.IsCancellationRequested)
                return;
            // A program that lived long may be started again at once; one that keeps failing, ever more slowly.
            pause =
                TimeProvider.System.GetElapsedTime(started) > LongestPause
                    ? FirstPause
                    : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            _log(Invariant($"the function app ended; starting it again in {pause.TotalSeconds:0.#} s"));
            await Task.WhenAny(Task.Delay(pause, _stopping.Token));
        }
    }

    private async Task RunOnceAsync()
    {
        var executable = Path.Combine(_app.Folder, _app.Host.Executable + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = Supervisor.Start(executable, _app.Host.Arguments, _app.Folder);
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = Invariant($"{_port}");

        using var process = Process.Start(start)!;
        Starts++;
        process.OutputDataReceived += Print;
        process.ErrorDataReceived += Print;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync(CancellationToken.None);
        if (await AnswersAsync(ended))
            _ready.TrySetResult();
        try
        {
            await ended.WaitAsync(_stopping.Token);
            if (_ready.Task.IsCompleted)
                _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close(); // tells the supervisor
            await ended;
        }

        void Print(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
                _log($"  {line.Data}");
        }
    }

    /// <summary>Asks the program until it answers anything at all; false when it ended before.</summary>
    private async Task<bool> AnswersAsync(Task ended)
    {
        while (!ended.IsCompleted && !_stopping.IsCancellationRequested)
        {
            try
            {
                using var response = await _client.GetAsync(Address, _stopping.Token);
                return true;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                await Task.WhenAny(Task.Delay(50));
            }
        }
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
