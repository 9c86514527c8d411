using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Figures that are made only where the codebook asks for them: totals, shares of the response, percentiles.</summary>
public sealed class AskedFiguresTests
{
    private const string Yes = "total:ja";

    private static readonly string Asking = HandMadeSurveys
        .Codebook.Replace(
            "\"text\": {\"nl\": \"Werkt u samen?\"",
            "\"showTotals\": true, \"showShareOfResponse\": true, \"text\": {\"nl\": \"Werkt u samen?\"",
            StringComparison.Ordinal
        )
        .Replace(
            "\"text\": \"Hoeveel jaar?\"",
            "\"showTotals\": true, \"percentiles\": [90, 10], \"showStandardDeviation\": true, \"text\": \"Hoeveel jaar?\"",
            StringComparison.Ordinal
        )
        .Replace(
            "\"text\": \"Cijfer\"",
            "\"showStandardDeviation\": true, \"text\": \"Cijfer\"",
            StringComparison.Ordinal
        )
        .Replace(
            "\"text\": \"Welke doelen?\"",
            "\"showTotals\": true, \"showShareOfResponse\": true, \"text\": \"Welke doelen?\"",
            StringComparison.Ordinal
        );

    [Fact]
    public void Without_being_asked_for_they_are_not_in_the_document()
    {
        var tables = HandMadeSurveys.ThreeWaves().Analyse("2022").Tables.SelectMany(t => t.Groups).ToList();

        tables.ShouldNotBeEmpty();
        tables.ShouldBeSomeThatAll(t =>
            t.AnswerTotals == null
            && t.SharesOfResponse == null
            && t.StandardDeviation == null
            && t.Quantiles.Count % 3 == 0
        );
    }

    [Fact]
    public void Number_who_cooperate_is_the_share_of_those_who_answered_scaled_to_their_part_of_the_population()
    {
        var table = Table(Survey().Analyse("2022"), "samen", "scholen");
        var total = table.AnswerTotals.ShouldNotBeNull().Single(c => c.Answer.ToString() == Yes);

        // 70 of 100 small schools represent 600, and 60 of 100 large ones 400.
        total.Value!.Value.ShouldBe((0.7 * 600) + (0.6 * 400), 1e-9);
        total.Method.ShouldBe("total");
        total.Interval.ShouldNotBeNull();
        total.Id.ToString().ShouldBe("samen/scholen/total:ja");
        CellId.Parse(total.Id.ToString()).ShouldBe(total.Id);
    }

    [Fact]
    public void Part_of_the_response_counts_everyone_in_the_file()
    {
        var shares = Table(Survey().Analyse("2022"), "doelen", "scholen").SharesOfResponse.ShouldNotBeNull();

        shares.Select(c => c.Answer.ToString()).Take(2).ShouldBe(["response:taal", "weighted-response:taal"]);
        // 70 small schools and 10 large ones ticked it.
        shares[0].Value!.Value.ShouldBe(80 / 200.0);
        shares[1].Value!.Value.ShouldBe((0.7 * 0.6) + (0.1 * 0.4), 1e-9);
    }

    [Fact]
    public void Self_selected_group_has_no_totals_and_no_weighted_part()
    {
        var table = Table(Survey().Analyse("2022"), "samen", "ouders");

        table.AnswerTotals.ShouldBeNull();
        table.SharesOfResponse.ShouldNotBeNull().Select(c => c.Method).Distinct().ShouldBe(["share-of-response"]);
    }

    [Fact]
    public void Percentiles_follow_the_quartiles_in_ascending_order()
    {
        var quantiles = Table(Survey().Analyse("2022"), "jaren", "scholen").Quantiles;

        quantiles.Select(c => c.Answer.ToString()).ShouldBe(["q1", "median", "q3", "q0.1", "q0.9"]);
        (quantiles[3].Value <= quantiles[0].Value && quantiles[4].Value >= quantiles[2].Value).ShouldBeTrue();
    }

    [Fact]
    public void Percentiles_are_withheld_from_groups_whose_members_can_be_recognised()
    {
        var exact = Table(Survey().Analyse("2022"), "jaren", "besturen").Quantiles;
        var open = Table(Survey().Publish("2022"), "jaren", "besturen").Quantiles;

        exact.Count(c => c.Value is not null).ShouldBe(5);
        open.Where(c => c.Value is null).Select(c => c.Answer.ToString()).ShouldBe(["q0.1", "q0.9"]);
    }

