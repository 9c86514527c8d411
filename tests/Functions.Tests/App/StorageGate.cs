using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Serverless.Functions.Tests.App;

/// <summary>
/// Sits between a function app and the storage emulator and counts what passes. It passes everything on until one certain
/// request, which it holds back for ever: the moment to kill the function app at exactly that step.
/// </summary>
internal sealed partial class StorageGate : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly List<TcpListener> _doors = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _heldBack;
    private int _passing;
    private int _requests;

    /// <param name="connectionString">The emulator's.</param>
    /// <param name="heldBack">How the request begins, such as <c>PUT /devstoreaccount1/results/</c>; null for none.</param>
    /// <param name="passing">How many such requests pass before the one that is held back.</param>
    public StorageGate(string connectionString, string? heldBack = null, int passing = 0)
    {
        _heldBack = heldBack;
        _passing = passing;
        ConnectionString = Port()
            .Replace(
                connectionString,
                match =>
                    Invariant(
                        $"127.0.0.1:{Open(int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture))}/"
                    )
            );
    }

    /// <summary>The way through this gate.</summary>
    public string ConnectionString { get; }

    /// <summary>How many requests there were.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Completes when the request has come that is held back.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        foreach (var door in _doors)
            door.Dispose();
        _closed.Dispose();
    }

    private int Open(int port)
    {
        var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        _doors.Add(door);
        _ = AcceptAsync(door, port, _closed.Token);
        return ((IPEndPoint)door.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener door, int port, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            var client = await door.AcceptTcpClientAsync(closed);
            _ = PassAsync(client, port, closed);
        }
    }

    private async Task PassAsync(TcpClient client, int port, CancellationToken closed)
    {
        using (client)
        using (var emulator = new TcpClient())
        {
            await emulator.ConnectAsync(IPAddress.Loopback, port, closed);
            (client.NoDelay, emulator.NoDelay) = (true, true);
            var answers = emulator.GetStream().CopyToAsync(client.GetStream(), closed);
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await client.GetStream().ReadAsync(buffer, closed)) > 0)
            {
                // Clients of HTTP/1.1 send a request when the answer to the one before is there, so it begins what is
                // read.
                if (BeginsRequest().IsMatch(Encoding.ASCII.GetString(buffer, 0, Math.Min(read, 16))))
                    Interlocked.Increment(ref _requests);
                if (
                    _heldBack is { } heldBack
                    && buffer.AsSpan(0, read).StartsWith(Encoding.ASCII.GetBytes(heldBack))
                    && Interlocked.Decrement(ref _passing) < 0
                )
                {
                    _reached.TrySetResult();
                    await Task.Delay(Timeout.Infinite, closed);
                }

                await emulator.GetStream().WriteAsync(buffer.AsMemory(0, read), closed);
            }

            emulator.Client.Shutdown(SocketShutdown.Send);
            await answers;
        }
    }

    [GeneratedRegex("^(?:GET|HEAD|PUT|POST|DELETE|PATCH|MERGE) /", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeginsRequest();

    [GeneratedRegex(@"127\.0\.0\.1:(?<port>\d+)/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Port();
}
