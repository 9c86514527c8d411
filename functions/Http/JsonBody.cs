using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Functions;

/// <summary>Small bodies of JSON.</summary>
internal static class JsonBody
{
    /// <summary>Far more than any request has to say, and little enough to be read whole.</summary>
    private const int MaximumBytes = 10_000;

    /// <summary>What the body asks for; refuses with 400 a body that asks for nothing that is known here.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">What it may ask for; members it does not know are refused.</param>
    /// <param name="example">What it could look like, for the refusal.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<T> ReadAsync<T>(
        HttpRequest request,
        JsonTypeInfo<T> type,
        string example,
        CancellationToken cancellationToken
    )
        where T : class
    {
        MediaTypes.RequireJson(request);
        var body = new byte[MaximumBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, false, cancellationToken);
        if (length > MaximumBytes)
            throw Refusals.UnusableBody(example);
        try
        {
            return JsonSerializer.Deserialize(body.AsSpan(0, length), type) ?? throw Refusals.UnusableBody(example);
        }
        catch (JsonException)
        {
            throw Refusals.UnusableBody(example);
        }
    }
}
