using Serverless.Flows.Reading;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}: its waves and their states.</summary>
internal static class GetSurvey
{
    public static async Task<IResult> HandleAsync(HttpContext context, SurveyReading surveys)
    {
        var survey = context.Request.Survey();
        var found = await surveys.FindAsync(survey, context.RequestAborted);
        return found.Answer(overview =>
            TypedResults.Json(
                new SurveyDescription(
                    survey.ToString(),
                    overview.Codebook.Codebook.Title,
                    overview.Codebook.Version,
                    [
                        .. overview.Waves.Select(wave => new WaveEntry(
                            wave.Files.Wave.ToString(),
                            wave.State.ToString().ToLowerInvariant(),
                            $"/api/surveys/{survey}/waves/{wave.Files.Wave}"
                        )),
                    ],
                    $"/api/surveys/{survey}/codebook"
                ),
                ApiJson.Answers.SurveyDescription
            )
        );
    }
}

/// <summary>A survey and the states of its waves.</summary>
internal sealed record SurveyDescription(
    string Survey,
    LocalizedText Title,
    string CodebookVersion,
    IReadOnlyList<WaveEntry> Waves,
    string Codebook
);

/// <summary>One wave, with the address that tells more.</summary>
internal sealed record WaveEntry(string Wave, string State, string Link);
