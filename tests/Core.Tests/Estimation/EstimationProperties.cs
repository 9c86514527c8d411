using CsCheck;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation;

/// <summary>What must hold for any survey.</summary>
public sealed class EstimationProperties
{
    /// <summary>
    /// Respondents with a stratum, a margin category, a group and an answer; every stratum and category occurs at least
    /// twice.
    /// </summary>
    private static readonly Gen<Survey> Surveys =
        from n in Gen.Int[40, 120]
        from strata in Gen.Int[0, 2].Array[n]
        from margin in Gen.Int[0, 3].Array[n]
        from groups in Gen.Int[0, 1].Array[n]
        from answers in Gen.Int[0, 4].Array[n]
        from weights in Gen.Double[0.5, 5].Array[n]
        select new Survey(
            [.. strata.Select((h, i) => i < 6 ? i % 3 : h)],
            [.. margin.Select((m, i) => i < 8 ? i % 4 : m)],
            [.. groups.Select((g, i) => (ushort)(i < 4 ? i % 2 : g))],
            [
                .. answers.Select(
                    (a, i) =>
                        (ushort)(
                            i < 10 ? i % 5
                            : a == 4 ? 255
                            : a
                        )
                ),
            ],
            weights
        );

    [Fact]
    public void Raked_weights_reproduce_both_margins() =>
        Surveys.Sample(survey =>
        {
            var result = Weigh(survey);

            foreach (var share in result.Margins)
                share.WeightedShare.ShouldBe(share.PopulationShare, 1e-8);
        });

    [Fact]
    public void Scale_of_base_weights_does_not_matter() =>
        Surveys.Sample(survey =>
            Same(Table(survey), Table(survey with { Weights = Array.ConvertAll(survey.Weights, w => 1000 * w) }))
        );

    [Fact]
    public void Order_of_respondents_does_not_matter() =>
        Surveys.Sample(survey =>
        {
            var reversed = new Survey(
                [.. survey.Strata.Reverse()],
                [.. survey.Margin.Reverse()],
                [.. survey.Groups.Reverse()],
                [.. survey.Answers.Reverse()],
                [.. survey.Weights.Reverse()]
            );
            Same(Table(survey), Table(reversed));
            Near(Ranks(survey), Ranks(reversed));
        });

    [Fact]
    public void Domain_of_everyone_equals_no_domain() =>
        Surveys.Sample(survey =>
        {
            var sample = new WeightedSample(Design(survey), Weigh(survey));
            var answers = new CodeColumn(survey.Answers, 5);

            Same(
                Proportions.Of(DomainTotals.OfCategories(sample, answers)),
                Proportions.Of(DomainTotals.OfCategories(sample, answers, new CodeColumn(new ushort[sample.Count], 1)))
            );
        });

    [Fact]
    public void Merging_strata_changes_no_share() =>
        Surveys.Sample(survey =>
        {
            var merged = survey with { Strata = Array.ConvertAll(survey.Strata, h => Math.Min(h, 1)) };

            var (a, b) = (Table(survey), Table(merged));
            for (var g = 0; g < 2; g++)
            for (var k = 0; k < 5; k++)
                b[g]
                    .Categories[k]
                    .Share.GetValueOrDefault()
                    .ShouldBe(a[g].Categories[k].Share.GetValueOrDefault(), 1e-12);
        });

    [Fact]
    public void Sampling_unit_of_one_respondent_equals_element_sampling() =>
        Surveys.Sample(survey =>
        {
            var columns = Columns(survey);
            var clusters = columns with { Psu = [.. Enumerable.Range(0, survey.Answers.Length)] };
            var (answers, groups) = (new CodeColumn(survey.Answers, 5), new CodeColumn(survey.Groups, 2));
            var (design, clustered) = (
                SampleDesign.Create(columns).Required(),
                SampleDesign.Create(clusters).Required()
            );

            var a = DomainTotals.OfCategories(new WeightedSample(design, Weigh(survey)), answers, groups);
            var b = DomainTotals.OfCategories(new WeightedSample(clustered, Weigh(survey)), answers, groups);

            Same(Proportions.Of(a), Proportions.Of(b));
            Near(Independence.Test(a).Test.PValue, Independence.Test(b).Test.PValue);
        });

