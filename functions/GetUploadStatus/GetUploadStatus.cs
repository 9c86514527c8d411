using Serverless.Flows.Reading;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}/uploads/{upload}: how far a large upload has come.</summary>
internal static class GetUploadStatus
{
    public static async Task<IResult> HandleAsync(HttpContext context, SurveyReading surveys)
    {
        var found = await surveys.FindUploadAsync(
            context.Request.Survey(),
            context.Request.RouteValues["upload"] as string,
            context.RequestAborted
        );
        return found.Answer(job =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            if (job.State == UploadState.Storing)
                context.Response.Headers.RetryAfter = "2";
            return TypedResults.Json(Overview(job), ApiJson.Answers.UploadOverview);
        });
    }

    private static UploadOverview Overview(UploadJob job) =>
        new(
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
