using System.Globalization;

namespace Serverless.Local.Running;

/// <summary>
/// The log of one run: what the host did and what the function app printed, with the time before each line.
/// </summary>
public sealed class HostLog(string path) : IAsyncDisposable
{
    private readonly Lock _writing = new();
    private readonly StreamWriter _writer = new(path, append: false) { AutoFlush = true };
    private bool _ended;

    /// <summary>
    /// Adds a line; from any thread. When the disk is full the log ends and the run continues.
    /// </summary>
    public void Write(string line)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        lock (_writing)
        {
            if (_ended)
                return;
            try
            {
                _writer.WriteLine($"{time} {line}");
            }
            catch (IOException e)
            {
                _ended = true;
                Console.Error.WriteLine($"The log ends here: {e.Message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _writer.DisposeAsync();
        }
        catch (IOException) when (_ended)
        {
            // The failure to write was already reported.
        }
    }
}
