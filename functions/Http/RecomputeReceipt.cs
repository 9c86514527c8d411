using Serverless.Flows.Waves;

namespace Serverless.Functions;

/// <summary>The answer to a request to compute: what is computed from, and where to follow it.</summary>
internal sealed record RecomputeReceipt(string Survey, string Wave, string InputsHash, string Status)
{
    /// <summary>202 with the address of the wave's status.</summary>
    public static IResult Answer(HttpContext context, WaveFileSet wave)
    {
        var status = Addresses.Wave(wave.Survey, wave.Wave);
        context.Response.Headers.Location = status;
        context.Response.Headers.RetryAfter = "2";
        return TypedResults.Json(
            new RecomputeReceipt(wave.Survey.ToString(), wave.Wave.ToString(), wave.InputsHash, status),
            ApiJson.Answers.RecomputeReceipt,
            statusCode: StatusCodes.Status202Accepted
        );
    }
}
