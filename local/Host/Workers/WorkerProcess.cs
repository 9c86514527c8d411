using System.ComponentModel;
using System.Diagnostics;
using Serverless.Local.Host.Metadata;

namespace Serverless.Local.Host.Workers;

/// <summary>One run of the function app's worker, as an operating system process.</summary>
/// <remarks>
/// The worker ends when its standard input does. This program holds the other end, so the worker ends with it, however
/// that comes about.
/// </remarks>
public sealed class WorkerProcess : IDisposable
{
    /// <summary>The setting that makes the worker watch its standard input.</summary>
    private const string WatchSetting = "EndWithStandardInput";

    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
        Ended = process.WaitForExitAsync();
    }

    /// <summary>When it was started, as a timestamp of the system's clock.</summary>
    public long Started { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>The exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Most memory the process had in use so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a worker that will connect to this host.</summary>
    /// <param name="host">Where this host listens for workers.</param>
    /// <param name="workerId">By what the worker says who it is.</param>
    /// <param name="settings">App settings; the worker finds them in its environment.</param>
    /// <param name="print">Receives what the worker prints, line by line, from any thread.</param>
    /// <exception cref="LocalRunException">There is no such program.</exception>
    public static WorkerProcess Start(
        FunctionApp app,
        Uri host,
        string workerId,
        IReadOnlyDictionary<string, string> settings,
        Action<string> print
    )
    {
        var start = new ProcessStartInfo(
            app.Executable,
            [
                app.WorkerPath,
                "--functions-uri",
                host.AbsoluteUri,
                "--functions-worker-id",
                workerId,
                "--functions-request-id",
                Guid.NewGuid().ToString(),
                "--functions-grpc-max-message-length",
                "2147483647",
            ]
        )
        {
            WorkingDirectory = app.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = app.Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment[WatchSetting] = "true";
        try
        {
            var process = Process.Start(start)!;
            process.OutputDataReceived += Print;
            process.ErrorDataReceived += Print;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return new WorkerProcess(process);
        }
        catch (Win32Exception e)
        {
            throw new LocalRunException($"The function app could not be started: {e.Message}", e);
        }

        void Print(object sender, DataReceivedEventArgs line)
        {
            if (!string.IsNullOrEmpty(line.Data))
                print(line.Data);
        }
    }

    /// <summary>Ends the process at once, with everything it started.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose() => _process.Dispose();
}
