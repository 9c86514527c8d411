using Serverless.Storage;

namespace Serverless.Flows.Reading;

/// <summary>
/// Who reads. Of a survey of which nothing was published yet, its owners alone see that it is there; of one that is
/// published, everybody sees what is published, and its owners the rest.
/// </summary>
/// <param name="IsOwner">Whether the survey with this codebook is the reader's own.</param>
public sealed record Reader(Func<InputPointer, bool> IsOwner)
{
    /// <summary>The one release the reader was given a preview of; null for none.</summary>
    public PreviewedRelease? Preview { get; init; }

    /// <summary>Somebody of the survey's organisation.</summary>
    public static Reader Owner { get; } = new(_ => true);

    /// <summary>Somebody who is not known.</summary>
    public static Reader Anybody { get; } = new(_ => false);

    /// <summary>Whether a survey is there for the reader.</summary>
    public bool Sees(InputPointer codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        return codebook.FirstPublishedAt is not null || IsOwner(codebook);
    }
}

/// <summary>A release that somebody without a key may see before it is public.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Number">Number of the release.</param>
/// <param name="Id">Id of the preview.</param>
public sealed record PreviewedRelease(Name Survey, Name Wave, int Number, string Id);
