using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Notices;

/// <summary>Addresses of things as notices give them: whole, so that they lead there from anywhere.</summary>
/// <param name="Root">Where this deployment is, without a slash at the end.</param>
public sealed record NoticeAddresses(string Root)
{
    /// <summary>Where the API begins.</summary>
    public string Api => $"{Root}/api/v1";

    /// <summary>The feed of a survey, or of all of them, in a language.</summary>
    public string Feed(Name? survey, Language language) =>
        $"{Api}{(survey is { } one ? $"/surveys/{one}" : "")}/feeds/atom?language={language.Code()}";

    /// <summary>The page of a survey, or the first page, in a language.</summary>
    public string Page(Name? survey, Language language) => $"{Pages(language)}/{survey?.ToString()}";

    /// <summary>The page of a wave in a language.</summary>
    public string Page(Name survey, Name wave, Language language) => $"{Pages(language)}/{survey}/{wave}";

    /// <summary>The factsheet of a release, at its permanent address.</summary>
    public string Factsheet(Name survey, Name wave, int number, Language language) =>
        FormattableString.Invariant(
            $"{Api}/surveys/{survey}/waves/{wave}/releases/{number}/factsheet?language={language.Code()}"
        );

    private string Pages(Language language) => language == Languages.OfReaders ? Root : $"{Root}/{language.Code()}";
}
