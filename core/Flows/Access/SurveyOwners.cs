using System.Collections.Concurrent;
using Serverless.Storage;

namespace Serverless.Flows.Access;

/// <summary>Whose survey it is.</summary>
/// <param name="Exists">Whether there is such a survey.</param>
/// <param name="Organisation">The organisation it belongs to; null for none.</param>
public sealed record SurveyOwner(bool Exists, Name? Organisation);

/// <summary>Which organisation a survey belongs to: the one whose key uploaded its first codebook.</summary>
public sealed class SurveyOwners(InputPointers pointers, TimeProvider clock)
{
    private const int MaximumRemembered = 1_000;

    /// <summary>
    /// Owners change hardly ever. Only an owner is answered from memory: a survey that is not there is looked for each
    /// time, and so is that of another organisation, or the quicker answer would tell that it is there.
    /// </summary>
    private readonly ConcurrentDictionary<Name, (SurveyOwner Owner, long ReadAt)> _known = new();

    /// <param name="survey">The survey.</param>
    /// <param name="asking">The organisation of who asks; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<SurveyOwner> FindAsync(Name survey, Name? asking, CancellationToken cancellationToken)
    {
        if (
            asking is not null
            && _known.TryGetValue(survey, out var known)
            && known.Owner.Organisation == asking
            && clock.GetElapsedTime(known.ReadAt) < KeyAuthentication.Memory
        )
            return known.Owner;
        var readAt = clock.GetTimestamp();
        if (await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken) is not { } codebook)
            return new SurveyOwner(false, null);
        var owner = new SurveyOwner(true, codebook.Organisation);
        if (_known.Count >= MaximumRemembered)
            _known.Clear();
        _known[survey] = (owner, readAt);
        return owner;
    }

    /// <summary>Looks again at the next request.</summary>
    internal void Forget(Name survey) => _known.TryRemove(survey, out _);
}
