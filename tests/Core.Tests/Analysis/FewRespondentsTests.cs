using System.Text;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Samples;
using Serverless.Reporting;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Of a recognisable group of whom hardly anybody responded, not even the number of respondents is public.</summary>
public sealed class FewRespondentsTests
{
    [Fact]
    public void Number_of_respondents_of_a_tiny_recognisable_group_is_withheld()
    {
        var published = Survey(besturen: 2).Publish("2024").Groups[0];

        published.Response.Respondents.ShouldBeNull();
        published.Response.ResponseRate.ShouldBeNull();
        published.Response.FewerThan.ShouldBe(10);
        published.Weighting.EffectiveN.ShouldBeNull();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void Number_of_respondents_of_other_groups_is_shown(int respondents)
    {
        var published = Survey(respondents).Publish("2024").Groups[0];

        published.Response.Respondents.ShouldBe(respondents);
        published.Response.FewerThan.ShouldBeNull();
    }

    [Fact]
    public void Number_of_respondents_of_a_tiny_recognisable_group_is_nowhere_in_the_public_document()
    {
        var (two, seven) = (Survey(besturen: 2).Publish("2024"), Survey(besturen: 7).Publish("2024"));

        Encoding.UTF8.GetString(ResultsJson.Write(two)).ShouldBe(Encoding.UTF8.GetString(ResultsJson.Write(seven)));
    }

    [Fact]
    public void Few_blanks_in_a_margin_are_withheld_and_remarked_on_nowhere()
    {
        var survey = Weighted(blanks: 2);

        survey.Analyse("2024").Groups[0].Weighting.MissingMarginCount.ShouldBe(2);
        survey.Publish("2024").Groups[0].Weighting.MissingMarginCount.ShouldBeNull();
        survey.Publish("2024").Remarks.ShouldNotContain(r => r.Code == "margin-value-missing");
        Weighted(blanks: 12).Publish("2024").Groups[0].Weighting.MissingMarginCount.ShouldBe(12);
    }

    [Fact]
    public void Reports_count_at_least_as_many_respondents_as_are_shown()
    {
        var published = Survey(besturen: 2).Publish("2024");

        string.Join('\n', ModelText.Of(TablesReport.Build(published, Language.Dutch, DateTimeOffset.UnixEpoch)))
            .ShouldContain("deden ten minste 50 respondenten mee");
    }

    private static SurveyOnPaper Survey(int besturen) =>
        new SurveyOnPaper(Codebook("""{"method": "none"}"""))
            .With("2024", "besturen", null, SurveyOnPaper.Rows("soort,oordeel", (besturen, "a,goed")))
            .With("2024", "scholen", null, SurveyOnPaper.Rows("soort,oordeel", (30, "a,goed"), (20, "b,slecht")));

    private static SurveyOnPaper Weighted(int blanks) =>
        new SurveyOnPaper(
            Codebook("""{"method": "raking", "margins": ["soort"], "missingMargin": "factor-one"}""")
        ).With(
            "2024",
            "besturen",
            "variable,category,population\nsoort,a,120\nsoort,b,80\n",
            SurveyOnPaper.Rows("soort,oordeel", (30, "a,goed"), (20, "b,slecht"), (blanks, ",goed"))
        );

    private static string Codebook(string weighting) =>
        $$"""
            {
              "survey": "weinig", "title": "Weinig",
              "waves": [{"id": "2024", "title": "2024", "fieldworkStart": "2024-03-01", "fieldworkEnd": "2024-05-31"}],
              "groups": [
                {"id": "besturen", "label": "besturen", "identifiable": true, "weighting": {{weighting}},
                 "design": {"kind": "sample", "finitePopulationCorrection": false} },
                {"id": "scholen", "label": "scholen", "optionalIn": ["2024"], "weighting": {"method": "none"},
                 "design": {"kind": "sample", "finitePopulationCorrection": false} }
              ],
              "chapters": [{"id": "c", "title": "C"}],
              "questions": [
                {"id": "soort", "type": "single", "chapter": "c", "text": "Soort?",
                 "answers": [{"code": "a", "label": "a"}, {"code": "b", "label": "b"}]},
                {"id": "oordeel", "type": "single", "chapter": "c", "text": "Oordeel?",
                 "answers": [{"code": "goed", "label": "goed"}, {"code": "slecht", "label": "slecht"}]}
              ]
            }
            """;
}
