using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>GET surveys/{survey}: its waves and how each stands.</summary>
internal static class GetSurvey
{
    public static async Task<IResult> HandleAsync(HttpContext context, WaveFiles files, WaveStatuses statuses)
    {
        var survey = context.Request.Survey();
        var waves = new List<WaveEntry>();
        var sets = await files.ReadAllAsync(survey, context.RequestAborted);
        foreach (var set in sets)
        {
            var status = await statuses.FindAsync(survey, set.Wave, context.RequestAborted);
            waves.Add(new(set.Wave.ToString(), WaveState.Of(set, status), $"/api/surveys/{survey}/waves/{set.Wave}"));
        }

        var codebook = sets[0].Codebook;
        return TypedResults.Json(
            new SurveyOverview(
                survey.ToString(),
                codebook.Codebook.Title,
                codebook.Version,
                waves,
                $"/api/surveys/{survey}/codebook"
            ),
            ApiJson.Answers.SurveyOverview
        );
    }
}

/// <summary>A survey and how its waves stand.</summary>
internal sealed record SurveyOverview(
    string Survey,
    LocalizedText Title,
    string CodebookVersion,
    IReadOnlyList<WaveEntry> Waves,
    string Codebook
);

/// <summary>One wave, with the address that tells more.</summary>
internal sealed record WaveEntry(string Wave, string State, string Link);
