namespace Serverless.Local;

/// <summary>
/// Files that are either complete or absent: written under a temporary name in the same folder, then renamed.
/// </summary>
public static class AtomicFile
{
    private const string Ending = ".partial";

    /// <summary>
    /// Writes a file, replacing an existing one; if writing fails, the existing file is left unchanged. What a run that was
    /// killed left of it is removed.
    /// </summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        RemoveLeftovers(path);
        var partial = $"{path}.{Guid.NewGuid():n}{Ending}";
        try
        {
            // Open until it has its name, so that no other run takes it for a leftover.
            await using var stream = new FileStream(
                partial,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.Read | FileShare.Delete
            );
            await write(stream);
            await stream.FlushAsync();
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static void RemoveLeftovers(string path)
    {
        var whole = Path.GetFullPath(path);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(whole)!, "*" + Ending))
            if (IsPartOf(whole, file) && !IsBeingWritten(file))
                File.Delete(file);
    }

    private static bool IsPartOf(string path, string file) =>
        file.StartsWith(path + ".", StringComparison.Ordinal)
        && file.Length > path.Length + 1 + Ending.Length
        && Guid.TryParseExact(file.AsSpan(path.Length + 1)[..^Ending.Length], "n", out _);

    private static bool IsBeingWritten(string file)
    {
        try
        {
            using var alone = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
