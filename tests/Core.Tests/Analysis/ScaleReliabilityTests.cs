using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Cronbach's alpha of a grid, where the codebook asks for it.</summary>
public sealed class ScaleReliabilityTests
{
    /// <summary>
    /// Of two items that are scored 0 or 1: 20 times both, 20 times neither, and 5 times each one of them. Their variances
    /// are 1/4 each and that of their sum is .8, so that alpha is 2 (1 - .5/.8). Who did not score both does not count.
    /// </summary>
    private static readonly string Answers = SurveyOnPaper.Rows(
        "stelling.a,stelling.b",
        (20, "1,1"),
        (20, "0,0"),
        (5, "1,0"),
        (5, "0,1"),
        (7, "1,"),
        (3, "9,0")
    );

    [Fact]
    public void Alpha_is_that_of_who_scored_every_item()
    {
        var scale = Survey().Analyse("2022").Groups.Single(g => g.Id == "leden").Scales.ShouldNotBeNull().Single();

        scale.Alpha.ShouldBe(0.75, 1e-12);
        (scale.Question, scale.Items, scale.Base, scale.Method).ShouldBe(("stelling", 2, 50, "cronbach-alpha"));
        (scale.Interval!.Lower, scale.Interval.Upper).ShouldSatisfyAllConditions(
            ends => ends.Lower.ShouldBeInRange(0.4, 0.75),
            ends => ends.Upper.ShouldBeInRange(0.75, 1)
        );
    }

    [Fact]
    public void Alpha_of_who_volunteered_has_no_sampling_error()
    {
        var scale = Survey().Analyse("2022").Groups.Single(g => g.Id == "vrijwillig").Scales!.Single();

        scale.Alpha.ShouldBe(0.75, 1e-12);
        (scale.StandardError, scale.Interval, scale.Method).ShouldBe((null, null, "cronbach-alpha-unweighted"));
    }

    [Fact]
    public void Alpha_is_not_published_of_a_group_whose_members_can_be_recognised()
    {
        Survey().Analyse("2022").Groups.Single(g => g.Id == "besturen").Scales.ShouldNotBeNull();

        var open = Survey().Publish("2022").Groups;
        open.Single(g => g.Id == "besturen").Scales.ShouldBeNull();
        open.Single(g => g.Id == "leden").Scales!.Single().Alpha.ShouldBe(0.75);
    }

    [Fact]
    public void Alpha_is_not_published_on_a_smaller_base_than_any_other_figure()
    {
        var survey = Survey("\"settings\": {\"minimumBase\": 51},");

        survey.Analyse("2022").Groups.Single(g => g.Id == "leden").Scales.ShouldNotBeNull();
        survey.Publish("2022").Groups.Single(g => g.Id == "leden").Scales.ShouldBeNull();
    }

    [Fact]
    public void Items_that_nobody_answered_differently_have_no_alpha()
    {
        var answers = SurveyOnPaper.Rows("stelling.a,stelling.b", (30, "1,1"));

        Survey(answers: answers).Analyse("2022").Groups.Count(g => g.Scales is not null).ShouldBe(0);
    }

    [Fact]
    public async Task Document_with_alpha_fits_the_schema() =>
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(Survey().Analyse("2022")));

    internal static SurveyOnPaper Survey(string settings = "", string? answers = null)
    {
        var survey = new SurveyOnPaper(
            $$"""
            {
              "survey": "schaal", "title": "Schaal", {{settings}}
              "waves": [{"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31"}],
              "groups": [
                {"id": "leden", "label": "leden", "design": {"kind": "sample", "finitePopulationCorrection": false} },
                {"id": "besturen", "label": "besturen", "identifiable": true, "design": {"kind": "sample", "finitePopulationCorrection": false} },
                {"id": "vrijwillig", "label": "vrijwilligers", "design": {"kind": "self-selected"} }],
              "chapters": [{"id": "een", "title": "Een"}],
              "questions": [{"id": "stelling", "type": "grid", "chapter": "een", "text": "Stellingen", "showReliability": true,
                "items": [{"id": "a", "label": "Stelling A"}, {"id": "b", "label": "Stelling B"}],
                "answers": [{"code": "0", "label": "oneens", "score": 0}, {"code": "1", "label": "eens", "score": 1}, {"code": "9", "label": "weet niet", "missing": true}]}]
            }
            """
        );
        foreach (var group in new[] { "leden", "besturen", "vrijwillig" })
            survey.With("2022", group, null, answers ?? Answers);
        return survey;
    }
}
