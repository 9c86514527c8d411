using System.Reflection;

namespace Serverless.Local;

/// <summary>The function app that was built together with this program.</summary>
public static class FunctionAppFolder
{
    /// <summary>The folder with the program, <c>host.json</c> and the functions' folders.</summary>
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

    /// <summary>
    /// App settings on this machine: the timer looks every two seconds what is out of date, so that nobody waits long.
    /// </summary>
    public static IReadOnlyDictionary<string, string> LocalSettings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["RecomputeSchedule"] = "*/2 * * * * *" };
}
