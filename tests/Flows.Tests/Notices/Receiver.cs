using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverless.Flows.Tests.Notices;

/// <summary>A notice as a receiver got it.</summary>
internal sealed record ReceivedNotice(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    public string Id => Headers["webhook-id"];

    public DateTimeOffset At =>
        DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture)
        );

    public string[] Signatures => Headers["webhook-signature"].Split(' ');
}

/// <summary>A receiver of webhooks: a web server on this machine that keeps what it gets.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedNotice> _received = new();

    private Receiver(WebApplication server) => _server = server;

    public IReadOnlyList<ReceivedNotice> Received => [.. _received];

    /// <summary>How it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Status(StatusCodes.Status204NoContent);

    public Uri Address { get; private set; } = new("http://localhost");

    public int Port => Address.Port;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var receiver = new Receiver(server);
        server.Run(receiver.ReceiveAsync);
        await server.StartAsync();
        var address = server
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        receiver.Address = new Uri($"{address}/notices");
        return receiver;
    }

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) =>
        http =>
        {
            http.Response.StatusCode = status;
            foreach (var (name, value) in headers)
                http.Response.Headers[name] = value;
            return Task.CompletedTask;
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        _received.Enqueue(
            new(
                http.Request.Method,
                http.Request.Path,
                http.Request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                await reader.ReadToEndAsync()
            )
        );
        await Answer(http);
    }
}
