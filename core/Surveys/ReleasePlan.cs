namespace Serverless.Surveys;

/// <summary>How a computed wave becomes public.</summary>
public enum ReleaseMode
{
    /// <summary>By itself, as soon as its files are there.</summary>
    Automatic,

    /// <summary>It is a draft until somebody publishes it.</summary>
    Review,

    /// <summary>At a moment that is fixed beforehand.</summary>
    Scheduled,
}

/// <summary>How the computed waves of a survey become public.</summary>
public sealed record ReleasePlan
{
    /// <summary>How.</summary>
    public ReleaseMode Mode { get; init; } = ReleaseMode.Automatic;

    /// <summary>
    /// Per wave the moment it becomes public, on clocks in Amsterdam; only where <see cref="Mode"/> is
    /// <see cref="ReleaseMode.Scheduled"/>. A wave without one is a draft until somebody gives it a moment.
    /// </summary>
    public IReadOnlyDictionary<string, DateTime> At { get; init; } =
        new Dictionary<string, DateTime>(StringComparer.Ordinal);
}

/// <summary>Whom readers can ask about a survey.</summary>
/// <param name="Name">A person, department or organisation.</param>
/// <param name="Email">An e-mail address; null for none.</param>
/// <param name="Url">A web address, https or http; null for none.</param>
public sealed record Contact(LocalizedText Name, string? Email, string? Url);
