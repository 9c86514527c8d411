using System.Reflection;
using Serverless.Flows.Access;

namespace Serverless.Local.Running;

/// <summary>The function app that was built together with this program.</summary>
public static class FunctionAppFolder
{
    /// <summary>The folder with the worker and <c>host.json</c>.</summary>
    public static string Path { get; } =
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(
                RepositoryFolder.Root,
                typeof(FunctionAppFolder)
                    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Single(a => a.Key == "FunctionAppFolder")
                    .Value!
            )
        );

    /// <summary>The same settings, and the administrator's key as the app knows it.</summary>
    public static IReadOnlyDictionary<string, string> SettingsWith(KeyText administrator) =>
        new Dictionary<string, string>(LocalSettings, StringComparer.Ordinal)
        {
            ["Access__AdministratorKeyHash"] = administrator.Hash,
        };

    /// <summary>
    /// App settings on this machine: the timer checks every two seconds for waves that are out of date, to keep waits short.
    /// As on Azure, the host passes on more than the largest file, so that the program says in words what is too large.
    /// </summary>
    public static IReadOnlyDictionary<string, string> LocalSettings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RecomputeSchedule"] = "*/2 * * * * *",
            ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "210000000",
            ["Webhooks__LoopbackAllowed"] = "true",
            ["ApiContact__Name"] = "Whoever runs this on their own machine",
            ["ApiContact__Email"] = "nobody@example.org",
            ["ApiContact__Url"] = "https://example.org/",
        };
}
