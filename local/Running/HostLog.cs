using System.Globalization;

namespace Serverless.Local;

/// <summary>The log of one run: what the host did and what the function app printed, with the time before each line.</summary>
public sealed class HostLog(string path) : IAsyncDisposable
{
    private readonly Lock writing = new();
    private readonly StreamWriter writer = new(path, append: false) { AutoFlush = true };
    private bool ended;

    /// <summary>Adds a line; from any thread. Where no more can be written, on a full disk, the log ends and the run goes on.</summary>
    public void Write(string line)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        lock (writing)
        {
            if (ended)
                return;
            try
            {
                writer.WriteLine($"{time} {line}");
            }
            catch (IOException e)
            {
                ended = true;
                Console.Error.WriteLine($"The log ends here: {e.Message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await writer.DisposeAsync();
        }
        catch (IOException) when (ended)
        {
            // What could not be written before cannot be written now; that was said.
        }
    }
}
