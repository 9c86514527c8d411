using Serverless.Flows.Waves;

namespace Serverless.Functions;

/// <summary>POST surveys/{survey}/waves/{wave}/recompute: has a wave computed now, also after a failure.</summary>
internal static class RequestRecompute
{
    public static async Task<IResult> HandleAsync(HttpContext context, StaleWaves waves)
    {
        var requested = await waves.RequestAsync(
            context.Request.Survey(),
            context.Request.Wave(),
            context.RequestAborted
        );
        return requested.Answer(wave =>
        {
            var status = $"/api/surveys/{wave.Survey}/waves/{wave.Wave}";
            context.Response.Headers.RetryAfter = "2";
            return TypedResults.Accepted(
                status,
                new RecomputeReceipt(wave.Survey.ToString(), wave.Wave.ToString(), wave.InputsHash, status)
            );
        });
    }
}

/// <summary>The answer to a request to compute: what is computed from, and where to follow it.</summary>
internal sealed record RecomputeReceipt(string Survey, string Wave, string InputsHash, string Status);
