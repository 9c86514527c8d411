using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Tables crossed by the answers of a question.</summary>
public sealed class CrossTableTests
{
    private static readonly string Crossed = HandMadeSurveys.Codebook.Replace(
        "\"subgroups\": [",
        "\"crossTables\": [{\"by\": \"grootte\", \"questions\": [\"samen\", \"doelen\", \"jaren\"]}, {\"by\": \"samen\"}], \"subgroups\": [",
        StringComparison.Ordinal
    );

    [Fact]
    public void Columns_hold_the_figures_of_who_gave_the_answer()
    {
        var group = Group(Survey().Analyse("2022"), "grootte", "samen");

        group.Columns.Select(c => c.Column).ShouldBe(["klein", "groot"]);
        Share(group, "klein", "ja").ShouldBe(70 / 95.0, 1e-9);
        Share(group, "groot", "ja").ShouldBe(0.6, 1e-9);
        group.Columns[0].Figures.Base.N.ShouldBe(95);
        group.Columns[0].Figures.Cells[0].Id.ToString().ShouldBe("samen/scholen~grootte=klein/ja");
    }

    [Fact]
    public void Letters_mark_the_larger_column_and_the_columns_are_tested_together()
    {
        var group = Group(Survey().Analyse("2022"), "grootte", "doelen");

        // Of 100 small schools 70 ticked "taal", of 100 large ones 10.
        var letters = group.Letters.Single(l => l.Answer == FigureKey.ShareOf("taal")).LargerThan;
        letters["klein"].ShouldBe("B");
        letters["groot"].ShouldBe("");
        group.Overall.ShouldNotBeNull().Method.ShouldBe("test-multiple-response-f");
        group.Overall!.P.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Column_of_few_respondents_is_withheld_and_another_with_it()
    {
        // Of the boards that answered "samen" 47 said yes; "weet niet" is no column.
        var comparisons = new CrossTables(
            HandMadeSurveys.ThreeWaves().Codebook,
            new PublishedTables(HandMadeSurveys.ThreeWaves().Codebook, "2022", []),
            "2022"
        );

        comparisons.Withheld([50, 40, 6], 96).ShouldBe([false, true, true]);
        comparisons.Withheld([50, 6, 7], 63).ShouldBe([false, true, true]);
        comparisons.Withheld([50, 40, 30], 123).ShouldBe([false, false, true]);
        comparisons.Withheld([50, 40, 30], 120).ShouldBe([false, false, false]);
        comparisons.Withheld([50, 40, 30], 140).ShouldBe([false, false, false]);
        comparisons.Withheld([50, 0, 4], 54).ShouldBe([true, false, true]);
    }

    [Fact]
    public void Groups_whose_members_can_be_recognised_have_none_in_public()
    {
        var document = Survey().Publish("2022");
        var crossed = document.CrossTables.ShouldNotBeNull().Where(c => c.By == "samen").ToList();

        crossed.ShouldNotBeEmpty();
        crossed.ShouldBeSomeThatAll(c =>
            c.WithheldGroups.Contains("besturen") && c.Groups.All(g => g.Group != "besturen")
        );
        Survey().Analyse("2022").CrossTables!.SelectMany(c => c.Groups).ShouldContain(g => g.Group == "besturen");
    }

    [Fact]
    public void Question_is_not_crossed_by_itself_nor_for_groups_that_were_not_asked()
    {
        var crossed = Survey().Analyse("2022").CrossTables.ShouldNotBeNull();

        crossed.ShouldNotContain(c => c.By == c.Table.ToString());
        crossed.Where(c => c.By == "grootte").SelectMany(c => c.Groups).ShouldBeSomeThatAll(g => g.Group == "scholen");
        HandMadeSurveys.ThreeWaves().Analyse("2022").CrossTables.ShouldBeNull();
    }

    [Fact]
    public void Self_selected_group_has_columns_without_tests()
    {
        var parents = Survey()
            .Publish("2022")
            .CrossTables!.Single(c => c.By == "samen" && c.Table == new TableId("doelen"))
            .Groups.Single(g => g.Group == "ouders");

        (parents.Letters.Count, parents.Overall).ShouldBe((0, null));
        parents.Columns.SelectMany(c => c.Figures.Cells).ShouldContain(c => c.Value != null);
    }

    /// <summary>70 small schools and 10 large ones ticked "taal".</summary>
    [Fact]
    public void Options_that_can_be_ticked_together_are_columns_that_are_not_compared()
    {
        var survey = HandMadeSurveys.ThreeWavesOf(
            Crossed.Replace(
                "{\"by\": \"samen\"}",
                "{\"by\": \"doelen\", \"questions\": [\"samen\"]}",
                StringComparison.Ordinal
            )
        );
        var crossed = survey.Analyse("2022").CrossTables!.Single(c => c.By == "doelen");

        crossed.Overlapping.ShouldBe(true);
        var group = crossed.Groups.Single(g => g.Group == "scholen");
        group.Columns.Single(c => c.Column == "taal").Figures.Base.N.ShouldBe(80);
        (group.Letters.Count, group.Overall).ShouldBe((0, null));
    }

    [Fact]
    public async Task Document_with_crossed_tables_fits_the_schema() =>
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(Survey().Analyse("2022")));

    internal static SurveyOnPaper Survey() => HandMadeSurveys.ThreeWavesOf(Crossed);

    private static CrossGroup Group(ResultsDocument document, string by, string table) =>
        document
            .CrossTables!.Single(c => c.By == by && c.Table == TableId.Parse(table))
            .Groups.Single(g => g.Group == "scholen");

    private static double Share(CrossGroup group, string column, string answer) =>
        group
            .Columns.Single(c => c.Column == column)
            .Figures.Cells.Single(c => c.Answer == FigureKey.ShareOf(answer))
            .Value!.Value;
}
