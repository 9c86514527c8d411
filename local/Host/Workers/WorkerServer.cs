using System.Net;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Serverless.Local.Host.Workers;

/// <summary>The address on this machine that workers connect to.</summary>
public sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private WorkerServer(WebApplication web, WorkerConnections connections)
    {
        _web = web;
        Connections = connections;
        Address = new Uri(web.Urls.Single());
    }

    public Uri Address { get; }

    public WorkerConnections Connections { get; }

    /// <summary>Starts listening, on a free port.</summary>
    public static async Task<WorkerServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var connections = new WorkerConnections();
        builder.Services.AddSingleton(connections);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, address => address.Protocols = HttpProtocols.Http2)
        );
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(1));
        var web = builder.Build();
        web.MapGrpcService<WorkerConnections>();
        await web.StartAsync(cancellationToken);
        return new WorkerServer(web, connections);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
