using Serverless.Analysis;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Surveys of every shape: nothing is wired to one of them.</summary>
public sealed class GeneralityTests
{
    [Fact]
    public void First_wave_has_tables_but_no_changes()
    {
        var document = HandMadeSurveys.ThreeWaves().Analyse("2016");

        document.ComparedWith.ShouldBeNull();
        document.EarlierWaves.ShouldBeEmpty();
        document.Comparisons.ShouldNotContain(c => c.Kind == ComparisonKind.Waves);
        document.Trends.ShouldBeEmpty();
        document.Tables.Count.ShouldBe(4);
    }

    [Fact]
    public void Second_of_three_waves_does_not_know_the_third()
    {
        var document = HandMadeSurveys.ThreeWaves().Analyse("2019");

        document.EarlierWaves.Select(w => w.Id).ShouldBe(["2016"]);
        document.Lineage.Inputs.ShouldNotContain(f => f.Wave == "2022");
        document.Trends.ShouldBeEmpty();
    }

    [Fact]
    public void Single_volunteer_keeps_no_wave_from_being_analysed()
    {
        var survey = new SurveyOnPaper(HandMadeSurveys.Codebook)
            .With("2016", "scholen", HandMadeSurveys.Schools, HandMadeSurveys.SchoolAnswers(40))
            .With(
                "2016",
                "ouders",
                null,
                SurveyOnPaper.Rows("samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen", (1, "ja,midden,4,1,0,0"))
            );

        survey.Analyse("2016").Groups.Single(group => group.Id == "ouders").Response.Respondents.ShouldBe(1);
    }

    [Fact]
    public void One_group_with_only_a_number_and_no_margins()
    {
        var survey = new SurveyOnPaper(
            """
            {
              "survey": "een", "title": "Een", "waves": [{"id": "w", "title": "W", "fieldworkStart": "2024-01-01", "fieldworkEnd": "2024-02-01"}],
              "groups": [{"id": "g", "label": "leden", "design": {"kind": "sample"}}], "chapters": [{"id": "c", "title": "C"}],
              "questions": [{"id": "uren", "type": "numeric", "chapter": "c", "text": "Uren", "showMean": true, "minimum": 0, "maximum": 80}]
            }
            """
        );

        var document = survey
            .With("w", "g", null, SurveyOnPaper.Rows("uren", (10, "8"), (10, "16"), (20, "32")))
            .Analyse("w");

        var mean = document.Tables.ShouldHaveSingleItem().Groups.ShouldHaveSingleItem().Mean!;
        mean.Value!.Value.ShouldBe(22, 1e-12);
        mean.StandardError!.Value.ShouldBe(Math.Sqrt(((10 * 196) + (10 * 36) + (20 * 100)) / 39.0 / 40), 1e-12);
        document.Remarks.ShouldContain(r => r.Code == "population-unknown");
    }

    [Fact]
    public void Everything_suppressed_is_still_a_document()
    {
        var survey = new SurveyOnPaper(HandMadeSurveys.Codebook).With(
            "2016",
            "ouders",
            null,
            SurveyOnPaper.Rows("samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen", (4, "ja,midden,4,1,0,0"))
        );

        var document = survey.Publish("2016");

        document.Tables.Count.ShouldBe(4);
        document
            .Tables.SelectMany(t => t.Groups)
            .ShouldBeSomeThatAll(g => g.Base.Suppressed && g.Cells.All(c => c.Value == null));
        ResultsJson.Read(ResultsJson.Write(document)).Tables.Count.ShouldBe(4);
    }

    [Fact]
    public void Group_without_its_population_file_is_left_out_and_said_so()
    {
        var survey = HandMadeSurveys.ThreeWaves();
        var inputs = survey.Inputs("2022") is var all
            ? all with
            {
                Groups =
                [
                    .. all.Groups.Select(g =>
                        g is { Group: "scholen", Wave: "2022" }
                            ? g with
                            {
                                Population = null,
                                PopulationSha256 = null,
                            }
                            : g
                    ),
                ],
            }
            : null;

        var document = WaveAnalysis.Run(inputs!).ShouldBeOfType<AnalysisSucceeded>().Public;

        document.Groups.Select(g => g.Id).ShouldBe(["besturen", "ouders"]);
        document.Remarks.ShouldContain(r => r.Code == "population-missing" && r.Group == "scholen");
        document.Comparisons.ShouldNotContain(c => c.A.Group == "scholen");
    }

    [Fact]
    public void Strata_with_base_weights_and_without_population_correction_need_no_population_file()
    {
        var survey = new SurveyOnPaper(
            """
            {"survey": "proef", "title": "Proef", "waves": [{"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31"}],
             "groups": [{"id": "scholen", "label": "scholen", "design": {"kind": "sample", "strata": "laag", "finitePopulationCorrection": false},
                         "columns": {"baseWeight": "gewicht"}, "weighting": {"method": "none"}}],
             "chapters": [{"id": "een", "title": "Een"}],
             "questions": [{"id": "samen", "type": "single", "chapter": "een", "text": "Samen?", "answers": [{"code": "1", "label": "ja"}, {"code": "2", "label": "nee"}]}]}
            """
        ).With(
            "2019",
            "scholen",
            null,
            SurveyOnPaper.Rows("laag,gewicht,samen", (20, "a,2,1"), (20, "a,2,2"), (30, "b,4,1"), (10, "b,4,2"))
        );

        // (20 x 2 + 30 x 4) / (40 x 2 + 40 x 4)
        survey
            .Analyse("2019")
            .Tables.ShouldHaveSingleItem()
            .Groups.ShouldHaveSingleItem()
            .Cells[0]
            .Value!.Value.ShouldBe(160 / 240d, 1e-12);
    }

