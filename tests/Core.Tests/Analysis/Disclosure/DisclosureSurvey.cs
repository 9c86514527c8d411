using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Samples;
using Serverless.Surveys;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// A survey of members who can be recognised: whether they cooperate, how those do who do, and an amount. Who cooperates
/// is a subgroup.
/// </summary>
internal static class DisclosureSurvey
{
    public const int Members = 400;

    public const string Cooperating = "samenwerkend";

    /// <param name="members">How many answered.</param>
    /// <param name="refusing">How many of them do not cooperate.</param>
    /// <param name="largest">The amount of the first of them; all others have 100.</param>
    /// <param name="identifiable">Whether the members can be recognised.</param>
    public static (Codebook Codebook, GroupTables Tables) Of(
        int members,
        int refusing = 100,
        int largest = 100,
        bool identifiable = true
    )
    {
        var rows = Enumerable
            .Range(0, members)
            .Select(i =>
                (
                    i < refusing ? "nee,"
                    : i % 3 == 0 ? "ja,los"
                    : "ja,vast"
                ) + FormattableString.Invariant($",{(i == 0 ? largest : 100)}")
            );
        var survey = new SurveyOnPaper(
            Codebook.Replace(
                "\"identifiable\":true",
                $"\"identifiable\":{(identifiable ? "true" : "false")}",
                StringComparison.Ordinal
            )
        ).With("2024", "besturen", null, SurveyOnPaper.Rows("samen,vorm,bedrag", rows));
        var (sample, _) = GroupSample.Make(
            survey.Codebook,
            "2024",
            survey.Codebook.Groups[0],
            survey.Inputs("2024").Groups[0].Responses!,
            null
        );
        return (survey.Codebook, new GroupTables(survey.Codebook, sample!));
    }

    private const string Codebook = """
        {"survey":"leden","title":"Leden",
         "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"}],
         "groups":[{"id":"besturen","label":"besturen","identifiable":true,
                    "design":{"kind":"census","finitePopulationCorrection":false}}],
         "chapters":[{"id":"c","title":"C"}],
         "questions":[
           {"id":"samen","type":"single","chapter":"c","text":"Samen?","answers":[
             {"code":"ja","label":"ja"},{"code":"nee","label":"nee"}]},
           {"id":"vorm","type":"single","chapter":"c","text":"Hoe?","routing":{"question":"samen","is":["ja"]},
            "answers":[{"code":"los","label":"los"},{"code":"vast","label":"vast"}]},
           {"id":"bedrag","type":"numeric","chapter":"c","text":"Bedrag?"}],
         "subgroups":[{"id":"samenwerkend","label":"samenwerkenden","complementLabel":"anderen",
                       "when":{"question":"samen","is":["ja"]}}],
         "settings":{"minimumBase":10,"smallCell":4} }
        """;
}
