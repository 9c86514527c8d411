using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}/uploads/{upload}: how far a large upload has come.</summary>
internal static class GetUploadStatus
{
    public static async Task<IResult> HandleAsync(HttpContext context, UploadJobs jobs)
    {
        var survey = context.Request.Survey();
        var id = context.Request.RouteValues["upload"] as string;
        if (
            !Guid.TryParseExact(id, "n", out _)
            || await jobs.FindAsync(survey, id, context.RequestAborted) is not { } job
        )
            throw Refusals.NotThere("There is no such upload.");
        context.Response.Headers.CacheControl = "no-cache";
        if (job.State == UploadState.Storing)
            context.Response.Headers.RetryAfter = "2";
        var overview = new UploadOverview(
            job.Id,
            job.Survey.ToString(),
            job.Wave.ToString(),
            job.Group.ToString(),
            job.Version,
            job.State.ToString().ToLowerInvariant(),
            job.Rows,
            job.RowsStored,
            job.Failure,
            job.ReceivedAt,
            job.UpdatedAt
        );
        return TypedResults.Json(overview, ApiJson.Answers.UploadOverview);
    }
}

/// <summary>A large upload: storing, done or failed.</summary>
internal sealed record UploadOverview(
    string Upload,
    string Survey,
    string Wave,
    string Group,
    string Version,
    string State,
    int Rows,
    int RowsStored,
    string? Failure,
    DateTimeOffset ReceivedAt,
    DateTimeOffset UpdatedAt
);
