namespace Serverless.TestKit;

/// <summary>Finds files of this repository from wherever the tests run.</summary>
public static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root => RepositoryFolder.Root;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>Paths of the C# sources in the given folders, from the root, with forward slashes.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => Files("*.cs", folders);

    /// <summary>
    /// Paths of files in the given folders, what builds make left out, from the root, with forward slashes.
    /// </summary>
    /// <param name="pattern">What a name must match; * is anything.</param>
    /// <param name="folders">Folders from the root, their subfolders included.</param>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            )
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>Paths of the Markdown pages in a folder, its subfolders left out, with forward slashes.</summary>
    public static IEnumerable<string> Pages(string folder) =>
        Directory
            .EnumerateFiles(PathOf(folder), "*.md")
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    /// <summary>The fenced blocks of one language in a Markdown page, in order.</summary>
    public static IReadOnlyList<string> Examples(string page, string language)
    {
        var parts = Text(page).Split($"```{language}\n");
        return [.. parts.Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])];
    }
}
