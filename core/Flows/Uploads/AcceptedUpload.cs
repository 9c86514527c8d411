using Serverless.Flows.Differences;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>What became of a file that was accepted.</summary>
public enum Acceptance
{
    /// <summary>It is a new version, and the current one.</summary>
    Stored,

    /// <summary>This version was current already.</summary>
    AlreadyThere,

    /// <summary>It would be accepted; nothing was stored, since its uploader only asked.</summary>
    OnlyChecked,

    /// <summary>It is kept; its rows are stored later, and then it becomes current.</summary>
    BeingStored,
}

/// <summary>A file that was checked, accepted and kept.</summary>
public sealed record AcceptedUpload
{
    public required InputKey Key { get; init; }

    public required Acceptance Acceptance { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Version { get; init; }

    /// <summary>Size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Questions, margin categories, respondents or lines, as the kind has it.</summary>
    public required int Rows { get; init; }

    /// <summary>What its owner should look at all the same.</summary>
    public required IssueList Warnings { get; init; }

    /// <summary>Respondents who were left out because they were erased.</summary>
    public int ErasedLeftOut { get; init; }

    /// <summary>How it differs from what is there.</summary>
    public required UploadDifference Difference { get; init; }

    /// <summary>Whether it has to be confirmed, since things would be lost by it.</summary>
    public bool NeedsConfirmation { get; init; }

    /// <summary>Id of the upload that is being stored; null for one that is complete.</summary>
    public string? UploadId { get; init; }

    internal static AcceptedUpload Of(InputKey key, StagedFile file, CheckedFile content, Acceptance acceptance) =>
        new()
        {
            Key = key,
            Acceptance = acceptance,
            Version = file.Version,
            Bytes = file.Length,
            Rows = content.Rows,
            Warnings = content.Warnings,
            Difference = content.Difference,
            NeedsConfirmation = content.NeedsConfirmation,
        };
}

/// <summary>A file that was checked and has no errors.</summary>
/// <param name="Rows">Questions, margin categories, respondents or lines in it.</param>
/// <param name="CodebookVersion">Version of the codebook it was checked against; empty for a codebook.</param>
/// <param name="Warnings">What its owner should look at all the same.</param>
/// <param name="Difference">How it differs from what is there.</param>
/// <param name="Digest">What has to be known of a codebook without reading it; null for the rest.</param>
internal sealed record CheckedFile(
    int Rows,
    string CodebookVersion,
    IssueList Warnings,
    UploadDifference Difference,
    string? Digest = null
)
{
    /// <summary>Whether it has to be confirmed, since things would be lost by it.</summary>
    public bool NeedsConfirmation { get; init; }
}
