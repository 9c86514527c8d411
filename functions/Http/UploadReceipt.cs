using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>The answer to an upload that was accepted.</summary>
internal sealed record UploadReceipt
{
    public required string Survey { get; init; }

    /// <summary>codebook, population, responses or factsheet-template.</summary>
    public required string Kind { get; init; }

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

    /// <summary>Where to follow an upload that is stored later; null when it is stored already.</summary>
    public string? Status { get; init; }

    public static UploadReceipt Of(InputKey key, StagedFile file, CheckedFile content) =>
        new()
        {
            Survey = key.Survey.ToString(),
            Kind = key.Kind switch
            {
                UploadKind.Codebook => "codebook",
                UploadKind.Population => "population",
                UploadKind.Responses => "responses",
                _ => "factsheet-template",
            },
            Wave = key.Wave?.ToString(),
            Group = key.Group?.ToString(),
            Version = file.Version,
            Bytes = file.Length,
            Rows = content.Rows,
            WarningCount = content.Warnings.Count,
            Warnings = content.Warnings.Listed,
        };

    /// <summary>Answers 200 when this version was there already, else 201.</summary>
    public IResult Answer(HttpContext context, bool isNew)
    {
        context.Response.Headers.ETag = Preconditions.Tag(Version);
        return TypedResults.Json(
            this,
            ApiJson.Answers.UploadReceipt,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );
    }

    /// <summary>Answers 202 with the address to follow it at.</summary>
    public IResult AnswerAccepted(HttpContext context)
    {
        context.Response.Headers.Location = Status;
        context.Response.Headers.RetryAfter = "2";
        return TypedResults.Json(this, ApiJson.Answers.UploadReceipt, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>A file that was checked and has no errors.</summary>
/// <param name="Rows">Questions, margin categories, respondents or lines in it.</param>
/// <param name="CodebookVersion">Version of the codebook it was checked against; empty for a codebook.</param>
/// <param name="Warnings">What its owner should look at all the same.</param>
internal sealed record CheckedFile(int Rows, string CodebookVersion, IssueList Warnings);
