namespace Serverless.Local;

/// <summary>
/// Files that are whole or not there: written under another name beside it and moved when nothing can fail any more.
/// </summary>
public static class WholeFile
{
    /// <summary>Writes a file, in place of one that is there; when writing fails that one stays as it was.</summary>
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
