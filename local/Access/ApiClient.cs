using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Serverless.Flows.Access;
using static System.FormattableString;

namespace Serverless.Local.Access;

/// <summary>The product's HTTP API, wherever it runs, called with one key.</summary>
public sealed class ApiClient : IDisposable
{
    /// <summary>The header that carries the key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private readonly HttpClient _client;

    /// <param name="host">Where the API is, without <c>/api/v1</c>.</param>
    /// <param name="key">The key.</param>
    public ApiClient(Uri host, string key)
    {
        _client = new HttpClient { BaseAddress = new Uri(host, "/api/v1/"), Timeout = TimeSpan.FromMinutes(4) };
        _client.DefaultRequestHeaders.Add(KeyHeader, key);
    }

    /// <summary>Reads a key from a file.</summary>
    /// <exception cref="LocalRunException">There is no key in it.</exception>
    public static string ReadKey(string file)
    {
        if (!File.Exists(file))
            throw new LocalRunException($"There is no key file {file}. Name one with --key-file.");
        var text = File.ReadAllText(file).Trim();
        return KeyText.TryParse(text, out _)
            ? text
            : throw new LocalRunException($"{file} does not hold a key, or not all of it.");
    }

    /// <summary>Calls the API and returns the JSON of its answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Below <c>/api/v1</c>.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LocalRunException">It was refused; the message says why.</exception>
    public async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellationToken
    )
    {
        var (status, answer) = await TrySendAsync(method, path, body, cancellationToken);
        if ((int)status < 300 && answer is not null)
            return answer;
        throw new LocalRunException(
            Invariant($"{method} /api/v1/{path} was answered {(int)status}: {(string?)answer?["detail"] ?? "no words"}")
        );
    }

    /// <summary>Calls the API and returns the status and the JSON of its answer, whatever it is.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Answer)> TrySendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path.TrimStart('/'), UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
        }
        catch (HttpRequestException unreachable)
        {
            throw new LocalRunException($"{_client.BaseAddress} cannot be reached: {unreachable.Message}", unreachable);
        }
    }

    public void Dispose() => _client.Dispose();
}