    [Fact]
    public void Wave_of_which_no_group_is_complete_says_what_each_lacks() =>
        new SurveyOnPaper(HandMadeSurveys.Codebook)
            .With("2019", "scholen", null, HandMadeSurveys.SchoolAnswers(55))
            .Failures("2019")
            .ShouldHaveSingleItem()
            .Text.Nl.ShouldContain(
                "Van scholen is voor meting 2019 wel een responsbestand aangeleverd, maar geen populatiebestand"
            );

    [Fact]
    public void Wave_without_any_group_fails_in_words()
    {
        var failures = new SurveyOnPaper(HandMadeSurveys.Codebook).Failures("2016");

        failures.ShouldHaveSingleItem().Text.Nl.ShouldContain("responsbestand");
    }

    [Fact]
    public void Earlier_wave_that_cannot_be_weighted_is_not_compared_with_and_said_so()
    {
        var smallOnly = SurveyOnPaper.Rows(
            "grootte,samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen",
            (50, "klein,nee,,,1,0,0")
        );

        var document = new SurveyOnPaper(HandMadeSurveys.Codebook)
            .With("2016", "scholen", HandMadeSurveys.Schools, smallOnly)
            .With("2019", "scholen", HandMadeSurveys.Schools, HandMadeSurveys.SchoolAnswers(55))
            .Analyse("2019");

        document.Groups.ShouldHaveSingleItem().Id.ShouldBe("scholen");
        document.Comparisons.ShouldNotContain(c => c.Kind == ComparisonKind.Waves);
        document.Remarks.ShouldContain(r =>
            r.Code == "earlier-wave-unusable" && r.Text.Nl.Contains("stratum ‘groot’", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void More_respondents_in_a_stratum_than_were_invited_in_it_fail_and_name_it()
    {
        static SurveyOnPaper Inviting(int small) =>
            new SurveyOnPaper(HandMadeSurveys.Codebook).With(
                "2016",
                "scholen",
                FormattableString.Invariant(
                    $"variable,category,population,sample\ntotal,,1000,200\ngrootte,klein,600,{small}\ngrootte,groot,400,{200 - small}\n"
                ),
                SurveyOnPaper.Rows(
                    "grootte,samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen",
                    (30, "klein,nee,,,1,0,0"),
                    (40, "groot,nee,,,1,0,0")
                )
            );

        Inviting(30).Analyse("2016").Groups.ShouldHaveSingleItem();
        Inviting(29)
            .Failures("2016")
            .ShouldHaveSingleItem()
            .Text.Nl.ShouldStartWith(
                "scholen, meting 2016: stratum ‘klein’: er zijn meer respondenten (30) dan er benaderd zijn (29)."
            );
    }

    [Fact]
    public void Category_without_respondents_fails_and_names_it()
    {
        var rows = SurveyOnPaper.Rows(
            "grootte,samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen",
            (50, "klein,nee,,,1,0,0")
        );

        var failures = new SurveyOnPaper(HandMadeSurveys.Codebook)
            .With("2016", "scholen", HandMadeSurveys.Schools, rows)
            .Failures("2016");

        var failure = failures.ShouldHaveSingleItem();
        (failure.Wave, failure.Group).ShouldBe(("2016", "scholen"));
        failure.Text.Nl.ShouldBe(
            "scholen, meting 2016: stratum ‘groot’: de populatie telt er 400, maar er is geen enkele respondent. Voeg het stratum samen met ‘klein’."
        );
        failure.Text.En!.ShouldContain("‘groot’");
    }

    [Fact]
    public void Break_in_wording_gives_no_difference()
    {
        var codebook = HandMadeSurveys.Codebook.Replace(
            "\"text\": \"Welke doelen?\",",
            "\"text\": \"Welke doelen?\", \"comparableWithPreviousWave\": false,",
            StringComparison.Ordinal
        );
        var survey = new SurveyOnPaper(codebook)
            .With("2016", "besturen", HandMadeSurveys.Boards, HandMadeSurveys.BoardAnswers)
            .With("2019", "besturen", HandMadeSurveys.Boards, HandMadeSurveys.BoardAnswers);

        var comparison = survey.Analyse("2019").Comparisons.First(c => c.Id.ToString() == "waves/doelen/besturen");

        comparison.NotTested!.Nl.ShouldStartWith("Trendbreuk");
        comparison.Rows.ShouldBeSomeThatAll(r => r.Difference == null && r.Test == null);
    }

    [Fact]
    public void Linked_organisations_bring_covariance_into_the_change()
    {
        var linked = HandMadeSurveys.Codebook.Replace(
            "\"design\": {\"kind\": \"census\"}",
            "\"design\": {\"kind\": \"census\"}, \"columns\": {\"link\": \"brin\"}",
            StringComparison.Ordinal
        );
        var header = HandMadeSurveys.BoardAnswers.Split('\n')[0];
        var rows = HandMadeSurveys
            .BoardAnswers.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select((line, i) => FormattableString.Invariant($"{line},b{i}"));
        var answers = string.Join('\n', rows.Prepend($"{header},brin"));
        var survey = new SurveyOnPaper(linked)
            .With("2016", "besturen", HandMadeSurveys.Boards, answers)
            .With("2019", "besturen", HandMadeSurveys.Boards, answers);

        var document = survey.Analyse("2019");

        // The same boards gave the same answers: there is no uncertainty about the change at all.
        document.Comparisons.First(c => c.Id.ToString() == "waves/samen/besturen").Rows[0].Difference.ShouldBe(0);
        document.Comparisons.First(c => c.Id.ToString() == "waves/samen/besturen").Rows[0].StandardError.ShouldBeNull();
        document.Remarks.ShouldContain(r => r.Code == "waves-linked");
    }
}
