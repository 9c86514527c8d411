using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host;

namespace Serverless.Functions.Tests.Local;

/// <summary>A small program behind the host: remembers what it is sent and answers as a test asks.</summary>
public sealed class Handler : IAsyncDisposable
{
    private readonly WebApplication _web;

    private Handler(WebApplication web) => _web = web;

    public Uri Address => new(_web.Urls.Single() + "/");

    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>Answers the n-th request, counted from 1; by default 200 with an empty JSON object.</summary>
    public Func<int, IResult> Answer { get; set; } = _ => TypedResults.Json(new { });

    public static async Task<Handler> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var handler = new Handler(builder.Build());
        handler._web.Map("/{**path}", handler.HandleAsync);
        await handler._web.StartAsync();
        return handler;
    }

    public Invoker Invoker(TimeSpan? timeout = null) =>
        new(Address, _ => Task.CompletedTask, timeout ?? TimeSpan.FromSeconds(30), _ => { });

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var received = new Received(
            request.Method,
            request.Path + request.QueryString,
            await reader.ReadToEndAsync(),
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())
        );
        Requests.Enqueue(received);
        return Answer(Requests.Count);
    }

    public sealed record Received(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}
