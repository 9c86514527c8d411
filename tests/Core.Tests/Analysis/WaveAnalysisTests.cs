using Serverless.Analysis;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>The figures of small surveys, worked out on paper.</summary>
public sealed class WaveAnalysisTests
{
    private static readonly Lazy<ResultsDocument> Analysed = new(() => HandMadeSurveys.ThreeWaves().Analyse("2022"));

    private static ResultsDocument Document => Analysed.Value;

    [Fact]
    public void Share_is_weighted_to_the_strata()
    {
        // Small schools (600 of 1,000): 70 of 95 yes; large (400): 60 of 100. "Weet niet" counts in neither, so the
        // small weigh 95 x 6.
        var table = Table("samen", "scholen");

        table.Base.Routed.ShouldBe(200);
        table.Base.N.ShouldBe(195);
        table.Cells[0].Count.ShouldBe(130);
        table.Cells[0].Value!.Value.ShouldBe(((70 * 6.0) + (60 * 4.0)) / ((95 * 6.0) + (100 * 4.0)), 1e-12);
    }

    [Fact]
    public void Share_of_a_simple_random_sample_has_the_textbook_standard_error()
    {
        // 49 of 60 boards out of 100: p(1-p)/(n-1) x (1 - n/N).
        var yes = Table("samen", "besturen").Cells[0];

        yes.Value!.Value.ShouldBe(47 / 60.0, 1e-12);
        yes.StandardError!.Value.ShouldBe(Math.Sqrt(47 / 60.0 * (13 / 60.0) / 59 * (1 - 0.6)), 1e-12);
        yes.DegreesOfFreedom.ShouldBe(59);
    }

    [Fact]
    public void Answers_of_a_self_selected_group_are_neither_weighted_nor_tested()
    {
        var cell = Table("samen", "ouders").Cells[0];

        cell.Value.ShouldBe(0.75);
        cell.StandardError.ShouldBeNull();
        cell.Interval.ShouldBeNull();
        cell.Flags.ShouldContain(CellFlag.Indicative);
        Document
            .Comparisons.Where(c => c.A.Group == "ouders" || c.B.Group == "ouders")
            .ShouldBeSomeThatAll(c => c.NotTested != null && c.Overall == null && c.Rows.All(r => r.Test == null));
        Document.Comparisons.ShouldNotContain(c =>
            c.Kind == ComparisonKind.Groups && (c.A.Group == "ouders" || c.B.Group == "ouders")
        );
    }

    [Fact]
    public void Remark_that_holds_for_several_waves_is_made_once_and_names_them()
    {
        var remark = Document.Remarks.Where(r => r.Code == "self-selected").ShouldHaveSingleItem();

        remark.Text.Nl.ShouldStartWith(
            "De ouders in elk van de metingen 2016, 2019 en 2022 hebben zichzelf aangemeld:"
        );
        remark.Text.En.ShouldNotBeNull();
        remark.Text.En.ShouldStartWith("The parents in each of the waves 2016, 2019 and 2022 selected themselves:");
    }

