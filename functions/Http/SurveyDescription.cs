using Serverless.Flows.Reading;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>All surveys.</summary>
internal sealed record SurveyList(IReadOnlyList<ListedSurvey> Surveys)
{
    public static SurveyList Of(IEnumerable<SurveyEntry> surveys) =>
        new([
            .. surveys.Select(entry => new ListedSurvey(
                entry.Survey.ToString(),
                entry.Title,
                entry.Waves,
                $"/api/surveys/{entry.Survey}"
            )),
        ]);
}

/// <summary>One survey, with the address that tells more.</summary>
internal sealed record ListedSurvey(string Survey, LocalizedText Title, IReadOnlyList<string> Waves, string Link);

/// <summary>A survey and the states of its waves.</summary>
internal sealed record SurveyDescription(
    string Survey,
    LocalizedText Title,
    string CodebookVersion,
    IReadOnlyList<WaveEntry> Waves,
    string Codebook
)
{
    public static SurveyDescription Of(Name survey, SurveyOverview overview) =>
        new(
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
        );
}

/// <summary>One wave, with the address that tells more.</summary>
internal sealed record WaveEntry(string Wave, string State, string Link);
