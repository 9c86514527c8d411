namespace Serverless.Local;

/// <summary>Where the repository is on this machine.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder of the solution file that this program was built from.</summary>
    /// <exception cref="LocalRunException">The program was moved out of the repository.</exception>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder for everything that running makes; git ignores it.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
                return folder.FullName;
        throw new LocalRunException(
            $"Serverless.sln was not found in {start} or any folder above it. Run this program from a clone of the repository: dotnet run --project local"
        );
    }
}
