using Serverless.Flows.Reading;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>A page of all surveys, and the address of the next page; the last page has none.</summary>
internal sealed record SurveyList(IReadOnlyList<ListedSurvey> Surveys, string? Next)
{
    public static SurveyList Of(SurveyListPage page) =>
        new(
            [
                .. page.Surveys.Select(entry => new ListedSurvey(
                    entry.Survey.ToString(),
                    entry.Title,
                    entry.Waves,
                    Addresses.Survey(entry.Survey),
                    entry.IsForOwner ? true : null
                )),
            ],
            page.Next is { } next ? $"{Addresses.Surveys}?after={next}" : null
        );
}

/// <summary>One survey, with the address that says more.</summary>
/// <param name="Own">True for a survey of the caller's organisation; left out for others.</param>
internal sealed record ListedSurvey(
    string Survey,
    LocalizedText Title,
    IReadOnlyList<string> Waves,
    string Link,
    bool? Own
);

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
            overview.Files.Codebook.Title,
            overview.Files.CodebookVersion,
            [
                .. overview.Waves.Select(wave => new WaveEntry(
                    wave.Files.Wave.ToString(),
                    wave.State,
                    Addresses.Wave(survey, wave.Files.Wave)
                )),
            ],
            $"{Addresses.Survey(survey)}/codebook"
        );
}

/// <summary>One wave, with the address that says more.</summary>
internal sealed record WaveEntry(string Wave, WaveState State, string Link);
