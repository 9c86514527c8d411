using System.Globalization;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Local.Host;

/// <summary>
/// The HTTP functions' addresses: checks method, route and key, then passes the request through to the program
/// unchanged, streamed.
/// </summary>
public static class HttpFront
{
    // The Functions host's own limits.
    private const long LargestBody = 210_000_000;
    private static readonly ForwarderRequestConfig Forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    /// <summary>Starts listening on loopback.</summary>
    /// <param name="port">0 for any free port.</param>
    /// <param name="ready">Completes when the program answers.</param>
    /// <exception cref="LocalRunException">The port is taken.</exception>
    public static async Task<WebApplication> StartAsync(
        FunctionApp app,
        Uri program,
        Func<CancellationToken, Task> ready,
        FunctionKeys keys,
        int port,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhostPort(port);
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });
        var front = builder.Build();
        var invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        );
        front.Lifetime.ApplicationStopped.Register(invoker.Dispose);
        var forwarder = front.Services.GetRequiredService<IHttpForwarder>();
        foreach (var (name, trigger) in app.Functions.Select(f => (f.Name, f.Trigger as HttpTrigger)))
            if (trigger is not null)
                Map(
                    front,
                    app,
                    trigger,
                    name,
                    async context =>
                    {
                        if (!keys.Allow(trigger.Level, context.Request))
                        {
                            await HostRefusals.WriteAsync(context, StatusCodes.Status401Unauthorized);
                            return;
                        }
                        await ready(context.RequestAborted);
                        context.Request.Headers["X-Azure-Functions-InvocationId"] = Guid.NewGuid().ToString();
                        await forwarder.SendAsync(context, program.AbsoluteUri, invoker, Forwarding);
                    }
                );
        front.MapGet("/", () => Overview(app));
        front.UseStatusCodePages(pages =>
            HostRefusals.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode)
        );
        await ListenAsync(front, port, cancellationToken);
        return front;
    }

    private static void Map(
        WebApplication front,
        FunctionApp app,
        HttpTrigger trigger,
        string name,
        RequestDelegate handle
    )
    {
        var route = $"/{app.Host.RoutePrefix}/{trigger.Route}";
        var endpoint =
            trigger.Methods.Count == 0 ? front.Map(route, handle) : front.MapMethods(route, trigger.Methods, handle);
        endpoint.WithDisplayName(name);
    }

    private static async Task ListenAsync(WebApplication front, int port, CancellationToken cancellationToken)
    {
        try
        {
            await front.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await front.DisposeAsync();
            throw new LocalRunException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Port {port} is taken. Choose another with --port, or 0 for any free one."
                ),
                e
            );
        }
    }

    private static string Overview(FunctionApp app) =>
        string.Join(
            '\n',
            app.Functions.Select(f =>
                f.Trigger is HttpTrigger http
                    ? $"{string.Join(' ', http.Methods), -10} /{app.Host.RoutePrefix}/{http.Route}   {f.Name}, {http.Level.ToString().ToLowerInvariant()}"
                    : $"{f.Trigger.GetType().Name, -10} {f.Name}"
            )
        ) + "\n";

    private static void ListenLocalhostPort(
        this Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel,
        int port
    ) => kestrel.Listen(System.Net.IPAddress.Loopback, port);
}
