using System.Text;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// The rest of a subgroup in whole percents: of 1,000 respondents outside a subgroup one is a tenth of a percent, so that
/// nobody sees which of two numbers it is, unless a figure is at an edge of rounding.
/// </summary>
public sealed class RestInWholePercentsTests
{
    [Fact]
    public void Answer_withheld_of_the_subgroup_for_being_small_is_shown_of_the_rest_without_its_count()
    {
        var shown = Row(Judgement(32, 62), "goed");

        shown.B.Value.ShouldBeNull();
        (shown.A.Value, shown.A.Count, shown.Test, shown.Difference).ShouldBe((0.03, null, null, null));
    }

    [Fact]
    public void Answer_that_hides_the_small_one_is_shown_of_the_rest_as_well() =>
        Row(Judgement(32, 62), "matig").A.Value.ShouldBe(0.06);

    [Fact]
    public void Other_answers_keep_their_counts_and_tests()
    {
        var shown = Row(Judgement(32, 62), "slecht");

        (shown.A.Count, shown.B.Count).ShouldBe((906, 90));
        shown.Test.ShouldNotBeNull();
    }

    [Fact]
    public void Rest_at_an_edge_of_rounding_is_withheld()
    {
        // One more or fewer of 35 is 3.6 or 3.4 %, of 65 6.4 or 6.6 %: whatever moves, one of the two is seen to.
        var comparison = Judgement(35, 65);

        new[] { Row(comparison, "goed"), Row(comparison, "matig") }
            .Count(r => r.A.Value is not null)
            .ShouldBeLessThan(2);
    }

    /// <summary>
    /// Of one who left the question blank that the subgroup is made of, equations know no answer; that nothing is below
    /// zero gives it away.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Rest_so_small_that_a_whole_percent_is_one_respondent_is_withheld(int unknown)
    {
        var comparison = Subgroup(Survey(others: 100, 6, 20, unknown), "oordeel");

        (Row(comparison, "goed").A.Value, Row(comparison, "matig").A.Value).ShouldBe((null, null));
    }

    [Fact]
    public void Small_answer_of_the_rest_is_not_shown_however_it_is_rounded() =>
        Row(Judgement(3, 62), "goed").A.Value.ShouldBeNull();

    [Fact]
    public void Question_that_routes_to_another_is_shown_of_the_rest_in_whole_percents()
    {
        var comparison = Subgroup(Routed(), "plan");

        (comparison.A.Base.N, Row(comparison, "ja").A.Value, Row(comparison, "ja").A.Count).ShouldBe(
            (1000, 0.41, null)
        );
    }

    [Fact]
    public void What_is_asked_by_its_answers_has_no_number_of_respondents_of_the_rest()
    {
        var comparison = Subgroup(Routed(), "soort");

        comparison.A.Base.N.ShouldBeNull();
        comparison.B.Base.N.ShouldBe(40);
        (Row(comparison, "x").A.Value, Row(comparison, "x").A.Count).ShouldBe((0.5, null));
    }

    [Fact]
    public void Rest_of_a_question_that_routes_to_numbers_is_withheld() =>
        Subgroup(Routed(numbers: true), "plan").A.Base.Suppressed.ShouldBeTrue();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Same_answers_published_again_are_shown_as_they_were(bool isRouted)
    {
        SurveyOnPaper Paper() => isRouted ? Routed() : Survey(others: 1000, 32, 62);
        var first = Paper().Republish("2024", []);

        var again = Paper()
            .Republish(
                "2024",
                [.. first.Shown.Select(s => new EarlierPublication(s, first.Document, IsCurrent: true))]
            );

        Comparisons(again.Document).ShouldBe(Comparisons(first.Document));
    }

    private static string Comparisons(ResultsDocument document) =>
        Encoding.UTF8.GetString(ResultsJson.Write(document with { Remarks = [], Screening = null }));

    private static ComparisonResult Judgement(int good, int fair) =>
        Subgroup(Survey(others: 1000, good, fair), "oordeel");

    private static ComparisonResult Subgroup(SurveyOnPaper survey, string table) =>
        survey
            .Publish("2024")
            .Comparisons.Single(c => c.Kind == ComparisonKind.Subgroup && c.Table == TableId.Parse(table));

    private static ComparisonRow Row(ComparisonResult comparison, string answer) =>
        comparison.Rows.Single(r => r.Answer == FigureKey.ShareOf(answer));

    /// <summary>Of 100 inside the subgroup 2 answer good and 8 fair.</summary>
    private static SurveyOnPaper Survey(int others, int good, int fair, int unknown = 0) =>
        new SurveyOnPaper(
            Codebook(
                """
                {"id":"oordeel","type":"single","chapter":"c","text":"Oordeel","answers":[
                  {"code":"goed","label":"goed"},{"code":"matig","label":"matig"},{"code":"slecht","label":"slecht"}]}
                """
            )
        ).With(
            "2024",
            "besturen",
            null,
            SurveyOnPaper.Rows(
                "groot,oordeel",
                (2, "ja,goed"),
                (8, "ja,matig"),
                (90, "ja,slecht"),
                (good, "nee,goed"),
                (fair, "nee,matig"),
                (others - good - fair, "nee,slecht"),
                (unknown, ",slecht")
            )
        );

    /// <summary>Three left the question blank that the subgroup is made of; two of them have a plan.</summary>
    private static SurveyOnPaper Routed(bool numbers = false)
    {
        var asked = numbers
            ? """{"id":"soort","type":"numeric","chapter":"c","text":"Soort","routing":{"question":"plan","is":["ja"]}}"""
            : """
                {"id":"soort","type":"single","chapter":"c","text":"Soort","routing":{"question":"plan","is":["ja"]},
                 "answers":[{"code":"x","label":"x"},{"code":"y","label":"y"}]}
                """;
        var (x, y) = numbers ? ("1", "2") : ("x", "y");
        return new SurveyOnPaper(
            Codebook(
                """
                {"id":"plan","type":"single","chapter":"c","text":"Plan","answers":[
                  {"code":"ja","label":"ja"},{"code":"nee","label":"nee"}]}
                """,
                asked
            )
        ).With(
            "2024",
            "besturen",
            null,
            SurveyOnPaper.Rows(
                "groot,plan,soort",
                (20, $"ja,ja,{x}"),
                (20, $"ja,ja,{y}"),
                (60, "ja,nee,"),
                (206, $"nee,ja,{x}"),
                (206, $"nee,ja,{y}"),
                (588, "nee,nee,"),
                (2, $",ja,{x}"),
                (1, ",nee,")
            )
        );
    }

    private static string Codebook(params string[] questions) =>
        $$$"""
            {"survey":"rest","title":"Rest",
             "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"}],
             "groups":[{"id":"besturen","label":"besturen","identifiable":true,
                        "design":{"kind":"census","finitePopulationCorrection":false}}],
             "chapters":[{"id":"c","title":"C"}],
             "questions":[
               {"id":"groot","type":"single","chapter":"c","text":"Groot","answers":[
                 {"code":"ja","label":"ja"},{"code":"nee","label":"nee"}]},
               {{{string.Join(",", questions)}}}],
             "subgroups":[{"id":"groot","label":"grote","complementLabel":"andere",
                           "when":{"question":"groot","is":["ja"]}}],
             "settings":{"minimumBase":10,"smallCell":4} }
            """;
}
