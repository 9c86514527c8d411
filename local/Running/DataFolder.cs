using Serverless.Local.Access;

namespace Serverless.Local.Running;

/// <summary>
/// What a run keeps for the next one: the storage emulator's data, the keys, and the log of the last run. Only
/// one run at a time can use it.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _turn;

    private DataFolder(string path, FileStream turn)
    {
        Path = path;
        _turn = turn;
    }

    public string Path { get; }

    public string StoragePath => System.IO.Path.Combine(Path, "storage");

    public string LogPath => System.IO.Path.Combine(Path, "host.log");

    /// <summary>Opens the folder, made when it is not there.</summary>
    /// <param name="fresh">Delete what earlier runs stored.</param>
    /// <exception cref="LocalRunException">Another run uses it.</exception>
    public static DataFolder Open(string path, bool fresh)
    {
        var full = Directory.CreateDirectory(path).FullName;
        var marker = System.IO.Path.Combine(full, "in-use.lock");
        FileStream mine;
        try
        {
            mine = new FileStream(marker, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(marker))
        {
            throw new LocalRunException(
                $"Another run uses {full}. Stop it (Ctrl-C), or choose another folder with --data and another port with --port.",
                e
            );
        }
        var folder = new DataFolder(full, mine);
        if (fresh && Directory.Exists(folder.StoragePath))
            Directory.Delete(folder.StoragePath, recursive: true);
        return folder;
    }

    /// <summary>The keys of the function app.</summary>
    public LocalKeys Keys => new(Path);

    public void Dispose() => _turn.Dispose();
}
