using Serverless.Analysis.Results;
using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>What population files say of those who did not respond, from the file to the documents.</summary>
public sealed class NonResponseSummaryTests
{
    private const string Margins = """
        variable,category,population,sample
        total,,1000,400
        grootte,klein,600,240
        grootte,groot,400,160
        """;

    private const string Dispositions = """

        disposition,complete,190,
        disposition,partial,10,
        disposition,refusal,120,
        disposition,non-contact,60,
        disposition,unknown-other,20,
        disposition,not-eligible,20,
        refusal,tijd,90,
        refusal,anders,3,
        """;

    [Fact]
    public void Outcome_of_fieldwork_has_the_rates_of_the_standard_definitions()
    {
        var outcome = Group(Survey()).NonResponse.ShouldNotBeNull().Outcome.ShouldNotBeNull();

        outcome.Dispositions.Refusal.ShouldBe(120);
        outcome.EligibleShare.ShouldBe(380 / 400.0);
        outcome.Rates.Single(r => r.Name == "RR2").Value.ShouldBe(200 / 400.0);
        outcome.Rates.Single(r => r.Name == "RR4").Value.ShouldBe(200 / 399.0);
        outcome.Rates.Count.ShouldBe(16);
        outcome
            .RefusalReasons.Select(r => (r.Code, r.Count, r.Share))
            .ShouldBe([("tijd", 90, 0.75), ("anders", 3, 0.025)]);
    }

    [Fact]
    public void Fit_and_representativeness_are_given_where_the_codebook_asks()
    {
        var found = Group(Survey()).NonResponse.ShouldNotBeNull();

        // 100 small and 100 large schools where 120 and 80 were to be expected.
        var fit = found.Fit.ShouldHaveSingleItem();
        fit.Test.Statistic.ShouldBe((400 / 120.0) + (400 / 80.0), 1e-9);
        fit.Test.Df1.ShouldBe(1);
        // Propensities of 100/240 and 100/160 lie .1021 apart on average, over a population of 600 and 400.
        var indicator = found.Representativeness.ShouldHaveSingleItem();
        indicator.Unadjusted.ShouldBe(1 - (2 * Math.Sqrt(0.24 * 1000 / 999) * (0.625 - (100 / 240.0))), 1e-9);
        indicator.Indicator.ShouldBeGreaterThan(indicator.Unadjusted);
        indicator.Partial.ShouldHaveSingleItem().Categories[0].Unconditional.ShouldBeLessThan(0);
    }

    /// <summary>Of 100 invited per cell 50, 60, 20 and 30 responded: nothing of it is weighted to.</summary>
    [Fact]
    public void Crossing_that_nothing_is_weighted_to_has_indicators_of_its_cells_and_of_its_main_effects()
    {
        var found = Group(Crossed()).NonResponse.ShouldNotBeNull().Representativeness;

        found.Select(r => (r.Variable, r.MainEffects)).ShouldBe([("grootte*regio", null), ("grootte*regio", true)]);
        // Propensities .5, .6, .2 and .3, each of a quarter, around .4.
        found[0].Unadjusted.ShouldBe(1 - (2 * Math.Sqrt((0.01 + 0.04 + 0.04 + 0.01) / 4 * 4000 / 3999)), 1e-9);
        found[1].Partial.Select(p => p.Variable).ShouldBe(["grootte", "regio"]);
        found[1].Partial[0].Conditional.ShouldNotBeNull().ShouldBeGreaterThan(found[1].Partial[1].Conditional!.Value);
    }

    [Fact]
    public void Respondent_of_unknown_category_leaves_no_indicator() =>
        Group(Crossed(blank: true)).NonResponse.ShouldBeNull();

    [Fact]
    public void Crossing_that_is_not_a_margin_is_not_told_of_groups_whose_members_can_be_recognised()
    {
        Crossed().Publish("2022").Groups.Single().NonResponse!.Representativeness.Count.ShouldBe(2);
        Crossed(identifiable: true).Publish("2022").Groups.Single().NonResponse!.Representativeness.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tables_report_names_the_model()
    {
        var published = Crossed().Publish("2022");
        var report = TablesReport.Build(published, Language.Dutch, DateTimeOffset.UnixEpoch);

        Captions(report.Blocks).ShouldContain(caption => caption.Contains("(alleen hoofdeffecten)"));
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(published));
    }

