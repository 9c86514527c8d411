using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Releases;

namespace Serverless.Flows.Retention;

/// <summary>Removes what was superseded long enough ago, unless something leads to it again.</summary>
public sealed class SupersededRemoval(
    InputPointers pointers,
    RawFiles files,
    ResultsStore results,
    PublishedWaves published,
    ReleaseStore releases,
    WaveFiles waves,
    RemovalDates dates,
    Superseded superseded
)
{
    /// <summary>Removes one thing whose term is over. False when something leads to it, and it stays.</summary>
    internal async Task<bool> RunAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        // Without a codebook it is the pointers that were lost, and nothing is removed until they are back.
        if (await pointers.FindAsync(InputKey.Codebook(date.What.Survey), cancellationToken) is null)
        {
            await superseded.EnterAsync(date.What, cancellationToken);
            return false;
        }

        var removed = date.What.Kind switch
        {
            RemovableKind.RawFile => await RawFileAsync(date, cancellationToken),
            RemovableKind.Results => await ResultsAsync(date, cancellationToken),
            RemovableKind.Outputs => await OutputsAsync(date, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(
                nameof(date),
                date.What.Kind,
                "Not something that is superseded."
            ),
        };
        if (removed)
            await dates.ForgetAsync(date.What, cancellationToken);
        return removed;
    }

    /// <summary>
    /// The file is found before the pointer is looked at: one that is uploaded again in between has another tag, and
    /// stays.
    /// </summary>
    private async Task<bool> RawFileAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        var what = date.What;
        var key = what.Input;
        var found = await files.FindAsync(key, what.Version, cancellationToken);
        if (!await dates.IsLatestAsync(date, cancellationToken))
            return false;
        var current = await pointers.FindAsync(key, cancellationToken);
        if (current?.Version == what.Version)
            return false;
        if (key.Kind == UploadKind.Codebook && await IsReadWithAsync(key.Survey, what.Version, cancellationToken))
        {
            await superseded.EnterAsync(what, cancellationToken);
            return false;
        }

        foreach (var file in found)
            await files.RemoveAsync(file, cancellationToken);
        return true;
    }

    /// <summary>Whether a file was last read with this codebook, which is needed then to read its rows.</summary>
    private async Task<bool> IsReadWithAsync(
        Name survey,
        string codebookVersion,
        CancellationToken cancellationToken
    ) =>
        (await pointers.SnapshotAsync(survey, cancellationToken)).GroupFiles.Any(file =>
            file.Pointer.CodebookVersion == codebookVersion
        );

    private async Task<bool> ResultsAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        var what = date.What;
        if (!await dates.IsLatestAsync(date, cancellationToken))
            return false;
        var current = await published.FindAsync(what.Survey, what.Wave, cancellationToken);
        if (current?.InputsHash == what.Version)
            return false;
        if (
            (await CurrentAsync(what, cancellationToken))?.InputsHash == what.Version
            || await IsPendingAsync(what, release => release.InputsHash == what.Version, cancellationToken)
        )
        {
            await superseded.EnterAsync(what, cancellationToken);
            return false;
        }

        return await results.RemoveAsync(what.Survey, what.Wave, what.Version, cancellationToken);
    }

    private async Task<bool> OutputsAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        var what = date.What;
        if (!await dates.IsLatestAsync(date, cancellationToken))
            return false;
        if (await IsReleasedAsync(what, cancellationToken))
            return false;
        if (await IsPendingAsync(what, release => release.Folder == what.Version, cancellationToken))
        {
            await superseded.EnterAsync(what, cancellationToken);
            return false;
        }

        return await published.RemoveAsync(what.Survey, what.Wave, what.Version, cancellationToken);
    }

    /// <summary>Whether a folder is of something that is or was public: its addresses are permanent.</summary>
    private async Task<bool> IsReleasedAsync(Removable what, CancellationToken cancellationToken)
    {
        var current = await published.FindAsync(what.Survey, what.Wave, cancellationToken);
        if (current?.Folder == what.Version)
            return true;
        if (Release.NumberOf(what.Version) is not { } number)
            return false;
        var release = await releases.FindAsync(what.Survey, what.Wave, number, cancellationToken);
        return release is { WasPublic: true } && release.Folder == what.Version;
    }

    /// <summary>Whether a release that may become public rests on it.</summary>
    private async Task<bool> IsPendingAsync(
        Removable what,
        Func<Release, bool> rests,
        CancellationToken cancellationToken
    ) =>
        (await releases.OfWaveAsync(what.Survey, what.Wave, cancellationToken)).Any(release =>
            release.IsPending && rests(release)
        );

    /// <summary>What the wave would be computed from now: it may be about to be published.</summary>
    private async Task<WaveFileSet?> CurrentAsync(Removable what, CancellationToken cancellationToken) =>
        (await waves.ReadAsync(what.Survey, what.Wave, cancellationToken)).Succeeded(out var set, out _) ? set : null;
}
