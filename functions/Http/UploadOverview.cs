using Serverless.Flows.Differences;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Functions;

/// <summary>A large upload: storing, done or failed.</summary>
internal sealed record UploadOverview(
    string Upload,
    string Survey,
    string Wave,
    string Group,
    string Version,
    UploadState State,
    int Rows,
    int RowsStored,
    MessageText? Failure,
    DateTimeOffset ReceivedAt,
    DateTimeOffset UpdatedAt,
    UploadDifference? Difference
)
{
    public static IResult Answer(HttpContext context, UploadJob job)
    {
        context.Response.Headers.CacheControl = "no-cache";
        if (job.IsUnderWay)
            context.Response.Headers.RetryAfter = "2";
        return TypedResults.Json(Of(job), ApiJson.For(context).UploadOverview);
    }

    private static UploadOverview Of(UploadJob job) =>
        new(
            job.Id,
            job.Survey.ToString(),
            job.Wave.ToString(),
            job.Group.ToString(),
            job.Version,
            job.IsUnderWay ? UploadState.Storing : job.State,
            job.Rows,
            job.RowsStored,
            job.Failure,
            job.ReceivedAt,
            job.UpdatedAt,
            job.Difference.Length == 0 ? null : UploadDifference.OfStoredJson(job.Difference)
        );
}
