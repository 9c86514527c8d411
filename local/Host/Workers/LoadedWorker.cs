using System.Net.Sockets;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Workers;

/// <summary>A worker whose functions are ready to run.</summary>
/// <param name="HttpUri">Where it takes requests.</param>
/// <param name="LoadingTime">How long it took from the start of its process until its functions were ready.</param>
public sealed record LoadedWorker(
    WorkerProcess Process,
    WorkerChannel Channel,
    Uri HttpUri,
    IReadOnlyList<FunctionDefinition> Functions,
    TimeSpan LoadingTime
)
{
    /// <summary>Has a worker that has connected list its functions, and loads them all.</summary>
    /// <param name="settings">The app settings, for names between percent signs such as
    /// <c>%RecomputeSchedule%</c>.</param>
    /// <exception cref="LocalRunException">A function cannot be loaded, or asks for something this host does not
    /// do.</exception>
    public static async Task<LoadedWorker> LoadAsync(
        WorkerProcess process,
        WorkerChannel channel,
        string folder,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken
    )
    {
        var capabilities = await channel.InitialiseAsync(folder, cancellationToken);
        if (!capabilities.TryGetValue("HttpUri", out var http))
            throw new LocalRunException("The worker does not say where it takes requests (no capability HttpUri).");
        var functions = await channel.FunctionsAsync(folder, cancellationToken);
        await Task.WhenAll(functions.Select(function => channel.LoadAsync(function, cancellationToken)));
        var address = Loopback(new Uri(http));
        await ListeningAsync(address, cancellationToken);
        return new LoadedWorker(
            process,
            channel,
            address,
            [
                .. functions
                    .Select(f => FunctionDefinition.Read(f, settings))
                    .OrderBy(f => f.Name, StringComparer.Ordinal),
            ],
            TimeProvider.System.GetElapsedTime(process.Started)
        );
    }

    /// <summary>Has a function run.</summary>
    /// <exception cref="WorkerLostException">The worker ended before it answered.</exception>
    public Task<InvocationResponse> InvokeAsync(
        string function,
        InvocationRequest invocation,
        CancellationToken cancellationToken
    )
    {
        invocation.FunctionId = Functions.Single(f => f.Name == function).Id;
        return Channel.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>A worker says where it will listen, and begins to while its functions are being loaded.</summary>
    private static async Task ListeningAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
            }
        }
    }

    /// <summary>The name localhost costs a look-up, and a second try where it means the other address first.</summary>
    private static Uri Loopback(Uri address) => new UriBuilder(address) { Host = "127.0.0.1" }.Uri;
}
