using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// Sixty members in two waves: ten gave a, the others b and c by half. Some of the ten went to b, and as many of those of b
/// came to a.
/// </summary>
public sealed class LinkedChangesTests
{
    private const int Members = 60;
    private const int Threshold = 4;

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(5, false)]
    [InlineData(7, true)]
    [InlineData(10, false)]
    public void Few_who_moved_and_few_who_kept_an_answer_are_few(int moved, bool areFew) =>
        AreFew(moved).ShouldBe(areFew);

    [Fact]
    public void Threshold_itself_is_few()
    {
        AreFew(moved: 4).ShouldBeTrue();
        AreFew(moved: 4, threshold: 3).ShouldBeFalse();
        AreFew(moved: 4, threshold: 0).ShouldBeFalse();
    }

    [Fact]
    public void Members_who_cannot_be_followed_are_not() => AreFew(moved: 3, isLinked: false).ShouldBeFalse();

    private static bool AreFew(int moved, int threshold = Threshold, bool isLinked = true) =>
        LinkedChanges.AreFew(
            Tables("2024", Before, "k"),
            Tables("2026", i => Now(i, moved), isLinked ? "k" : "n"),
            new TableId("vraag"),
            threshold
        );

    private static char Before(int member) => "abc"[member < 10 ? 0 : 1 + (member % 2)];

    private static char Now(int member, int moved)
    {
        if (member < moved)
            return 'b';
        // Of those of b, who are every second one from the tenth on.
        return member >= 10 && member < 10 + (2 * moved) && Before(member) == 'b' ? 'a' : Before(member);
    }

    private static GroupTables Tables(string wave, Func<int, char> answer, string key)
    {
        var survey = new SurveyOnPaper(Codebook).With(
            wave,
            "besturen",
            null,
            SurveyOnPaper.Rows(
                "vraag,sleutel",
                Enumerable.Range(0, Members).Select(i => FormattableString.Invariant($"{answer(i)},{key}{i}"))
            )
        );
        var (sample, _) = GroupSample.Make(
            survey.Codebook,
            wave,
            survey.Codebook.Groups[0],
            survey.Inputs(wave).Groups.Single(g => g.Responses is not null).Responses!,
            null
        );
        return new GroupTables(survey.Codebook, sample!);
    }

    private const string Codebook = """
        {"survey":"leden","title":"Leden",
         "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"},
                  {"id":"2026","title":"2026","fieldworkStart":"2026-03-01","fieldworkEnd":"2026-05-31","comparedWith":"2024"}],
         "groups":[{"id":"besturen","label":"besturen","identifiable":true,"columns":{"link":"sleutel"},
                    "design":{"kind":"census","finitePopulationCorrection":false}}],
         "chapters":[{"id":"c","title":"C"}],
         "questions":[
           {"id":"vraag","type":"single","chapter":"c","text":"Vraag?","answers":[
             {"code":"a","label":"a"},{"code":"b","label":"b"},{"code":"c","label":"c"}]}],
         "settings":{"minimumBase":10,"smallCell":4} }
        """;
}
