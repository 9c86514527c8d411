using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>Whether an upload became the current version.</summary>
public enum VersionMove
{
    /// <summary>It is the current version now.</summary>
    Moved,

    /// <summary>The same file was uploaded twice at once, and the other one is current.</summary>
    AlreadyThere,

    /// <summary>Another version became current in the meantime, and stays so.</summary>
    Overtaken,
}

/// <summary>The last step of every upload: making it the current version, unless it was overtaken.</summary>
public sealed class CurrentVersions(InputPointers pointers)
{
    /// <summary>
    /// Moves the pointer from <paramref name="from"/>, the version that was current when the upload began (null for
    /// none), to <paramref name="to"/>.
    /// </summary>
    public async Task<VersionMove> MoveAsync(
        InputKey key,
        InputPointer? from,
        InputPointer to,
        CancellationToken cancellationToken
    )
    {
        if (await pointers.MoveAsync(key, from, to, cancellationToken))
            return VersionMove.Moved;
        var winner = await pointers.FindAsync(key, cancellationToken);
        return winner?.Version == to.Version ? VersionMove.AlreadyThere : VersionMove.Overtaken;
    }
}
