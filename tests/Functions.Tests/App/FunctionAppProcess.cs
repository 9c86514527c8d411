using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Serverless.Functions.Tests.App;

/// <summary>
/// The function app as a program of its own, started as the Functions host starts it. It can be killed.
/// </summary>
public sealed class FunctionAppProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FunctionAppProcess(Process process, ConcurrentQueue<string> said, Uri address)
    {
        _process = process;
        Said = said;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
    }

    public HttpClient Client { get; }

    /// <summary>What the program printed so far.</summary>
    public IReadOnlyCollection<string> Said { get; }

    /// <summary>Most memory the program had in use so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>The folder of the built function app: program, host.json and one folder per function.</summary>
    public static string Folder { get; } =
        Path.Combine(
            Root,
            "functions",
            "bin",
            Directory.GetParent(AppContext.BaseDirectory)!.Parent!.Name,
            Directory.GetParent(AppContext.BaseDirectory)!.Name
        );

    public static string Root =>
        typeof(FunctionAppProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "RepositoryRoot")
            .Value!;

    /// <summary>Starts the program and waits until it answers.</summary>
    public static async Task<FunctionAppProcess> StartAsync(
        string connectionString,
        params (string Name, string Value)[] settings
    )
    {
        var port = FreePort();
        var process = Process.Start(
            StartInfo([
                ("FUNCTIONS_CUSTOMHANDLER_PORT", port.ToString(CultureInfo.InvariantCulture)),
                ("AzureWebJobsStorage", connectionString),
                .. settings,
            ])
        )!;
        var said = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        var app = new FunctionAppProcess(
            process,
            said,
            new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/")
        );
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await app.Client.GetAsync(new Uri("/", UriKind.Relative));
                return app;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Starts the program with settings it cannot run with; returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Error)> StartFailingAsync(
        params (string Name, string Value)[] settings
    )
    {
        var start = StartInfo(settings);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>Kills the program at once, as a crash would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ProcessStartInfo StartInfo((string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Folder, OperatingSystem.IsWindows() ? "Serverless.Functions.exe" : "Serverless.Functions")
        )
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("AzureWebJobsStorage");
        start.Environment.Remove("FUNCTIONS_CUSTOMHANDLER_PORT");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
