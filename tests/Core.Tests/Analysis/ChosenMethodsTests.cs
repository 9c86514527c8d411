using System.Globalization;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;
using TestResult = Serverless.Analysis.Results.TestResult;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Methods that the codebook chooses are the ones that figures are made with and refer to.</summary>
public sealed class ChosenMethodsTests
{
    [Theory]
    [InlineData("wilson")]
    [InlineData("korn-graubard")]
    [InlineData("logit")]
    [InlineData("beta")]
    [InlineData("arcsine")]
    [InlineData("likelihood")]
    public void Shares_have_the_chosen_interval_and_its_statement(string interval)
    {
        var document = Document($$"""{"shareInterval": "{{interval}}"}""");
        var cells = document
            .Tables.SelectMany(t => t.Groups)
            .SelectMany(g => g.Cells)
            .Where(c => c is { Interval: not null, Value: > 0 and < 1 })
            .ToList();

        cells.ShouldNotBeEmpty();
        cells.Select(c => c.Interval!.Method).Distinct().ShouldBe([$"interval-{interval}"]);
        document.Methods.ShouldContain(m => m.Id == $"interval-{interval}");
    }

    [Fact]
    public void Symmetric_intervals_of_shares_end_at_0_and_1()
    {
        var cells = Document("""{"shareInterval": "symmetric", "confidenceLevel": 0.999}""")
            .Tables.SelectMany(t => t.Groups)
            .SelectMany(g => g.Cells)
            .Where(c => c is { Interval: not null, Value: > 0 and < 1 })
            .ToList();

        cells.ShouldContain(c => c.Interval!.Lower == 0);
        cells.ShouldContain(c => c.Interval!.Lower > 0);
        cells.ShouldNotContain(c => c.Interval!.Lower < 0 || c.Interval.Upper > 1);
        cells.Select(c => c.Interval!.Method).Distinct().ShouldBe(["interval-t"]);
    }

    /// <summary>Of the numbers 1 to 40, each given once.</summary>
    [Theory]
    [InlineData("hf1", 10, 20, 30)]
    [InlineData("hf2", 10.5, 20.5, 30.5)]
    [InlineData("hf6", 10.25, 20.5, 30.75)]
    [InlineData("hf7", 10.75, 20.5, 30.25)]
    public void Quantiles_follow_the_chosen_rule(string rule, double first, double second, double third) =>
        Quartiles($$"""{"quantileRule": "{{rule}}"}""")
            .Select(c => c.Value!.Value)
            .ShouldBe([first, second, third], 1e-9);

    [Fact]
    public void Quantiles_have_the_chosen_interval()
    {
        var usual = Quartiles("{}");
        var other = Quartiles("""{"quantileInterval": "korn-graubard"}""");

        other.Select(c => c.Value).ShouldBe(usual.Select(c => c.Value));
        other.Select(c => c.Interval!.Lower).ShouldNotBe(usual.Select(c => c.Interval!.Lower));
    }

    [Theory]
    [InlineData("wilcoxon", "test-rank-t")]
    [InlineData("van-der-waerden", "test-van-der-waerden-t")]
    [InlineData("median", "test-median-t")]
    public void Rank_tests_have_the_chosen_scores_and_their_statement(string scores, string method)
    {
        var document = Document($$"""{"rankScores": "{{scores}}"}""");
        var ranks = document.Comparisons.Where(c => c.Rank is not null).ToList();

        ranks.ShouldNotBeEmpty();
        ranks.Select(c => c.Rank!.Method).Distinct().ShouldBe([method]);
        ranks.Select(c => c.RankInFileOrder!.Method).Distinct().ShouldBe([method + "-in-file-order"]);
        document.Methods.Count(m => m.Id.StartsWith(method, StringComparison.Ordinal)).ShouldBe(2);
    }

    private static IReadOnlyList<Cell> Quartiles(string settings) => new SurveyOnPaper(
            $$"""
            {
              "survey": "getallen", "title": "Getallen", "settings": {{settings}},
              "waves": [{"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31"}],
              "groups": [{"id": "scholen", "label": "scholen", "design": {"kind": "sample", "finitePopulationCorrection": false} }],
              "chapters": [{"id": "een", "title": "Een"}],
              "questions": [{"id": "getal", "type": "numeric", "chapter": "een", "text": "Welk getal?"}]
            }
            """
        ).With("2022", "scholen", null, SurveyOnPaper.Rows("getal", [.. Enumerable.Range(1, 40).Select(n => (1, n.ToString(CultureInfo.InvariantCulture)))])).Analyse("2022").Tables.Single().Groups.Single().Quantiles;

