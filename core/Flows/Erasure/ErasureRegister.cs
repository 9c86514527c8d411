using System.Security.Cryptography;
using System.Text;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Erasure;

/// <summary>
/// Remembers who was erased without remembering anybody: of each id a hash under a key that only this deployment has,
/// another for every survey. Ids are short and often counted through, so that a plain hash could be undone by trying
/// them all; and with one key for all surveys it could be seen that somebody was erased from two.
/// </summary>
public sealed class ErasureRegister(ErasedRespondents entries, DeploymentSecrets secrets, TimeProvider clock)
{
    private const string Purpose = "erased-respondents";

    /// <summary>Enters somebody; an id that was erased before is entered once.</summary>
    internal async Task AddAsync(ErasureScope scope, string respondent, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(scope.Survey, cancellationToken);
        await entries.AddAsync(
            new(ErasedIds.Code(key, respondent), scope, Fingerprint(key), clock.GetUtcNow()),
            cancellationToken
        );
    }

    /// <summary>Everybody who was erased from a file of responses, or from everything it is part of.</summary>
    /// <exception cref="ErasureKeyException">The key they were entered with is not there any more.</exception>
    public async Task<ErasedIds> OfAsync(InputKey responses, CancellationToken cancellationToken)
    {
        var erased = (await entries.OfAsync(responses.Survey, cancellationToken))
            .Where(entry => entry.Scope.Covers(responses))
            .ToList();
        if (erased.Count == 0)
            return ErasedIds.None;
        var key = await KeyAsync(responses.Survey, cancellationToken);
        var fingerprint = Fingerprint(key);
        return erased.TrueForAll(entry => entry.Key == fingerprint)
            ? new(key, erased.Select(entry => entry.Code))
            : throw new ErasureKeyException(responses.Survey);
    }

    private async Task<byte[]> KeyAsync(Name survey, CancellationToken cancellationToken) =>
        HMACSHA256.HashData(
            await secrets.ForAsync(Purpose, cancellationToken),
            Encoding.UTF8.GetBytes($"survey {survey}")
        );

    /// <summary>Distinguishes keys and says nothing else about them.</summary>
    private static string Fingerprint(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 8));
}

/// <summary>
/// The key of the register of erased respondents was lost, so that nobody in it can be recognised. Nothing is taken in
/// for the survey until it is put back.
/// </summary>
public sealed class ErasureKeyException(Name survey)
    : ExplainedException(
        $"The register of respondents erased from '{survey}' was made with another key. Restore the container of secrets."
    );
