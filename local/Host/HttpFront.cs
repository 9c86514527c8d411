using System.Globalization;
using System.Net;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Host.Workers;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Local.Host;

/// <summary>
/// The HTTP functions' addresses: checks method and route, then passes the request through to the worker
/// unchanged, streamed, and has the function run.
/// </summary>
public sealed class HttpFront
{
    /// <summary>By this header the worker joins a request with its invocation.</summary>
    private const string InvocationHeader = "x-ms-invocation-id";

    /// <summary>What a Functions host passes on when no setting says otherwise: 100 MiB.</summary>
    public const long UsualMaximumBody = 104_857_600;

    private static readonly ForwarderRequestConfig Forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly Func<CancellationToken, Task<LoadedWorker>> _loaded;
    private readonly IHttpForwarder _forwarder;
    private readonly HttpMessageInvoker _client;
    private readonly long _maximumBody;

    private HttpFront(
        Func<CancellationToken, Task<LoadedWorker>> loaded,
        IHttpForwarder forwarder,
        HttpMessageInvoker client,
        long maximumBody
    )
    {
        _maximumBody = maximumBody;
        _loaded = loaded;
        _forwarder = forwarder;
        _client = client;
    }

    /// <summary>Starts listening on loopback.</summary>
    /// <param name="loaded">The worker, when it is ready.</param>
    /// <param name="port">0 for any free port.</param>
    /// <param name="maximumBody">In bytes.</param>
    /// <exception cref="LocalRunException">The port is taken.</exception>
    public static async Task<WebApplication> StartAsync(
        HostConfiguration host,
        IReadOnlyList<FunctionDefinition> functions,
        Func<CancellationToken, Task<LoadedWorker>> loaded,
        int port,
        long maximumBody,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        // As in the Functions host, routes may say with a regular expression what a part of them is.
        builder.Services.AddRouting();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = maximumBody;
            // One who sends a byte now and then would hold a request for as long as the file is long.
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.AddServerHeader = false;
        });
        var web = builder.Build();
        var client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        );
        web.Lifetime.ApplicationStopped.Register(client.Dispose);
        var front = new HttpFront(loaded, web.Services.GetRequiredService<IHttpForwarder>(), client, maximumBody);
        foreach (var function in functions)
            if (function.Trigger is HttpTrigger trigger)
                Map(web, host, trigger, context => front.AnswerAsync(context, function.Name, trigger))
                    .WithDisplayName(function.Name);
        web.Use((context, next) => AddHeadersAsync(host.Headers, context, next));
        web.UseStatusCodePages(pages =>
            HostRefusals.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode)
        );
        await ListenAsync(web, port, cancellationToken);
        return web;
    }

    private async Task AnswerAsync(HttpContext context, string function, HttpTrigger trigger)
    {
        if (context.Request.ContentLength > _maximumBody)
        {
            await HostRefusals.WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }
        var worker = await _loaded(context.RequestAborted);
        var invocation = Invocations.ForHttp(trigger, context.Request);

        // A caller's own header would join its request with another invocation.
        context.Request.Headers[InvocationHeader] = invocation.InvocationId;
        var running = worker.InvokeAsync(function, invocation, context.RequestAborted);
        var error = await _forwarder.SendAsync(context, worker.HttpUri.AbsoluteUri, _client, Forwarding);
        if (error != ForwarderError.None)
            worker.Channel.Cancel(invocation.InvocationId);
        try
        {
            await running;
        }
        catch (WorkerLostException)
        {
            // The forwarder has answered the caller, or the answer was already sent.
        }
    }

    private static Task AddHeadersAsync(
        IReadOnlyDictionary<string, string> headers,
        HttpContext context,
        RequestDelegate next
    )
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in headers)
                context.Response.Headers.TryAdd(name, value);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static IEndpointConventionBuilder Map(
        WebApplication web,
        HostConfiguration host,
        HttpTrigger trigger,
        RequestDelegate answer
    )
    {
        var route = host.RoutePrefix.Length == 0 ? $"/{trigger.Route}" : $"/{host.RoutePrefix}/{trigger.Route}";
        return trigger.Methods.Count == 0 ? web.Map(route, answer) : web.MapMethods(route, trigger.Methods, answer);
    }

    private static async Task ListenAsync(WebApplication web, int port, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await web.DisposeAsync();
            throw new LocalRunException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Port {port} is taken. Choose another with --port, or 0 for any free one."
                ),
                e
            );
        }
    }
}