    /// <summary>Who was not asked counts, so that figures of a part have the degrees of freedom of the whole.</summary>
    [Fact]
    public void Degrees_of_freedom_are_counted_in_the_whole_design_where_the_codebook_says_so()
    {
        static List<double> Counted(ResultsDocument document) =>
            [
                .. document
                    .Tables.SelectMany(t => t.Groups)
                    .Where(g => g.Group == "scholen")
                    .SelectMany(g => g.Cells)
                    .Select(c => c.DegreesOfFreedom)
                    .OfType<double>()
                    .Distinct(),
            ];

        Counted(Document("{}")).Count.ShouldBeGreaterThan(1);
        Counted(Document("""{"degreesOfFreedom": "design"}""")).Count.ShouldBe(1);
    }

    [Fact]
    public void Bonferroni_multiplies_by_the_number_of_answers_and_widens_intervals_to_match()
    {
        var document = Document("""{"correction": "bonferroni"}""");
        var rows = Graded(document);

        foreach (var row in rows)
        {
            row.Test!.Adjustment.ShouldBe("bonferroni");
            row.Test.AdjustedP!.Value.ShouldBe(Math.Min(1, rows.Count * row.Test.P), 1e-12);
            row.SimultaneousInterval!.Level.ShouldBe(1 - 0.05 / rows.Count, 1e-12);
        }

        document.Methods.ShouldContain(m => m.Id == "bonferroni");
        document.Methods.ShouldNotContain(m => m.Id == "holm");
        document
            .Trends.SelectMany(t => t.Rows)
            .SelectMany(r => r.Steps)
            .OfType<TestResult>()
            .Select(s => s.Adjustment)
            .Distinct()
            .ShouldBe(["bonferroni"]);
    }

    [Fact]
    public void Without_correction_p_and_interval_stand_for_themselves()
    {
        var rows = Graded(Document("""{"correction": "none"}"""));

        foreach (var row in rows)
        {
            row.Test!.AdjustedP.ShouldBe(row.Test.P);
            row.SimultaneousInterval.ShouldBeNull();
        }
    }

    [Fact]
    public void False_discovery_rate_within_a_table_is_told_apart_from_that_of_the_wave()
    {
        var document = Document("""{"correction": "benjamini-hochberg"}""");

        Graded(document).Select(r => r.Test!.Adjustment).Distinct().ShouldBe(["benjamini-hochberg-family"]);
        document.Methods.ShouldContain(m => m.Id == "benjamini-hochberg-family");
        document.Methods.ShouldContain(m => m.Id == document.Screening!.Method);
    }

    /// <summary>
    /// Boards have answers withheld, so that those left are a family of their own: with the chosen correction, and with
    /// intervals that say what the tests say.
    /// </summary>
    [Theory]
    [InlineData("bonferroni")]
    [InlineData("none")]
    public void Answers_that_are_left_are_corrected_as_chosen_with_intervals_to_match(string correction)
    {
        var published = HandMadeSurveys
            .ThreeWaves("{\"correction\": \"" + correction + "\"}")
            .Publish("2022")
            .Comparisons.Where(c =>
                c.Rows.Any(r => r.Test is null && r.Answer.Measure == Measure.Share)
                && c.Rows.Any(r => r.Test is not null && r.Answer.Measure == Measure.Share)
            )
            .ToList();

        published.ShouldNotBeEmpty();
        foreach (var comparison in published)
        {
            var rows = comparison.Rows.Where(r => r is { Test: not null, Answer.Measure: Measure.Share }).ToList();
            var factor = correction == "bonferroni" ? rows.Count : 1;
            foreach (var row in rows)
            {
                row.Test!.AdjustedP!.Value.ShouldBe(Math.Min(1, factor * row.Test.P), 0.01 * factor * row.Test.P);
                if (factor > 1)
                    row.SimultaneousInterval!.Level.ShouldBe(1 - (0.05 / factor), 1e-12);
                else
                    row.SimultaneousInterval.ShouldBeNull();
            }
        }
    }

    private static ResultsDocument Document(string settings) => HandMadeSurveys.ThreeWaves(settings).Analyse("2022");

    private static List<ComparisonRow> Graded(ResultsDocument document)
    {
        var rows = document
            .Comparisons.Single(c => c.Id.ToString() == "waves/cijfer/scholen")
            .Rows.Where(r => r is { Test: not null, Answer.Measure: Measure.Share })
            .ToList();
        rows.Count.ShouldBeGreaterThan(2);
        return rows;
    }
}
