using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>GET surveys: every survey with its waves.</summary>
internal static class ListSurveys
{
    public static async Task<IResult> HandleAsync(HttpContext context, InputPointers pointers, Codebooks codebooks)
    {
        var surveys = new List<SurveyEntry>();
        foreach (var survey in await pointers.SurveysAsync(context.RequestAborted))
        {
            var codebook = (await codebooks.CurrentAsync(survey, context.RequestAborted)).Codebook;
            surveys.Add(
                new(
                    survey.ToString(),
                    codebook.Title,
                    [.. codebook.Waves.Select(wave => wave.Id)],
                    $"/api/surveys/{survey}"
                )
            );
        }

        return TypedResults.Json(new SurveyList(surveys), ApiJson.Answers.SurveyList);
    }
}

/// <summary>All surveys.</summary>
internal sealed record SurveyList(IReadOnlyList<SurveyEntry> Surveys);

/// <summary>One survey, with the address that tells more.</summary>
internal sealed record SurveyEntry(string Survey, LocalizedText Title, IReadOnlyList<string> Waves, string Link);
