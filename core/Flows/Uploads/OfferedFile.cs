using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>A file that somebody wants to upload.</summary>
/// <param name="Content">Its bytes, read once.</param>
/// <param name="Length">How many bytes it says it has; null when it does not say.</param>
/// <param name="Precondition">What it demands of the version it replaces.</param>
public sealed record OfferedFile(Stream Content, long? Length, Precondition Precondition)
{
    /// <summary>
    /// Whether rows of respondents who were erased are left out; otherwise a file of responses with such rows is
    /// refused.
    /// </summary>
    public bool WithoutErased { get; init; }

    /// <summary>Whether the file is only to be checked and held against what is there; nothing is stored then.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Sets the file aside on disk, unless it is larger than <paramref name="maximumBytes"/>.</summary>
    internal async Task<Outcome<StagedFile>> StageAsync(long maximumBytes, CancellationToken cancellationToken)
    {
        if (Length > maximumBytes)
            return new Refusal.TooLarge(maximumBytes);
        var staged = await StagedFile.ReadAsync(Content, maximumBytes, cancellationToken);
        return staged is null ? new Refusal.TooLarge(maximumBytes) : staged;
    }
}
