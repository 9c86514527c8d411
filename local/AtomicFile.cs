namespace Serverless.Local;

/// <summary>
/// Files that are either complete or absent: written under a temporary name in the same folder, then renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file, replacing an existing one; if writing fails, the existing file is left unchanged.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var partial = $"{path}.{Guid.NewGuid():n}.partial";
        try
        {
            await using (var stream = new FileStream(partial, FileMode.CreateNew))
                await write(stream);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
