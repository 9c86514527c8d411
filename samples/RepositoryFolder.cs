namespace Serverless;

/// <summary>
/// Where the clone of the repository is that a program was built from. Compiled into the programs that run from a clone: the
/// examples, the run on one machine, the tests.
/// </summary>
internal static class RepositoryFolder
{
    private static readonly Lazy<string> Found = new(() => Find(AppContext.BaseDirectory));

    /// <summary>The folder of the solution file.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was moved out of the repository.</exception>
    public static string Root => Found.Value;

    /// <summary>The folder for everything that running makes; git ignores it.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException(
            $"Serverless.sln was not found in {start} or any folder above it. Run this program from a clone of the repository: dotnet run --project local"
        );
    }
}
