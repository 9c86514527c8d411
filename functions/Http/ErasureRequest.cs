using System.Text.Json;

namespace Serverless.Functions;

/// <summary>The body of a request to erase a respondent.</summary>
internal sealed record ErasureRequest(string? Respondent)
{
    /// <summary>Far more than the longest id, and little enough to be read whole.</summary>
    private const int MaximumBytes = 10_000;

    /// <summary>The respondent's id; refuses with 400 a body that does not hold one.</summary>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        MediaTypes.RequireJson(request);
        var body = new byte[MaximumBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, false, cancellationToken);
        if (length > MaximumBytes)
            throw Refusals.NoRespondent();
        try
        {
            var read = JsonSerializer.Deserialize(body.AsSpan(0, length), ApiJson.Default.ErasureRequest);
            return string.IsNullOrEmpty(read?.Respondent) ? throw Refusals.NoRespondent() : read.Respondent;
        }
        catch (JsonException)
        {
            throw Refusals.NoRespondent();
        }
    }
}

/// <summary>The answer to an erasure: how many rows went, and the version of the response file without them.</summary>
internal sealed record ErasureReceipt(string Survey, string Wave, string Group, int RowsErased, string Version);
