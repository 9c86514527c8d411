using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>Lonely sampling units, trimming and waves, against R's survey package.</summary>
public sealed class DesignVariantTests
{
    [Theory]
    [InlineData(LonelyPsu.Remove, "remove")]
    [InlineData(LonelyPsu.Certainty, "certainty")]
    [InlineData(LonelyPsu.Average, "average")]
    [InlineData(LonelyPsu.Adjust, "adjust")]
    public void Lonely_sampling_unit_is_treated_as_R_does(LonelyPsu rule, string name)
    {
        int[] rows =
        [
            .. Enumerable
                .Range(0, ReferenceSurvey.Count)
                .Where(i => ReferenceSurvey.Stratum[i] < 2 || ReferenceSurvey.Cluster[i] == 43),
        ];
        var design = SampleDesign.Create(Lonely(rows, rule)).Required();

        var shares = Proportions.Of(
            DomainTotals.OfCategories(
                WeightedSample.Unweighted(design),
                new CodeColumn(Pick(ReferenceSurvey.Y, rows), 5)
            )
        )[0];

        ReferenceTests.Agrees([.. shares.Categories.Select(c => c.StandardError!.Value)], $"lonely.{name}", 1e-8);
    }

    [Fact]
    public void Lonely_sampling_unit_is_refused_when_no_rule_was_chosen()
    {
        int[] rows =
        [
            .. Enumerable
                .Range(0, ReferenceSurvey.Count)
                .Where(i => ReferenceSurvey.Stratum[i] < 2 || ReferenceSurvey.Cluster[i] == 43),
        ];

        var error = SampleDesign.Create(Lonely(rows, LonelyPsu.Error)).Errors.ShouldHaveSingleItem();

        error.Problem.ShouldBe(WeightingProblem.LonelyPsu);
        error.Category.ShouldBe("third");
    }

    [Fact]
    public void Trimming_equals_strict_trimWeights()
    {
        var design = SampleDesign
            .Create(
                new SampleDesignColumns
                {
                    Stratum = new int[ReferenceSurvey.Count],
                    Strata = [new StratumFrame("all")],
                    BaseWeights = ReferenceSurvey.Sample("baseraking").Weights,
                }
            )
            .Required();

        var result = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.None, Trimming = new TrimmingPlan(3, 0.55) },
                []
            )
            .Required();

        ReferenceTests.Agrees(result.Weights[..20], "trim.weights", 1e-9);
        result.Weights.Sum().ShouldBe(3100, 1e-6);
    }

    [Fact]
    public void Change_between_linked_waves_equals_a_design_with_the_organisation_as_cluster()
    {
        var waves = Waves(out var links, out var answers, out var domain);

        var change = Differences.OfShares(
            DomainTotals.OfCategories(WeightedSample.StackLinked(waves, links), answers, domain),
            2,
            0,
            1
        );

        ReferenceTests.Agrees(
            [change.Value!.Value, change.Test.Statistic!.Value, change.Test.DenominatorDf!.Value],
            "linked.ttest",
            1e-8
        );
    }

    [Fact]
    public void Change_in_a_panel_of_members_of_clusters_has_the_clusters_as_units()
    {
        var waves = Waves(out var links, out var answers, out var domain, clustered: true);

        var change = Differences.OfShares(
            DomainTotals.OfCategories(WeightedSample.StackLinked(waves, links), answers, domain),
            2,
            0,
            1
        );

        ReferenceTests.Agrees(
            [change.Value!.Value, change.Test.Statistic!.Value, change.Test.DenominatorDf!.Value],
            "panel.ttest",
            1e-8
        );
    }

    [Fact]
    public void Change_between_independent_waves_equals_a_design_with_waves_as_strata()
    {
        var waves = Waves(out _, out var answers, out var domain);

        var change = Differences.OfShares(
            DomainTotals.OfCategories(WeightedSample.Stack(waves), answers, domain),
            2,
            0,
            1
        );

        ReferenceTests.Agrees(
            [change.Value!.Value, change.Test.Statistic!.Value, change.Test.DenominatorDf!.Value],
            "independent.ttest",
            1e-8
        );
    }

    private static SampleDesignColumns Lonely(int[] rows, LonelyPsu rule) =>
        new()
        {
            Stratum = Pick(ReferenceSurvey.Stratum, rows),
            Strata = [new("first"), new("second"), new("third")],
            Psu = Pick(ReferenceSurvey.Cluster, rows),
            BaseWeights = Pick(ReferenceSurvey.Base, rows),
            LonelyPsu = rule,
        };

    private static WeightedSample[] Waves(
        out int[][] links,
        out CodeColumn answers,
        out CodeColumn domain,
        bool clustered = false
    )
    {
        int[][] rows =
        [
            [.. Enumerable.Range(0, 400)],
            [.. Enumerable.Range(200, 400)],
        ];
        links = rows;
        answers = new CodeColumn(
            [
                .. rows[0].Select(i => ReferenceSurvey.Y[i]),
                .. rows[1]
                    .Select(i =>
                        ReferenceSurvey.Y[i] == 255
                            ? (ushort)255
                            : (ushort)((ReferenceSurvey.Y[i] * 3 + ReferenceSurvey.A[i]) % 5)
                    ),
            ],
            5
        );
        domain = new CodeColumn([.. rows.SelectMany((r, wave) => r.Select(_ => (ushort)wave))], 2);
        return Array.ConvertAll(
            rows,
            r =>
                WeightedSample.Unweighted(
                    SampleDesign
                        .Create(
                            new SampleDesignColumns
                            {
                                Stratum = Pick(ReferenceSurvey.Stratum, r),
                                Strata = [new("first"), new("second"), new("third")],
                                Psu = clustered ? Pick(ReferenceSurvey.Cluster, r) : null,
                                BaseWeights = Pick(ReferenceSurvey.Base, r),
                            }
                        )
                        .Required()
                )
        );
    }

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
