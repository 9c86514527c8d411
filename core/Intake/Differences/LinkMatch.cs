namespace Serverless.Intake.Differences;

/// <summary>How the link keys of a group in a wave match those in the wave before.</summary>
/// <param name="Keys">Different keys in the wave.</param>
/// <param name="EarlierKeys">Different keys in the wave before.</param>
/// <param name="Matching">Keys that both waves have, letter for letter: only these link.</param>
/// <param name="NearMatches">What more would match if keys were written otherwise; reported, never applied.</param>
public sealed record LinkMatch(int Keys, int EarlierKeys, int Matching, IReadOnlyList<NearMatch> NearMatches)
{
    /// <summary>Most keys that could match: those of the wave that has fewer.</summary>
    public int CouldMatch => Math.Min(Keys, EarlierKeys);

    /// <summary>Whether no key matches, so that nothing links the waves.</summary>
    public bool IsNone => Matching == 0;

    /// <summary>Whether fewer match than half of those that could.</summary>
    public bool IsUnderHalf => 2 * Matching < CouldMatch;

    /// <summary>The way of writing keys in which most would match; null when none helps.</summary>
    public NearMatch? BestNearMatch => NearMatches.MaxBy(near => near.Matching);
}

/// <summary>How many keys would match in another form.</summary>
public sealed record NearMatch(KeyForm Form, int Matching);
