namespace Serverless.Flows.Uploads;

/// <summary>The versions a caller names: these, or any.</summary>
public sealed record VersionList(IReadOnlyList<string> Versions, bool Any = false)
{
    public bool Holds(string? version) =>
        version is not null && (Any || Versions.Contains(version, StringComparer.Ordinal));
}

/// <summary>
/// What a caller demands of the version that its upload replaces, as If-Match and If-None-Match do (RFC 9110, 13.1).
/// </summary>
/// <param name="Match">One of these must be current; null for no demand.</param>
/// <param name="NoneMatch">None of these may be current; null for no demand.</param>
public sealed record Precondition(VersionList? Match, VersionList? NoneMatch)
{
    /// <summary>No demand.</summary>
    public static Precondition None { get; } = new(null, null);

    /// <summary>Whether <paramref name="currentVersion"/> (null: nothing there) may be replaced.</summary>
    public bool Allows(string? currentVersion) =>
        (Match is null || Match.Holds(currentVersion)) && NoneMatch?.Holds(currentVersion) != true;
}
