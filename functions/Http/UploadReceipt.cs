using Serverless.Flows;
using Serverless.Flows.Differences;
using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>The answer to an upload that was accepted.</summary>
internal sealed record UploadReceipt
{
    public required string Survey { get; init; }

    public required UploadKind Kind { get; init; }

    public string? Wave { get; init; }

    public string? Group { get; init; }

    /// <summary>SHA-256 of the file; also its entity tag.</summary>
    public required string Version { get; init; }

    /// <summary>Size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Questions, margin categories, respondents or lines, as the kind has it.</summary>
    public required int Rows { get; init; }

    /// <summary>Warnings in all; the first of them are listed.</summary>
    public required long WarningCount { get; init; }

    public required IReadOnlyList<Issue> Warnings { get; init; }

    /// <summary>Rows that were left out because their respondents were erased; left out for none.</summary>
    public int? ErasedLeftOut { get; init; }

    /// <summary>How the file differs from the current version, and what it changes.</summary>
    public required UploadDifference Difference { get; init; }

    /// <summary>True when nothing was stored, since that was asked; left out otherwise.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Of a dry run, true when the upload itself would have to be confirmed.</summary>
    public bool? NeedsConfirmation { get; init; }

    /// <summary>Where to follow an upload that is stored later; left out when it is stored already.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// 201 for a new version; 200 for one already stored or only checked; 202, with the address of its status, for one that
    /// is being stored.
    /// </summary>
    public static IResult Answer(HttpContext context, AcceptedUpload upload)
    {
        var receipt = Of(upload);
        if (upload.Acceptance == Acceptance.BeingStored)
        {
            context.Response.Headers.Location = receipt.Status;
            context.Response.Headers.RetryAfter = "2";
        }
        else if (upload.Acceptance != Acceptance.OnlyChecked)
            context.Response.Headers.ETag = Preconditions.Tag(receipt.Version);

        var status = upload.Acceptance switch
        {
            Acceptance.Stored => StatusCodes.Status201Created,
            Acceptance.AlreadyThere or Acceptance.OnlyChecked => StatusCodes.Status200OK,
            _ => StatusCodes.Status202Accepted,
        };
        return TypedResults.Json(receipt, ApiJson.For(context).UploadReceipt, statusCode: status);
    }

    private static UploadReceipt Of(AcceptedUpload upload) =>
        new()
        {
            Survey = upload.Key.Survey.ToString(),
            Kind = upload.Key.Kind,
            Wave = upload.Key.Wave?.ToString(),
            Group = upload.Key.Group?.ToString(),
            Version = upload.Version,
            Bytes = upload.Bytes,
            Rows = upload.Rows,
            WarningCount = upload.Warnings.Count,
            Warnings = upload.Warnings.Listed,
            ErasedLeftOut = upload.ErasedLeftOut == 0 ? null : upload.ErasedLeftOut,

            Difference = upload.Difference,
            DryRun = upload.Acceptance == Acceptance.OnlyChecked ? true : null,
            NeedsConfirmation = upload.NeedsConfirmation ? true : null,
            Status = upload.UploadId is { } id ? Addresses.Upload(upload.Key.Survey, id) : null,
        };
}
