using Serverless.Analysis.Results;
using Serverless.TestKit;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Answers, options and items that some waves only offered.</summary>
public sealed class AnswersInWavesTests
{
    private const string Population = "variable,category,population\ntotal,,5000\n";

    private static readonly ResultsDocument Document = Survey().Analyse("2026");

    [Fact]
    public void Wave_is_complete_without_what_it_did_not_offer() =>
        Document.Tables.Select(table => table.Id.ToString()).ShouldBe(["lid", "doel", "oordeel.team", "oordeel.visie"]);

    [Fact]
    public void Scale_that_got_an_answer_is_not_compared_and_says_why()
    {
        var comparison = Comparison("waves/lid/scholen");

        comparison.NotTested!.Nl.ShouldStartWith("Niet vergeleken: er waren andere antwoorden mogelijk");
        comparison.Overall.ShouldBeNull();
        comparison.Rows.Count.ShouldBe(2);
        comparison.Rows.ShouldBeSomeThatAll(row => row.Difference == null && !row.Significant);
    }

    [Fact]
    public void Answer_that_the_earlier_wave_did_not_offer_has_no_earlier_share() =>
        Comparison("waves/lid/scholen").Rows.ShouldNotContain(row => row.Answer == FigureKey.ShareOf("3"));

    /// <summary>By hand: taal 30 of 60 and 40 of 80, zorg 15 of 60 and 60 of 80.</summary>
    [Fact]
    public void Options_that_both_waves_offered_are_compared()
    {
        var comparison = Comparison("waves/doel/scholen");

        comparison.Rows.Select(row => row.Answer.ToString()).ShouldBe(["taal", "zorg"]);
        comparison.Rows[0].Difference!.Value.ShouldBe(0, 1e-12);
        comparison.Rows[1].Difference!.Value.ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Item_that_the_earlier_wave_did_not_offer_is_not_compared() =>
        Document
            .Comparisons.Select(comparison => comparison.Id.ToString())
            .ShouldBe(["waves/lid/scholen", "waves/doel/scholen", "waves/oordeel.team/scholen"]);

    [Fact]
    public void Small_count_is_withheld_where_an_earlier_answer_is_no_longer_offered()
    {
        var published = Shortened.Publish("2026").Tables.Single(table => table.Id == TableId.Parse("lid"));

        published.Answers.Select(answer => answer.Code).ShouldBe(["1", "2", "3"]);
        var cells = published.Groups.Single().Cells;
        cells.Single(cell => cell.Answer == FigureKey.ShareOf("1")).Value.ShouldBeNull();
        cells.Count(cell => cell.Value is null).ShouldBeGreaterThan(1, "one alone follows from the others");
    }

    [Fact]
    public void Small_count_of_an_answer_that_is_no_longer_offered_is_withheld_in_comparisons()
    {
        var doel = Shortened.Publish("2026").Comparisons.Single(c => c.Id.ToString() == "waves/doel/scholen");

        doel.Rows.Single(row => row.Answer == FigureKey.ShareOf("taal")).A.Value.ShouldBeNull();
        doel.Rows.Single(row => row.Answer == FigureKey.ShareOf("taal")).Test.ShouldBeNull();
    }

    /// <summary>A group whose members can be recognised; the first answer and the first option are of 2024 only.</summary>
    private static SurveyOnPaper Shortened { get; } = new SurveyOnPaper(
            """
            {"survey":"waves","title":"Waves",
             "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01"},
                      {"id":"2026","title":"2026","fieldworkStart":"2026-01-01","fieldworkEnd":"2026-02-01","comparedWith":"2024"}],
             "groups":[{"id":"scholen","label":"scholen","identifiable":true,"design":{"kind":"sample"}}],
             "chapters":[{"id":"c","title":"c"}],
             "questions":[
               {"id":"lid","type":"single","chapter":"c","text":"Bent u lid?",
                "answers":[{"code":"0","label":"vroeger","waves":["2024"]},{"code":"1","label":"ja"},{"code":"2","label":"nee"},{"code":"3","label":"soms"}]},
               {"id":"doel","type":"multiple","chapter":"c","text":"Doelen",
                "answers":[{"code":"sport","label":"sport","waves":["2024"]},{"code":"taal","label":"taal"},{"code":"zorg","label":"zorg"}]}]}
            """
        ).With("2024", "scholen", Population, SurveyOnPaper.Rows("lid,doel.sport,doel.taal,doel.zorg", (20, "0,1,0,1"), (20, "1,0,0,1"), (18, "2,0,0,0"), (2, "3,1,1,0"))).With("2026", "scholen", Population, SurveyOnPaper.Rows("lid,doel.taal,doel.zorg", (2, "1,1,0"), (40, "2,1,1"), (30, "3,0,1")));

    /// <summary>By hand: 45 of 60 said ja of those who said ja or nee in 2024, 40 of 60 in 2026.</summary>
    [Fact]
    public void Rescaled_scale_is_compared_among_the_answers_that_both_waves_offered()
    {
        var common = Rescaled.Analyse("2026").Comparisons.Single(c => c.CommonAnswers is not null);

        common.Id.ToString().ShouldBe("common/lid/scholen");
        common.CommonAnswers.ShouldBe(["1", "2"]);
        (common.A.Base.N, common.B.Base.N).ShouldBe((60, 60));
        common.Rows[0].A.Value!.Value.ShouldBe(0.75, 1e-12);
        common.Rows[0].B.Value!.Value.ShouldBe(40 / 60.0, 1e-12);
        common.Rows[0].Test.ShouldNotBeNull();
        common.NotTested.ShouldBeNull();
    }

    [Fact]
    public void Rescaled_figures_have_ids_of_their_own()
    {
        var cells = Rescaled.Analyse("2026").Comparisons.Single(c => c.CommonAnswers is not null).Rows[0];

        cells.A.Id.ToString().ShouldBe("lid/scholen@2024:common/1");
        CellId.Parse("lid/scholen:common/1").ShouldBe(cells.B.Id);
        CellId.Parse("lid/scholen:other/1").ShouldBeNull();
    }

    [Fact]
    public void Whole_scale_is_not_compared_although_its_common_answers_are() =>
        Rescaled
            .Analyse("2026")
            .Comparisons.Single(c => c.Id.ToString() == "waves/lid/scholen")
            .NotTested.ShouldNotBeNull();

    [Fact]
    public void Rescaled_figures_are_published_of_groups_whose_members_cannot_be_recognised_only()
    {
        Rescaled.Publish("2026").Comparisons.Count(c => c.CommonAnswers is not null).ShouldBe(1);
        Survey(rescale: true, identifiable: true)
            .Publish("2026")
            .Comparisons.ShouldNotContain(c => c.CommonAnswers != null);
    }

    /// <summary>By hand: of who said ja or nee, ja 30 of 40 in 2022, 45 of 60 in 2024, 40 of 60 in 2026.</summary>
    [Fact]
    public void Rescaled_scale_is_followed_among_the_answers_that_all_waves_offered()
    {
        var trend = ThreeWaves().Analyse("2026").Trends.Single(t => t.Table == TableId.Parse("lid"));

        trend.Id.ToString().ShouldBe("common-trend/lid/scholen");
        trend.CommonAnswers.ShouldBe(["1", "2"]);
        trend.Waves.ShouldBe(["2022", "2024", "2026"]);
        trend.Bases.Select(b => b.N).ShouldBe([40, 60, 60]);
        trend.Rows[0].Points.Select(p => p.Value!.Value).ShouldBe([0.75, 0.75, 40 / 60.0], 1e-12);
        trend.Rows[0].Points[0].Id.ToString().ShouldBe("lid/scholen@2022:common-trend/1");
        CellId.Parse("lid/scholen@2022:common-trend/1").ShouldBe(trend.Rows[0].Points[0].Id);
        trend.Rows[0].Linear.ShouldNotBeNull();
    }

    [Fact]
    public void Rescaled_scale_is_not_followed_unless_the_codebook_asks() =>
        ThreeWaves(rescale: false).Analyse("2026").Trends.ShouldNotContain(t => t.Table == TableId.Parse("lid"));

    [Fact]
    public void Waves_that_offered_the_same_are_followed_as_a_whole_beside_what_all_have_in_common() =>
        ThreeWaves(offeredIn: "\"2022\",\"2024\",\"2026\"")
            .Analyse("2026")
            .Trends.Where(t => t.Table == TableId.Parse("lid"))
            .Select(t => t.Id.ToString())
            .ShouldBe(["trend/lid/scholen"]);

    [Fact]
    public void Rescaled_developments_are_published_of_groups_whose_members_cannot_be_recognised_only()
    {
        ThreeWaves().Publish("2026").Trends.Count(t => t.CommonAnswers is not null).ShouldBe(1);
        ThreeWaves(identifiable: true).Publish("2026").Trends.ShouldNotContain(t => t.CommonAnswers != null);
    }

    internal static SurveyOnPaper Rescaled { get; } = Survey(rescale: true);

    /// <summary>A third answer that only some waves offered.</summary>
    internal static SurveyOnPaper ThreeWaves(
        bool rescale = true,
        bool identifiable = false,
        string offeredIn = "\"2026\""
    ) =>
        new SurveyOnPaper(
            $$$"""
            {"survey":"waves","title":"Waves",
             "waves":[{"id":"2022","title":"2022","fieldworkStart":"2022-01-01","fieldworkEnd":"2022-02-01"},
                      {"id":"2024","title":"2024","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01","comparedWith":"2022"},
                      {"id":"2026","title":"2026","fieldworkStart":"2026-01-01","fieldworkEnd":"2026-02-01","comparedWith":"2024"}],
             "groups":[{"id":"scholen","label":"scholen","identifiable":{{{(
                identifiable ? "true" : "false"
            )}}},"design":{"kind":"sample"}}],
             "chapters":[{"id":"c","title":"c"}],
             "questions":[
               {"id":"lid","type":"single","chapter":"c","text":"Bent u lid?","comparison":"{{{(
                rescale ? "rescale" : "same-answers"
            )}}}",
                "answers":[{"code":"1","label":"ja"},{"code":"2","label":"nee"},{"code":"3","label":"vroeger wel","waves":[{{{offeredIn}}}]}]}]}
            """
        )
            .With("2022", "scholen", Population, SurveyOnPaper.Rows("lid", (30, "1"), (10, "2")))
            .With("2024", "scholen", Population, SurveyOnPaper.Rows("lid", (45, "1"), (15, "2")))
            .With("2026", "scholen", Population, SurveyOnPaper.Rows("lid", (40, "1"), (20, "2"), (20, "3")));

    private static ComparisonResult Comparison(string id) =>
        Document.Comparisons.Single(comparison => comparison.Id.ToString() == id);

    private static SurveyOnPaper Survey(bool rescale = false, bool identifiable = false) => new SurveyOnPaper(
            """
            {"survey":"waves","title":"Waves",
             "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01"},
                      {"id":"2026","title":"2026","fieldworkStart":"2026-01-01","fieldworkEnd":"2026-02-01","comparedWith":"2024"}],
             "groups":[{"id":"scholen","label":"scholen","design":{"kind":"sample"}}],
             "chapters":[{"id":"c","title":"c"}],
             "questions":[
               {"id":"lid","type":"single","chapter":"c","text":"Bent u lid?",
                "answers":[{"code":"1","label":"ja"},{"code":"2","label":"nee"},{"code":"3","label":"vroeger wel","waves":["2026"]}]},
               {"id":"doel","type":"multiple","chapter":"c","text":"Doelen",
                "answers":[{"code":"taal","label":"taal"},{"code":"zorg","label":"zorg"},{"code":"sport","label":"sport","waves":["2026"]}]},
               {"id":"oordeel","type":"grid","chapter":"c","text":"Oordeel",
                "items":[{"id":"team","label":"team"},{"id":"visie","label":"visie","waves":["2026"]}],
                "answers":[{"code":"1","label":"slecht"},{"code":"2","label":"goed"}]}]}
            """.Replace(
                "\"Bent u lid?\",",
                rescale ? "\"Bent u lid?\",\"comparison\":\"rescale\"," : "\"Bent u lid?\",",
                StringComparison.Ordinal
            ).Replace(
                "\"label\":\"scholen\",",
                identifiable ? "\"label\":\"scholen\",\"identifiable\":true," : "\"label\":\"scholen\",",
                StringComparison.Ordinal
            )
        ).With("2024", "scholen", Population, SurveyOnPaper.Rows("lid,doel.taal,doel.zorg,oordeel.team", (30, "1,1,0,1"), (15, "2,0,1,2"), (15, "1,0,0,2"))).With("2026", "scholen", Population, SurveyOnPaper.Rows("lid,doel.taal,doel.zorg,doel.sport,oordeel.team,oordeel.visie", (40, "1,1,1,0,1,2"), (20, "2,0,1,1,2,1"), (20, "3,0,0,1,2,2")));
}
