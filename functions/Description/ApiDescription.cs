using System.Security.Cryptography;
using System.Text;
using Microsoft.OpenApi;

namespace Serverless.Functions;

/// <summary>The OpenAPI document as it is sent. It is made when it is first asked for, and kept for the next callers.</summary>
public sealed class ApiDescription(ApiContact contact)
{
    private volatile Sent? _last;

    /// <summary>The document for a caller, with its version.</summary>
    internal async Task<(byte[] Content, string Version)> ForAsync(HttpRequest request)
    {
        var server = Server(request);
        if (_last is not { } known || known.Server != server)
            _last = known = await MakeAsync(server);
        return (known.Content, known.Version);
    }

    private async Task<Sent> MakeAsync(string server)
    {
        var json = await ApiDocument.Make(server, contact).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        var content = Encoding.UTF8.GetBytes(json);
        return new(server, content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>
    /// The address this caller reached the API at. In between, HTTPS may have become HTTP; only on one machine it was that
    /// from the start.
    /// </summary>
    private static string Server(HttpRequest request)
    {
        var host = new Uri($"{request.Scheme}://{request.Host}");
        return $"{(host.IsLoopback ? request.Scheme : Uri.UriSchemeHttps)}://{request.Host}{Addresses.Api}";
    }

    private sealed record Sent(string Server, byte[] Content, string Version);
}