    [Fact]
    public void Standard_deviation_of_scores_is_that_of_the_weighted_answers()
    {
        var deviation = Table(Survey().Analyse("2022"), "cijfer", "scholen").StandardDeviation.ShouldNotBeNull();

        // 70 small schools, each for 6, gave 1 or 3 in equal parts; of 60 large ones, each for 4, ten gave 2 and fifty 4.
        (double Score, double Weight)[] answers = [(1, 35 * 6), (3, 35 * 6), (2, 10 * 4), (4, 50 * 4)];
        var weight = answers.Sum(a => a.Weight);
        var mean = answers.Sum(a => a.Weight * a.Score) / weight;
        var spread = answers.Sum(a => a.Weight * (a.Score - mean) * (a.Score - mean)) / weight;
        deviation.Value!.Value.ShouldBe(Math.Sqrt(spread * 130 / 129), 1e-12);
        deviation.Count.ShouldBe(130);
        (deviation.Id.ToString(), deviation.Method).ShouldBe(("cijfer/scholen/sd", "standard-deviation"));
        deviation.Interval!.Method.ShouldBe("interval-logarithmic");
        deviation.Interval.Lower.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Standard_deviation_of_who_volunteered_has_no_sampling_error()
    {
        var deviation = Table(Survey().Analyse("2022"), "jaren", "ouders").StandardDeviation.ShouldNotBeNull();

        // Eighteen times 4 and twelve times 6.
        deviation.Value!.Value.ShouldBe(Math.Sqrt(30.0 / 29 * 0.24 * 4), 1e-12);
        (deviation.StandardError, deviation.Interval, deviation.Method).ShouldBe(
            (null, null, "standard-deviation-unweighted")
        );
    }

    [Theory]
    [InlineData("cijfer")]
    [InlineData("jaren")]
    public void Standard_deviations_are_withheld_from_groups_whose_members_can_be_recognised(string table)
    {
        Table(Survey().Analyse("2022"), table, "besturen").StandardDeviation!.Value.ShouldNotBeNull();

        var open = Table(Survey().Publish("2022"), table, "besturen").StandardDeviation.ShouldNotBeNull();
        (open.Value, open.StandardError, open.Count).ShouldBe((null, null, null));
        Table(Survey().Publish("2022"), table, "scholen").StandardDeviation!.Value.ShouldNotBeNull();
    }

    [Fact]
    public void Totals_are_compared_between_waves_and_corrected_among_themselves()
    {
        var comparison = Survey().Analyse("2022").Comparisons.Single(c => c.Id.ToString() == "waves/samen/scholen");
        var rows = comparison.Rows.Where(r => r.Answer.Measure == Measure.AnswerTotal).ToList();

        rows.Select(r => r.Answer.ToString()).ShouldBe(["total:ja", "total:nee"]);
        rows[0].Difference!.Value.ShouldBe((0.15 * 600) + (0.15 * 400), 1e-9);
        rows[0].Test!.Method.ShouldBe("test-design-t");
        rows[0].Test!.Family.ShouldBe("totals of waves/samen/scholen");
        rows[0].SpssCompatible.ShouldBeNull();
        rows[0].Equivalence.ShouldBeNull();
        rows.ShouldBeSomeThatAll(r => r.Test!.AdjustedP >= r.Test.P);
        comparison.Rows.Where(r => r.Answer.Measure == Measure.Share).ShouldNotBeEmpty();
        comparison
            .Rows.Where(r => r.Answer.Measure == Measure.Share)
            .Select(r => r.Test!.Family)
            .Distinct()
            .ShouldBe(["answers of waves/samen/scholen"]);
    }

    [Fact]
    public void Total_of_a_number_is_compared_where_asked_for()
    {
        var document = Survey().Analyse("2022");
        var row = document
            .Comparisons.Single(c => c.Id.ToString() == "waves/jaren/scholen")
            .Rows.Single(r => r.Answer == FigureKey.Total);

        row.Difference!.Value.ShouldBe(row.B.Value!.Value - row.A.Value!.Value, 1e-9);
        row.Test.ShouldNotBeNull();
        document
            .Comparisons.Where(c => c.Kind == ComparisonKind.Subgroup)
            .SelectMany(c => c.Rows)
            .Count(r => r.Answer.IsTotal)
            .ShouldBe(0);
    }

    [Fact]
    public void Published_totals_have_three_digits_and_hide_where_the_share_hides()
    {
        var table = Table(Survey().Publish("2022"), "doelen", "besturen");
        var hidden = table.Cells.Where(c => c.Value is null).Select(c => c.Answer.Code).ToList();

        hidden.ShouldNotBeEmpty();
        table.AnswerTotals.ShouldNotBeNull().Where(c => c.Value is null).Select(c => c.Answer.Code).ShouldBe(hidden);
        table
            .SharesOfResponse.ShouldNotBeNull()
            .Where(c => c.Value is null)
            .Select(c => c.Answer.Code)
            .Distinct()
            .ShouldBe(hidden);
        foreach (var total in Table(Survey().Publish("2022"), "samen", "scholen").AnswerTotals!)
            total.Value!.Value.ShouldBe(Math.Round(total.Value.Value));
    }

    [Theory]
    [InlineData("total:ja")]
    [InlineData("response:total")]
    [InlineData("weighted-response:q1")]
    [InlineData("q0.05")]
    [InlineData("q0.5")]
    [InlineData("q0.99")]
    [InlineData("q0")]
    [InlineData("(total)")]
    [InlineData("sd")]
    [InlineData("(sd)")]
    [InlineData("(q0.5)")]
    [InlineData("total")]
    public void Figure_reads_back_what_it_writes(string text) => FigureKey.Parse(text).ToString().ShouldBe(text);

    internal static SurveyOnPaper Survey() => HandMadeSurveys.ThreeWavesOf(Asking);

    private static GroupTable Table(ResultsDocument document, string table, string group) =>
        document.Tables.Single(t => t.Id == TableId.Parse(table)).Groups.Single(g => g.Group == group);
}
