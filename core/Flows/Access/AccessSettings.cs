namespace Serverless.Flows.Access;

/// <summary>What the deployment decides about access.</summary>
public sealed record AccessSettings
{
    /// <summary>
    /// Hashes (<see cref="KeyText.Hash"/>) of the keys of the administrator of the deployment; none for a deployment
    /// whose administrators sign in. Two while one takes the place of the other.
    /// </summary>
    public IReadOnlyList<string> AdministratorKeyHashes { get; init; } = [];

    /// <summary>Most requests a minute of one caller.</summary>
    public int MaximumRequestsPerMinute { get; init; } = 600;

    /// <summary>Most bytes a day (UTC) that one caller uploads.</summary>
    public long MaximumBytesPerDay { get; init; } = 10_000_000_000;

    /// <summary>Most uploads of one caller at once.</summary>
    public int MaximumUploadsAtOnce { get; init; } = 4;

    /// <summary>
    /// Most requests a minute without a key from one network, on each instance; 0 for no limit, where a gateway has one.
    /// </summary>
    public int MaximumAnonymousRequestsPerMinute { get; init; } = 6_000;
}