    [Fact]
    public void Mean_of_scores_equals_mean_of_the_same_numbers() =>
        Surveys.Sample(survey =>
        {
            var sample = new WeightedSample(Design(survey), Weigh(survey));
            var groups = new CodeColumn(survey.Groups, 2);
            var scores = Means.OfScores(
                DomainTotals.OfCategories(sample, new CodeColumn(survey.Answers, 5), groups),
                [1, 2, 3, 4, 5]
            );
            var numbers = Means.Of(
                DomainTotals.OfNumbers(
                    sample,
                    [Array.ConvertAll(survey.Answers, a => a > 4 ? double.NaN : a + 1)],
                    groups
                )
            );

            foreach (var (a, b) in scores.Zip(numbers))
            {
                Near(a.Value, b.Value);
                Near(a.StandardError, b.StandardError);
                Near(a.DesignEffect, b.DesignEffect);
            }
        });

    [Fact]
    public void Nothing_is_ever_not_a_number() =>
        Surveys.Sample(survey =>
        {
            foreach (var proportion in Table(survey).SelectMany(d => d.Categories))
            {
                double[] numbers =
                [
                    proportion.Share ?? 0,
                    proportion.StandardError ?? 0,
                    proportion.Interval?.Lower ?? 0,
                    proportion.Interval?.Upper ?? 0,
                    proportion.DesignEffect ?? 0,
                ];
                numbers.ShouldBeSomeThatAll(x => double.IsFinite(x));
                if (proportion.Interval is { } interval)
                    (interval.Lower <= proportion.Share && proportion.Share <= interval.Upper).ShouldBeTrue();
            }
        });

    private static SampleDesignColumns Columns(Survey survey) =>
        new()
        {
            Stratum = survey.Strata,
            Strata = [new("first", 400, 400), new("second", 500, 500), new("third", 600, 600)],
            BaseWeights = survey.Weights,
        };

    private static SampleDesign Design(Survey survey) => SampleDesign.Create(Columns(survey)).Required();

    private static WeightingResult Weigh(Survey survey) =>
        Weights
            .Compute(
                Design(survey),
                new WeightingPlan { Method = WeightingMethod.Raking },
                [
                    new Margin("margin", survey.Margin, [new("0", 100), new("1", 110), new("2", 120), new("3", 130)]),
                    new Margin("group", survey.Groups, [new("0", 200), new("1", 260)]),
                ]
            )
            .Required();

    private static IReadOnlyList<DomainProportions> Table(Survey survey) =>
        Proportions.Of(
            DomainTotals.OfCategories(
                new WeightedSample(Design(survey), Weigh(survey)),
                new CodeColumn(survey.Answers, 5),
                new CodeColumn(survey.Groups, 2)
            )
        );

    private static double? Ranks(Survey survey) =>
        RankTest
            .OfCategories(
                new WeightedSample(Design(survey), Weigh(survey)),
                new CodeColumn(survey.Answers, 5),
                new CodeColumn(survey.Groups, 2)
            )
            .WithWeightedMidranks.PValue;

    private static void Same(IReadOnlyList<DomainProportions> a, IReadOnlyList<DomainProportions> b)
    {
        foreach (var (x, y) in a.SelectMany(d => d.Categories).Zip(b.SelectMany(d => d.Categories)))
        {
            y.Count.ShouldBe(x.Count);
            y.Flags.ShouldBe(x.Flags);
            Near(x.Share, y.Share);
            Near(x.StandardError, y.StandardError);
            Near(x.Interval?.Upper, y.Interval?.Upper);
        }
    }

    private static void Near(double? x, double? y)
    {
        y.HasValue.ShouldBe(x.HasValue);
        if (x is { } value)
            y!.Value.ShouldBe(value, 1e-8 * Math.Max(1e-6, Math.Abs(value)));
    }

    private sealed record Survey(int[] Strata, int[] Margin, ushort[] Groups, ushort[] Answers, double[] Weights);
}