    [Fact]
    public void Remarks_on_waves_that_differ_in_a_number_are_made_apart()
    {
        var survey = new SurveyOnPaper(HandMadeSurveys.Codebook)
            .With("2019", "scholen", Totalling("1001"), HandMadeSurveys.SchoolAnswers(55))
            .With("2022", "scholen", Totalling("1002"), HandMadeSurveys.SchoolAnswers(70));

        survey
            .Analyse("2022")
            .Remarks.Where(r => r.Code == "population-total-differs")
            .Select(r => r.Text.Nl[..70])
            .ShouldBe([
                "Van scholen vermeldt het populatiebestand van meting 2019 een totaal v",
                "Van scholen vermeldt het populatiebestand van meting 2022 een totaal v",
            ]);

        static string Totalling(string total) =>
            HandMadeSurveys.Schools.Replace("1000", total, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_of_scores_and_summary_agree_with_the_shares()
    {
        var table = Table("cijfer", "scholen");

        table.Mean!.Value!.Value.ShouldBe(
            table.Cells.Zip([1, 2, 3, 4], (c, score) => c.Value!.Value * score).Sum(),
            1e-12
        );
        table.Summary!.Value!.Value.ShouldBe(table.Cells[2].Value!.Value + table.Cells[3].Value!.Value, 1e-12);
        table.Summary.Count.ShouldBe(table.Cells[2].Count + table.Cells[3].Count);
    }

    [Fact]
    public void Numbers_have_mean_and_quartiles()
    {
        // Parents: 18 times 4, 12 times 6.
        var table = Table("jaren", "ouders");

        table.Cells.ShouldBeEmpty();
        table.Mean!.Value!.Value.ShouldBe(4.8, 1e-12);
        table
            .Quantiles.Select(q => (q.Answer.ToString(), q.Value))
            .ShouldBe([("q1", 4.0), ("median", 4.0), ("q3", 6.0)]);
    }

    [Fact]
    public void Share_of_a_ticked_answer_is_of_respondents_not_of_ticks()
    {
        var table = Table("doelen", "ouders");

        table.Base.N.ShouldBe(40);
        table.Cells.Select(c => c.Value).ShouldBe([0.75, 0.55, 0.0]);
    }

    [Fact]
    public void Change_since_the_earlier_wave_adds_the_variances_of_independent_samples()
    {
        // Of a simple random sample p(1-p)/(n-1) each: a change carries no finite population correction.
        var boards = Comparison("waves/samen/besturen");
        double Variance(double p, int n) => p * (1 - p) / (n - 1);
        boards
            .Rows[0]
            .StandardError!.Value.ShouldBe(
                Math.Sqrt(
                    Variance(boards.Rows[0].A.Value!.Value, boards.A.Base.N!.Value)
                        + Variance(boards.Rows[0].B.Value!.Value, boards.B.Base.N!.Value)
                ),
                1e-12
            );

        var row = Comparison("waves/samen/scholen").Rows[0];
        row.Difference!.Value.ShouldBe(row.B.Value!.Value - row.A.Value!.Value, 1e-12);
        row.Significant.ShouldBeTrue();
        row.Test!.AdjustedP.ShouldBe(row.Test.P);
        row.A.Id.ToString().ShouldBe("samen/scholen@2019/ja");
        row.B.Id.ToString().ShouldBe("samen/scholen/ja");
        Document.Remarks.ShouldContain(r => r.Code == "independence-assumed" && r.Group == "scholen");
    }

    [Fact]
    public void P_values_of_one_table_are_adjusted_together()
    {
        var rows = Comparison("waves/cijfer/scholen").Rows.Where(r => r.Answer.Measure == Measure.Share).ToList();
        var smallest = rows.MinBy(r => r.Test!.P)!;

        smallest.Test!.AdjustedP!.Value.ShouldBe(Math.Min(1, smallest.Test.P * rows.Count), 1e-12);
        rows.Select(r => r.Test!.Family).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Subgroup_is_not_compared_on_the_question_that_defines_it()
    {
        Document.Comparisons.ShouldNotContain(c =>
            c.Kind == ComparisonKind.Subgroup && c.Table == TableId.Parse("samen")
        );
        Document.Comparisons.ShouldContain(c =>
            c.Kind == ComparisonKind.Subgroup && c.Table == TableId.Parse("doelen")
        );
    }

    [Fact]
    public void Subgroup_that_only_one_side_was_asked_about_is_not_compared() =>
        Document.Comparisons.ShouldNotContain(c =>
            c.Kind == ComparisonKind.Subgroup && c.Table == TableId.Parse("jaren")
        );

    [Fact]
    public void Trend_over_three_waves_has_the_slope_of_the_weighted_line()
    {
        var trend = Document.Trends.First(t => t.Id.ToString() == "trend/samen/scholen");
        var row = trend.Rows[0];

        trend.Waves.ShouldBe(["2016", "2019", "2022"]);
        row.Points.Count.ShouldBe(3);
        var perYear = (row.Points[2].Value!.Value - row.Points[0].Value!.Value) / 6;
        row.SlopePerYear!.Value.ShouldBe(perYear, 0.002);
        row.Linear!.P.ShouldBeLessThan(0.001);
        row.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void Letters_name_the_groups_with_a_smaller_share()
    {
        // Schools: 0.6 x 0.7 + 0.4 x 0.1 = 0.46, boards: 38 of 60. Standard error of the difference, finite populations
        // counted: sqrt(0.000745 + 0.001574) = 0.048, so t is 3.6.
        var letters = Document
            .Tables.First(t => t.Id == TableId.Parse("doelen"))
            .Letters.First(l => l.Answer == "taal")
            .Columns;
        var pair = Comparison("groups/doelen/scholen/besturen").Rows.First(r => r.Answer == FigureKey.ShareOf("taal"));

        letters.Select(c => (c.Group, c.Letter)).ShouldBe([("scholen", "A"), ("besturen", "B")]);
        pair.Difference!.Value.ShouldBe((38 / 60.0) - 0.46, 1e-12);
        letters.Select(c => c.LargerThan).ShouldBe(["", "A"]);
    }

    [Fact]
    public void Cell_ids_are_unique_but_for_figures_that_are_the_same()
    {
        var ids = Document
            .Tables.SelectMany(t => t.Groups)
            .SelectMany(g => g.Cells.Concat(g.Quantiles).Append(g.Summary).Append(g.Mean))
            .OfType<Cell>()
            .Select(c => c.Id)
            .ToList();

        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void Every_method_that_a_figure_names_is_stated()
    {
        var stated = Document.Methods.Select(m => m.Id).ToHashSet();
        var named = Document
            .Tables.SelectMany(t => t.Groups)
            .SelectMany(g => g.Cells)
            .SelectMany(c => new[] { c.Method, c.Interval?.Method })
            .Concat(
                Document.Comparisons.SelectMany(c =>
                    new[] { c.Overall?.Method, c.Rank?.Method, c.SpssCompatible?.Method }.Concat(
                        c.Rows.Select(r => r.Test?.Method)
                    )
                )
            )
            .OfType<string>();

        named.ShouldBeSomeThatAll(id => stated.Contains(id));
    }

    [Fact]
    public void Order_of_respondents_does_not_matter()
    {
        var shuffled = new SurveyOnPaper(HandMadeSurveys.Codebook);
        foreach (var (wave, yes) in new[] { ("2016", 40), ("2019", 55), ("2022", 70) })
            shuffled
                .With(wave, "scholen", HandMadeSurveys.Schools, Reversed(HandMadeSurveys.SchoolAnswers(yes)))
                .With(wave, "besturen", HandMadeSurveys.Boards, Reversed(HandMadeSurveys.BoardAnswers))
                .With(wave, "ouders", null, Reversed(HandMadeSurveys.Parents));

        var (one, other) = (Figures(Document).ToList(), Figures(shuffled.Analyse("2022")).ToList());

        other.Count.ShouldBe(one.Count);
        foreach (var ((name, value), (otherName, otherValue)) in one.Zip(other))
        {
            otherName.ShouldBe(name);
            (otherValue is null).ShouldBe(value is null, name);
            if (value is { } v)
                otherValue!.Value.ShouldBe(v, 1e-9, name);
        }
    }

    [Fact]
    public void Same_inputs_give_the_same_bytes() =>
        ResultsJson.Write(HandMadeSurveys.ThreeWaves().Analyse("2022")).ShouldBe(ResultsJson.Write(Document));

    [Fact]
    public void Lineage_is_what_the_inputs_hash_says_without_any_answer()
    {
        var inputs = HandMadeSurveys.ThreeWaves().Inputs("2022");
        var versions = inputs
            .Groups.SelectMany(g =>
                new[] { (g.PopulationSha256, InputKind.Population), (g.ResponsesSha256, InputKind.Responses) }
                    .Where(f => f.Item1 is not null)
                    .Select(f => new InputVersion(g.Wave, g.Group, f.Item2, f.Item1!))
            )
            .Reverse();

        InputsHash.Of("2022", inputs.CodebookSha256, versions).ShouldBe(Document.Lineage.InputsHash);
    }

    private static GroupTable Table(string table, string group) =>
        Document.Tables.First(t => t.Id == TableId.Parse(table)).Groups.First(g => g.Group == group);

    private static ComparisonResult Comparison(string id) => Document.Comparisons.First(c => c.Id.ToString() == id);

    private static string Reversed(string rows) =>
        string.Join(
            '\n',
            rows.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var header, .. var lines]
                ? lines.Reverse().Prepend(header)
                : []
        );

    private static IEnumerable<(string Name, double? Value)> Figures(ResultsDocument document)
    {
        foreach (
            var cell in document
                .Tables.SelectMany(t => t.Groups)
                .SelectMany(g => g.Cells.Concat(g.Quantiles).Append(g.Summary).Append(g.Mean))
                .OfType<Cell>()
        )
        foreach (
            var value in new[]
            {
                cell.Value,
                cell.StandardError,
                cell.Interval?.Lower,
                cell.Interval?.Upper,
                cell.DesignEffect,
            }
        )
            yield return (cell.Id.ToString(), value);
        foreach (var comparison in document.Comparisons)
        {
            yield return (comparison.Id.ToString(), comparison.Overall?.P);
            foreach (var row in comparison.Rows)
            foreach (
                var value in new[]
                {
                    row.Difference,
                    row.StandardError,
                    row.Test?.AdjustedP,
                    row.Effect?.Value,
                    row.SpssCompatible?.P,
                }
            )
                yield return ($"{comparison.Id} {row.Answer}", value);
        }
    }
}
