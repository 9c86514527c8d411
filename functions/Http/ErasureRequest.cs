using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Analysis.Publication;
using Serverless.Flows.Erasure;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// The body of a request to erase a respondent. A member it does not know is refused: a misspelt <c>wave</c> would
/// otherwise erase from all of them.
/// </summary>
/// <param name="Respondent">The respondent's id.</param>
/// <param name="Wave">The only wave to erase from; all without it. Read for a whole survey only.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ErasureRequest([property: JsonRequired] string? Respondent, string? Wave = null)
{
    /// <summary>Far more than the longest id, and little enough to be read whole.</summary>
    private const int MaximumBytes = 10_000;

    /// <summary>What is asked for; refuses with 400 a body that does not hold a respondent's id.</summary>
    public static async Task<ErasureRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        MediaTypes.RequireJson(request);
        var body = new byte[MaximumBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, false, cancellationToken);
        if (length > MaximumBytes)
            throw Refusals.NoRespondent();
        try
        {
            var read = JsonSerializer.Deserialize(body.AsSpan(0, length), ApiJson.Default.ErasureRequest);
            return string.IsNullOrWhiteSpace(read?.Respondent) ? throw Refusals.NoRespondent() : read;
        }
        catch (JsonException)
        {
            throw Refusals.NoRespondent();
        }
    }
}

/// <summary>
/// The answer to an erasure from one file of responses: how many rows went, and the version without them, which is left
/// out when the respondent was only in an upload that was being stored. The version is a fingerprint, as in the state of
/// the wave: whoever may erase may not read answers, and a hash of a small file proves a guess of them.
/// </summary>
internal sealed record ErasureReceipt(
    string Survey,
    string Wave,
    string Group,
    int RowsErased,
    string? Version,
    int UploadsStopped
)
{
    public static ErasureReceipt Of(Name survey, ErasedFromGroup erased, Fingerprints fingerprints) =>
        new(
            survey.ToString(),
            erased.Wave.ToString(),
            erased.Group.ToString(),
            erased.RowsErased,
            erased.Version is { } version ? fingerprints.OfFile("responses", version) : null,
            erased.UploadsStopped
        );
}

/// <summary>The answer to an erasure from a survey: the responses that held the respondent.</summary>
internal sealed record SurveyErasureReceipt(string Survey, int RowsErased, IReadOnlyList<ErasureReceipt> Groups);
