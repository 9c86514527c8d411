using Serverless.Flows.Reading;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>GET surveys: every survey with its waves.</summary>
internal static class ListSurveys
{
    public static async Task<IResult> HandleAsync(HttpContext context, SurveyReading surveys)
    {
        var entries = await surveys.ListAsync(context.RequestAborted);
        var list = new SurveyList([
            .. entries.Select(entry => new ListedSurvey(
                entry.Survey.ToString(),
                entry.Title,
                entry.Waves,
                $"/api/surveys/{entry.Survey}"
            )),
        ]);
        return TypedResults.Json(list, ApiJson.Answers.SurveyList);
    }
}

/// <summary>All surveys.</summary>
internal sealed record SurveyList(IReadOnlyList<ListedSurvey> Surveys);

/// <summary>One survey, with the address that tells more.</summary>
internal sealed record ListedSurvey(string Survey, LocalizedText Title, IReadOnlyList<string> Waves, string Link);
