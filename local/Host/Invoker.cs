using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace Serverless.Local.Host;

/// <summary>Posts an invocation to the program and judges the answer as the Functions host does.</summary>
/// <param name="address">Where the program listens.</param>
/// <param name="ready">Completes when the program answers; invocations wait for it while the program is being started
/// again.</param>
/// <param name="timeout">Longest time for one invocation.</param>
/// <param name="log">Told about invocations.</param>
public sealed class Invoker(Uri address, Func<CancellationToken, Task> ready, TimeSpan timeout, Action<string> log)
    : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = timeout };

    /// <summary>Invokes a function.</summary>
    /// <param name="routine">The log is told of failures only.</param>
    /// <returns>Whether it succeeded: a status of 200 to 299 with a JSON object as body.</returns>
    public async Task<bool> InvokeAsync(
        string function,
        JsonObject body,
        CancellationToken cancellationToken,
        bool routine = false
    )
    {
        await ready(cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        string? failure;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, function));
            request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
            request.Content = new StringContent(Envelope.Text(body), Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await _client.SendAsync(request, cancellationToken);
            failure = Judge(response, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            failure = e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            failure = Invariant($"no answer within {timeout}");
        }
        var elapsed = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        if (failure is not null || !routine)
            log(Invariant($"{function}: {failure ?? "succeeded"} ({elapsed:0} ms)"));
        return failure is null;
    }

    public void Dispose() => _client.Dispose();

    private static string? Judge(HttpResponseMessage response, string body)
    {
        if (!response.IsSuccessStatusCode)
            return Invariant($"failed with status {(int)response.StatusCode}: {body[..Math.Min(body.Length, 500)]}");
        try
        {
            using var json = JsonDocument.Parse(body);
            if (
                json.RootElement.ValueKind == JsonValueKind.Object
                && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            )
                return null;
        }
        catch (JsonException)
        {
            // Same answer as for JSON that is no object.
        }
        return "failed: the answer is not a JSON object; the Functions host waits for ever or fails on such an answer";
    }
}
