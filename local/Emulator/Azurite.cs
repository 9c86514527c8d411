using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Serverless.Local.Emulator;

/// <summary>
/// A running storage emulator: tables, blobs and queues on free loopback ports. It ends when disposed, and also when this
/// program ends in any other way, because it watches the pipe that this program holds (see <c>run.cjs</c>).
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>
    /// The account every storage emulator has; its key is published by Microsoft and protects nothing.
    /// </summary>
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    /// <summary>The folder with <c>package.json</c>, <c>package-lock.json</c> and <c>run.cjs</c>.</summary>
    private static readonly string Source = Path.Combine(RepositoryFolder.Root, "local", "Emulator");

    private static readonly NpmPackage Package = new(
        "Azurite",
        Source,
        Path.Combine("azurite", "dist", "src", "azurite.js")
    );

    private static readonly string[] Services = ["Blob", "Queue", "Table"];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private Azurite(Process process, IReadOnlyDictionary<string, string> endpoints)
    {
        _process = process;
        ConnectionString =
            Account + string.Concat(endpoints.Select(e => $"{e.Key}Endpoint={e.Value}/devstoreaccount1;"));
    }

    /// <summary>What the Azure SDK's clients take to reach this emulator.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts an emulator and waits until all three services listen; installs it first when needed.</summary>
    /// <param name="dataFolder">Where it keeps its data; null keeps everything in memory.</param>
    /// <param name="progress">Called when an installation starts.</param>
    /// <exception cref="LocalRunException">Node.js or npm is missing, or the emulator did not start.</exception>
    public static async Task<Azurite> StartAsync(
        string? dataFolder = null,
        Action<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var entry = await Package.InstallAsync(progress, cancellationToken);
        if (dataFolder is not null)
            await PredecessorEndedAsync(dataFolder, cancellationToken);
        var node = StartNode(entry, dataFolder);
        try
        {
            return new Azurite(node, await ListeningAsync(node, cancellationToken));
        }
        catch
        {
            node.Kill(entireProcessTree: true);
            node.Dispose();
            throw;
        }
    }

    /// <summary>Stops the emulator in order, so that a data folder holds everything that was written.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopTimeout);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    /// <summary>
    /// Waits for an emulator whose starter was killed a moment ago, and which is still writing the same folder.
    /// </summary>
    private static async Task PredecessorEndedAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(dataFolder, "azurite.pid");
        if (
            !File.Exists(file)
            || !int.TryParse(
                await File.ReadAllTextAsync(file, cancellationToken),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var id
            )
        )
            return;
        try
        {
            using var predecessor = Process.GetProcessById(id);
            await Task.WhenAny(
                predecessor.WaitForExitAsync(cancellationToken),
                Task.Delay(StopTimeout, cancellationToken)
            );
        }
        catch (ArgumentException)
        {
            // There is no such process: it was killed before it could remove the file.
        }
    }

    private static Process StartNode(string entry, string? dataFolder)
    {
        List<string> arguments = [Path.Combine(Source, "run.cjs"), entry];
        foreach (var service in Services)
            arguments.AddRange([
                $"--{service.ToLowerInvariant()}Host",
                "127.0.0.1",
                $"--{service.ToLowerInvariant()}Port",
                "0",
            ]);
        // Azurite 3.37.0 knows older API versions than the SDK asks for, and serves those requests well.
        arguments.AddRange(["--silent", "--disableTelemetry", "--skipApiVersionCheck"]);
        if (dataFolder is null)
            arguments.Add("--inMemoryPersistence");
        else
            arguments.AddRange(["--location", Directory.CreateDirectory(dataFolder).FullName]);

        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(entry)!,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalRunException(
                "Node.js (the program node) was not found. Install Node.js 20 or later and try again.",
                e
            );
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> ListeningAsync(
        Process node,
        CancellationToken cancellationToken
    )
    {
        var endpoints = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var said = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null || ready.Task.IsCompleted)
                return;
            said.Enqueue(line.Data);
            if (Listening().Match(line.Data) is { Success: true } match)
                endpoints[match.Groups["service"].Value] = match.Groups["address"].Value;
            if (endpoints.Count == Services.Length)
                ready.TrySetResult();
        }
        node.OutputDataReceived += Read;
        node.ErrorDataReceived += Read;
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();

        var ended = node.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(ready.Task, ended, Task.Delay(StartTimeout, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first == ready.Task)
            return endpoints;
        var how =
            first == ended
                ? Invariant($"ended with exit code {node.ExitCode}")
                : Invariant($"did not listen within {StartTimeout.TotalSeconds} s");
        throw new LocalRunException(
            $"The storage emulator Azurite {how}. It said:{Environment.NewLine}{string.Join(Environment.NewLine, said)}"
        );
    }

    [GeneratedRegex(
        @"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\S+?)/?$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Listening();
}
