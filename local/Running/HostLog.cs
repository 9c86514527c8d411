using System.Globalization;

namespace Serverless.Local;

/// <summary>The log of one run: what the host did and what the function app printed, with the time before each line.</summary>
public sealed class HostLog(string path) : IAsyncDisposable
{
    private readonly Lock writing = new();
    private readonly StreamWriter writer = new(path, append: false) { AutoFlush = true };

    /// <summary>Adds a line; from any thread.</summary>
    public void Write(string line)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        lock (writing)
            writer.WriteLine($"{time} {line}");
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
