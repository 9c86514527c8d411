using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>
/// Designs and ways of weighting against R's survey package: estimates to 1e-9, standard errors to 1e-8, p-values to
/// 1e-6, all relative.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly CodeColumn Y = new(ReferenceSurvey.Y, 5);
    private static readonly CodeColumn Groups = new(ReferenceSurvey.Group, 3);

    public static TheoryData<string> Designs =>
        [
            "elements",
            "post",
            "raking",
            "linear",
            "logit",
            "bounded",
            "clusters",
            "clustersfpc",
            "clusterlinear",
            "based",
            "baseraking",
            "basepost",
        ];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Weights_equal_R(string design) =>
        Agrees(ReferenceSurvey.Sample(design).Weights[..20], $"{design}.weights", 1e-9);

    [Theory]
    [MemberData(nameof(Designs))]
    public void Proportions_equal_R(string design)
    {
        var totals = DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y);
        var all = Proportions.Of(totals)[0];

        Agrees([.. all.Categories.Select(c => c.Share!.Value)], $"{design}.share", 1e-9);
        Agrees([.. all.Categories.Select(c => c.StandardError!.Value)], $"{design}.se", 1e-8);
        Agrees([.. all.Categories.Select(c => c.DesignEffect!.Value)], $"{design}.deff", 1e-8);
        Agrees([all.DegreesOfFreedom], $"{design}.df", 1e-12);
    }

    [Theory]
    [InlineData("based", ShareInterval.Beta, "beta")]
    [InlineData("based", ShareInterval.Logit, "xlogit")]
    [InlineData("clusters", ShareInterval.Beta, "beta")]
    [InlineData("clusters", ShareInterval.Logit, "xlogit")]
    [InlineData("based", ShareInterval.Symmetric, "mean")]
    [InlineData("based", ShareInterval.Arcsine, "asin")]
    [InlineData("based", ShareInterval.Likelihood, "likelihood")]
    [InlineData("clusters", ShareInterval.Symmetric, "mean")]
    [InlineData("clusters", ShareInterval.Arcsine, "asin")]
    [InlineData("clusters", ShareInterval.Likelihood, "likelihood")]
    public void Chosen_interval_of_a_share_equals_R(string design, ShareInterval chosen, string inR)
    {
        var all = Proportions.Of(DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y), chosen)[0];

        for (var k = 0; k < 5; k++)
        {
            var interval = all.Categories[k].Interval!;
            Agrees([interval.Lower, interval.Upper], FormattableString.Invariant($"interval.{design}.{inR}.{k}"), 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Proportions_in_domains_equal_R(string design)
    {
        var groups = Proportions.Of(
            DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y, Groups),
            ShareInterval.Logit
        );

        foreach (var (group, g) in groups.Zip("012"))
        {
            Agrees([.. group.Categories.Select(c => c.Share!.Value)], $"{design}.gshare{g}", 1e-9);
            Agrees([.. group.Categories.Select(c => c.StandardError!.Value)], $"{design}.gse{g}", 1e-8);
            Agrees([group.DegreesOfFreedom], $"{design}.gdf{g}", 1e-12);
        }

        var interval = groups[0].Categories[1].Interval!;
        Agrees([interval.Lower, interval.Upper], $"{design}.xlogit", 1e-8);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Means_totals_ratios_and_quantiles_equal_R(string design)
    {
        var sample = ReferenceSurvey.Sample(design);
        var mean = Means.Of(DomainTotals.OfNumbers(sample, [ReferenceSurvey.X]))[0];
        Agrees([mean.Value!.Value, mean.StandardError!.Value], $"{design}.mean", 1e-8);

        var numbers = DomainTotals.OfNumbers(sample, [ReferenceSurvey.X], Groups);
        var group = Means.Of(numbers)[1];
        Agrees(
            [
                group.Value!.Value,
                group.StandardError!.Value,
                group.DesignEffect!.Value,
                group.Interval!.Lower,
                group.Interval.Upper,
            ],
            $"{design}.gmean",
            1e-8
        );
        var total = Means.Totals(numbers)[1];
        Agrees([total.Value!.Value, total.StandardError!.Value], $"{design}.total", 1e-8);
        var ratio = Means.Ratios(DomainTotals.OfNumbers(sample, [ReferenceSurvey.X, ReferenceSurvey.Z], Groups))[1];
        Agrees([ratio.Value!.Value, ratio.StandardError!.Value], $"{design}.ratio", 1e-8);

        double[] quantiles =
        [
            .. Quantiles
                .Of(sample, ReferenceSurvey.X, [0.25, 0.5], Groups)
                .Select(quantile => quantile[1])
                .SelectMany(q => new[] { q.Value!.Value, q.Interval!.Lower, q.Interval.Upper, q.StandardError!.Value }),
        ];
        Agrees(quantiles, $"{design}.quantile", 1e-8);
    }

    public static TheoryData<string, QuantileRule, ShareInterval> QuantileChoices
    {
        get
        {
            var data = new TheoryData<string, QuantileRule, ShareInterval>();
            foreach (var design in new[] { "based", "clusters" })
            foreach (var rule in Enum.GetValues<QuantileRule>())
            foreach (var interval in InR.Keys)
                if (interval == ShareInterval.Symmetric || rule is QuantileRule.Hf1 or QuantileRule.Hf7)
                    data.Add(design, rule, interval);
            return data;
        }
    }

    private static readonly Dictionary<ShareInterval, string> InR = new()
    {
        [ShareInterval.Symmetric] = "mean",
        [ShareInterval.Logit] = "xlogit",
        [ShareInterval.Beta] = "beta",
        [ShareInterval.Arcsine] = "asin",
    };

    [Theory]
    [MemberData(nameof(QuantileChoices))]
    public void Chosen_quantiles_and_their_intervals_equal_R(string design, QuantileRule rule, ShareInterval interval)
    {
        double[] quantiles =
        [
            .. Quantiles
                .Of(
                    ReferenceSurvey.Sample(design),
                    ReferenceSurvey.X,
                    [0.1, 0.25, 0.5, 0.8],
                    Groups,
                    rule: rule,
                    interval: interval
                )
                .Select(quantile => quantile[1])
                .SelectMany(q => new[] { q.Value!.Value, q.Interval!.Lower, q.Interval.Upper, q.StandardError!.Value }),
        ];

        Agrees(
            quantiles,
            FormattableString.Invariant($"quantiles.{design}.{rule}.{InR[interval]}").ToLowerInvariant(),
            1e-8
        );
    }

    /// <summary>
    /// R survey 4.1 tests a part of a calibrated design with the degrees of freedom of all of it; so does whoever gives
    /// them to <c>svyciprop</c>.
    /// </summary>
    [Theory]
    [InlineData("clusters")]
    [InlineData("clusterlinear")]
    public void Degrees_of_freedom_of_the_whole_design_equal_R(string design)
    {
        var sample = ReferenceSurvey.Sample(design, DegreesOfFreedomRule.Design);
        var few = ReferenceSurvey.FewClusters;
        ushort[] domain = [.. ReferenceSurvey.A.Zip(few, (a, isIn) => isIn && a == 1 ? (ushort)0 : (ushort)1)];
        ushort[] groups = [.. ReferenceSurvey.Group.Zip(few, (g, isIn) => isIn ? g : ushort.MaxValue)];

        var share = Proportions.Of(
            DomainTotals.OfCategories(sample, Y, new CodeColumn(domain, 1)),
            ShareInterval.Logit
        );
        var test = Independence.Test(DomainTotals.OfCategories(sample, Y, new CodeColumn(groups, 3)));

        var interval = share[0].Categories[1].Interval!;
        Agrees([interval.Lower, interval.Upper], $"wholedesign.interval.{design}", 1e-8);
        Agrees([test.Test.Statistic!.Value, test.Test.PValue!.Value], $"wholedesign.raoscott.{design}", 1e-6);
    }

    [Theory]
    [InlineData("elements")]
    [InlineData("linear")]
    [InlineData("clusterlinear")]
    public void Total_of_numbers_around_a_large_constant_keeps_its_standard_error(string design)
    {
        var sample = ReferenceSurvey.Sample(design);

        var total = Means.Totals(DomainTotals.OfNumbers(sample, [ReferenceSurvey.Z]))[0];
        var moved = Means.Totals(
            DomainTotals.OfNumbers(
                sample,
                [
                    [.. ReferenceSurvey.Z.Select(z => z + 1e9)],
                ]
            )
        )[0];

        moved.StandardError!.Value.ShouldBe(total.StandardError!.Value, 1e-6 * total.StandardError.Value);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Tests_of_independence_equal_R(string design)
    {
        var test = Independence.Test(DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y, Groups));

        Agrees(
            [test.Test.Statistic!.Value, test.Test.NumeratorDf!.Value, test.Test.PValue!.Value],
            $"{design}.raoscott",
            1e-6
        );
        Agrees([test.ChiSquare.PValue!.Value], $"{design}.chisq", 1e-6);
        Agrees([test.Wald.Statistic!.Value, test.Wald.PValue!.Value], $"{design}.wald", 1e-6);
        Agrees([test.AdjustedWald.Statistic!.Value, test.AdjustedWald.PValue!.Value], $"{design}.adjwald", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Asymptotic_distribution_of_Pearsons_statistic_equals_R(string design)
    {
        var test = Independence.Test(
            DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y, new CodeColumn(ReferenceSurvey.B, 3))
        );

        Agrees([test.Saddlepoint.PValue!.Value], $"{design}.saddlepoint", 1e-6);
        Agrees([test.LinearCombination().PValue!.Value], $"{design}.lincom", 1e-6);
    }

    [Theory]
    [InlineData("elements")]
    [InlineData("clusters")]
    [InlineData("based")]
    public void Saddlepoint_of_a_table_of_two_by_two_equals_R(string design)
    {
        ushort[] high =
        [
            .. ReferenceSurvey.Y.Select(y =>
                y == 255 ? y
                : y > 1 ? (ushort)1
                : (ushort)0
            ),
        ];
        ushort[] two = [.. ReferenceSurvey.Group.Select(g => g < 2 ? g : (ushort)255)];

        var test = Independence.Test(
            DomainTotals.OfCategories(ReferenceSurvey.Sample(design), new CodeColumn(high, 2), new CodeColumn(two, 2))
        );

        Agrees([test.Saddlepoint.PValue!.Value], $"{design}.saddlepoint2x2", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void T_and_Wald_tests_of_means_equal_R(string design)
    {
        var sample = ReferenceSurvey.Sample(design);
        var shares = Differences.OfShares(DomainTotals.OfCategories(sample, Y, Groups), 2, 0, 1);
        Agrees(
            [
                shares.Value!.Value,
                shares.Test.Statistic!.Value,
                shares.Test.DenominatorDf!.Value,
                shares.Test.PValue!.Value,
            ],
            $"{design}.ttest",
            1e-6
        );

        var numbers = DomainTotals.OfNumbers(sample, [ReferenceSurvey.X], Groups);
        var means = Differences.OfMeans(numbers, 0, 1);
        Agrees(
            [
                means.Value!.Value,
                means.Test.Statistic!.Value,
                means.Test.DenominatorDf!.Value,
                means.Test.PValue!.Value,
            ],
            $"{design}.tmean",
            1e-6
        );

        var wald = GroupMeans.OfMeans(numbers);
        Agrees([wald.Statistic!.Value, wald.DenominatorDf!.Value, wald.PValue!.Value], $"{design}.groupwald", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Rank_tests_equal_R(string design)
    {
        var sample = ReferenceSurvey.Sample(design);
        var two = new CodeColumn(ReferenceSurvey.Group, 2);

        var answers = RankTest.OfCategories(sample, Y, two);
        Agrees(
            [answers.Difference!.Value, answers.Test.Statistic!.Value, answers.Test.PValue!.Value],
            $"{design}.rank",
            1e-6
        );
        var numbers = RankTest.OfNumbers(sample, ReferenceSurvey.X, two);
        Agrees([numbers.Difference!.Value, numbers.Test.Statistic!.Value], $"{design}.rankx", 1e-6);
        var kruskal = RankTest.OfCategories(sample, Y, Groups).Test;
        Agrees([kruskal.Statistic!.Value, kruskal.PValue!.Value], $"{design}.kruskal", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Rank_tests_of_normal_scores_equal_R(string design) =>
        ScoreTestsAgree(design, RankScores.VanDerWaerden, "vdw");

    [Theory]
    [MemberData(nameof(Designs))]
    public void Median_tests_equal_R(string design) => ScoreTestsAgree(design, RankScores.Median, "median");

    private static void ScoreTestsAgree(string design, RankScores scores, string name)
    {
        var sample = ReferenceSurvey.Sample(design);
        var two = new CodeColumn(ReferenceSurvey.Group, 2);

        var answers = RankTest.OfCategories(sample, Y, two, scores);
        Agrees(
            [answers.Difference!.Value, answers.Test.Statistic!.Value, answers.Test.PValue!.Value],
            $"{design}.{name}",
            1e-6
        );
        var numbers = RankTest.OfNumbers(sample, ReferenceSurvey.X, two, scores);
        Agrees([numbers.Difference!.Value, numbers.Test.Statistic!.Value], $"{design}.{name}x", 1e-6);
        var several = RankTest.OfCategories(sample, Y, Groups, scores).Test;
        Agrees([several.Statistic!.Value, several.PValue!.Value], $"{design}.{name}k", 1e-6);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Standard_deviations_equal_R(string design)
    {
        var sample = ReferenceSurvey.Sample(design);
        var all = StandardDeviations.Of(DomainTotals.OfNumbers(sample, [ReferenceSurvey.X]), ReferenceSurvey.X)[0];
        var one = StandardDeviations.Of(
            DomainTotals.OfNumbers(sample, [ReferenceSurvey.X], Groups),
            ReferenceSurvey.X,
            Groups
        )[1];

        foreach (var (deviation, part) in new[] { (all, "all"), (one, "one") })
            Agrees(
                [
                    deviation.Value!.Value,
                    deviation.StandardError!.Value,
                    deviation.Interval!.Lower,
                    deviation.Interval.Upper,
                ],
                $"{design}.sd{part}",
                1e-8
            );
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Cronbach_alpha_equals_R(string design)
    {
        var alpha = CronbachAlpha.Of(ReferenceSurvey.Sample(design), ReferenceSurvey.Scale);

        Agrees(
            [alpha.Value!.Value, alpha.StandardError!.Value, alpha.Interval!.Lower, alpha.Interval.Upper],
            $"{design}.alpha",
            1e-8
        );
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Trends_equal_R(string design)
    {
        var totals = DomainTotals.OfCategories(ReferenceSurvey.Sample(design), Y, Groups);

        var linear = WaveTrend.Linear(totals, [0, 0, 0, 1, 0], [0, 1, 2]);
        Agrees([linear.PerUnitOfTime!.Value, linear.StandardError!.Value], $"{design}.trend", 1e-8);
        var logistic = WaveTrend.Logistic(totals, 3, [0, 1, 2]);
        Agrees([logistic.PerUnitOfTime!.Value, logistic.StandardError!.Value], $"{design}.logistic", 1e-8);
    }

    internal static void Agrees(double[] actual, string name, double tolerance)
    {
        var expected = ReferenceSurvey.Expected(name);
        actual.Length.ShouldBe(expected.Length, name);
        for (var i = 0; i < actual.Length; i++)
            actual[i].ShouldBe(expected[i], tolerance * Math.Abs(expected[i]), name);
    }
}
