namespace Serverless.Surveys;

/// <summary>
/// First parts of addresses that are taken or kept free. Pages of a survey are at its name, so no survey can have one of
/// these.
/// </summary>
public static class ReservedNames
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "accessibility", "admin", "api", "assets", "catalog", "manage", "runtime" }
            .Concat(Languages.All.Select(language => language.Code()))
            .Order(StringComparer.Ordinal),
    ];
}