    private static IEnumerable<string> Captions(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Container container => Captions(container.Children),
                Table { Caption: { } caption } => [caption],
                _ => [],
            }
        );

    private static SurveyOnPaper Crossed(bool identifiable = false, bool blank = false) =>
        new SurveyOnPaper(
            $$"""
            {"survey": "respons", "title": "Respons",
             "waves": [{"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31"}],
             "groups": [{"id": "scholen", "label": "scholen", "identifiable": {{(identifiable ? "true" : "false")}},
               "design": {"kind": "sample"}, "representativeness": ["grootte*regio"]}],
             "chapters": [{"id": "een", "title": "Een"}], "settings": {"nonResponse": true},
             "questions": [
               {"id": "grootte", "type": "single", "chapter": "een", "text": "Grootte",
                "answers": [{"code": "k", "label": "klein"}, {"code": "g", "label": "groot"}] },
               {"id": "regio", "type": "single", "text": "Regio",
                "answers": [{"code": "n", "label": "noord"}, {"code": "z", "label": "zuid"}] }]}
            """
        ).With(
            "2022",
            "scholen",
            "variable,category,population,sample\ntotal,,4000,400\n"
                + string.Concat(new[] { "k*n", "k*z", "g*n", "g*z" }.Select(c => $"grootte*regio,{c},1000,100\n")),
            SurveyOnPaper.Rows("grootte,regio", (50, "k,n"), (60, "k,z"), (20, "g,n"), (30, blank ? "g," : "g,z"))
        );

    [Fact]
    public void Without_being_asked_for_there_is_nothing()
    {
        var group = Group(Survey(settings: "", dispositions: ""));

        group.NonResponse.ShouldBeNull();
    }

    [Fact]
    public void Interviews_that_are_not_the_respondents_are_remarked_on() =>
        Survey(dispositions: Dispositions.Replace("complete,190", "complete,180", StringComparison.Ordinal))
            .Analyse("2022")
            .Remarks.ShouldContain(r => r.Code == "dispositions-differ");

    [Fact]
    public void Small_numbers_of_reasons_are_withheld_from_groups_whose_members_can_be_recognised()
    {
        static int Reasons(SurveyOnPaper survey) =>
            survey.Publish("2022").Groups.Single().NonResponse!.Outcome!.RefusalReasons.Count;

        Reasons(Survey()).ShouldBe(2);
        Reasons(Survey(identifiable: true)).ShouldBe(0);
    }

    [Fact]
    public void Coverage_of_a_self_selected_group_is_of_members_and_of_their_numbers()
    {
        var survey = new SurveyOnPaper(Codebook("", identifiable: false, selfSelected: true)).With(
            "2022",
            "scholen",
            "variable,category,population\ntotal,,800\nleerlingen,,160000\n",
            Answers
        );

        var coverage = survey.Publish("2022").Groups.Single().NonResponse.ShouldNotBeNull().Coverage;

        coverage.Select(c => (c.Question, c.Share)).ShouldBe([(null, 0.25), ("leerlingen", 0.25)]);
    }

    [Fact]
    public async Task Document_fits_the_schema()
    {
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(Survey().Analyse("2022")));
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(Survey().Publish("2022")));
    }

    [Theory]
    [InlineData("disposition,complete,190", "disposition,compleet,190", IntakeRule.UnknownCategory)]
    [InlineData("disposition,complete,190", "disposition,refusal,190", IntakeRule.DuplicateCategory)]
    [InlineData("disposition,complete,190", "disposition,other,190", IntakeRule.MissingCategory)]
    [InlineData("disposition,complete,190", "disposition,complete,190.5", IntakeRule.NotANumber)]
    [InlineData("refusal,tijd,90", "refusal,tijd,190", IntakeRule.OutOfRange)]
    [InlineData("refusal,tijd,90", "refusal,ziek,90", IntakeRule.UnknownCategory)]
    public async Task Rows_that_cannot_be_right_are_issues(string row, string wrong, string rule)
    {
        var file = Margins + Dispositions.Replace(row, wrong, StringComparison.Ordinal);

        var reading = await PopulationReader.ReadAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)),
            Survey().Codebook,
            "2022",
            "scholen"
        );

        reading.Issues.ShouldContain(i => i.Rule == rule);
        reading.Margins.ShouldBeNull();
    }

    internal static SurveyOnPaper Survey(
        string settings = "\"settings\": {\"nonResponse\": true},",
        string dispositions = Dispositions,
        bool identifiable = false
    ) => new SurveyOnPaper(Codebook(settings, identifiable)).With("2022", "scholen", Margins + dispositions, Answers);

    private static GroupResult Group(SurveyOnPaper survey) => survey.Analyse("2022").Groups.Single();

    private static readonly string Answers = SurveyOnPaper.Rows(
        "grootte,leerlingen",
        (100, "klein,100"),
        (100, "groot,300")
    );

    private static string Codebook(string settings, bool identifiable, bool selfSelected = false) =>
        $$"""
            {
              "survey": "respons", "title": "Respons",
              "waves": [{"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31"}],
              "groups": [{"id": "scholen", "label": "scholen", "identifiable": {{(identifiable ? "true" : "false")}},
                {{(
                selfSelected
                    ? "\"design\": {\"kind\": \"self-selected\"}, \"coverage\": [\"leerlingen\"]"
                    : "\"design\": {\"kind\": \"sample\"}, \"weighting\": {\"method\": \"post-stratification\", \"margins\": [\"grootte\"]}"
            )}},
                "refusalReasons": [{"code": "tijd", "label": "geen tijd"}, {"code": "anders", "label": "anders"}] }],
              "chapters": [{"id": "een", "title": "Een"}], {{settings}}
              "questions": [
                {"id": "grootte", "type": "single", "chapter": "een", "text": "Grootte",
                 "answers": [{"code": "klein", "label": "klein"}, {"code": "groot", "label": "groot"}]},
                {"id": "leerlingen", "type": "numeric", "text": "Leerlingen", "showMean": true}]
            }
            """;
}
