using Serverless.Comparison;
using Serverless.Core.Tests.Estimation.Reference;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Comparison;

/// <summary>Paired change against R's svyttest, mcnemar.test and binom.test (paired.R), to 1e-8 relative.</summary>
public sealed class PairedDifferenceTests
{
    private const double Tolerance = 1e-8;

    private static readonly ReferenceValues Expected = ReferenceValues.Of("Comparison", "paired.csv");

    private static readonly int[] Rows = [.. Enumerable.Range(200, 400)];

    [Theory]
    [InlineData("elements")]
    [InlineData("clusters")]
    public void Mean_change_and_its_test_equal_R(string design)
    {
        var sample = Sample(design == "clusters");

        Agrees($"{design}.y", PairedDifference.Of(sample, [.. Rows.Select((_, i) => ChangeOfY(i))]));
        Agrees($"{design}.x", PairedDifference.Of(sample, [.. Rows.Select((_, i) => ChangeOfX(i))]));
    }

    [Fact]
    public void Interval_of_a_mean_change_has_the_level_asked_for()
    {
        var difference = PairedDifference.Of(
            Sample(clustered: false),
            [.. Rows.Select((_, i) => ChangeOfX(i))],
            level: 0.9
        );

        // R: qt(.95, 191) = 1.652870547.
        difference.Interval!.Upper.ShouldBe(2.0762876923076945 + 1.652870547 * 0.096339518942872487, 1e-7);
        difference.Interval.Lower.ShouldBe(2.0762876923076945 - 1.652870547 * 0.096339518942872487, 1e-7);
    }

    [Fact]
    public void McNemar_equals_R_unweighted_and_exactly()
    {
        double[] changes = [.. Rows.Select((_, i) => ChangeOfY(i))];
        var (gained, lost) = (changes.Count(c => c == 1), changes.Count(c => c == -1));

        var (test, exact) = PairedDifference.McNemar(gained, lost)!.Value;

        Expected.ShouldAgree("mcnemar", Tolerance, gained, lost, test.Statistic, test.PValue, exact);
    }

    [Fact]
    public void McNemar_of_one_against_seven_is_exact_where_chi_square_is_not()
    {
        var (test, exact) = PairedDifference.McNemar(1, 7)!.Value;

        Expected.ShouldAgree("mcnemar.small", Tolerance, test.Statistic, exact);
    }

    [Fact]
    public void Nobody_who_changed_is_no_test()
    {
        PairedDifference.McNemar(0, 0).ShouldBeNull();
        var same = PairedDifference.Of(Sample(clustered: false), new double[400]);

        (same.Value, same.Test.Status).ShouldBe((0, TestStatus.NoVariance));
    }

    [Fact]
    public void Changes_within_one_sampling_unit_have_no_degrees_of_freedom_and_no_lack_of_variance()
    {
        double[] changes = [.. Rows.Select((i, k) => ReferenceSurvey.Cluster[i] == 7 ? k : double.NaN)];

        var difference = PairedDifference.Of(Sample(clustered: true), changes);

        difference.Value.ShouldNotBeNull();
        (difference.StandardError, difference.Test.Status).ShouldBe((null, TestStatus.NoDegreesOfFreedom));
    }

    [Fact]
    public void One_sampling_unit_more_than_strata_has_a_standard_error_and_is_not_tested()
    {
        var sample = WeightedSample.Unweighted(SampleDesign.Simple(2).Required());

        var difference = PairedDifference.Of(sample, [1, 3]);

        (difference.Value, difference.StandardError).ShouldBe((2, 1));
        (difference.Interval, difference.Test.Status).ShouldBe((null, TestStatus.NoDegreesOfFreedom));
    }

    [Fact]
    public void Change_that_follows_from_the_margins_is_fixed_by_weighting()
    {
        int[] size = [0, 0, 0, 1, 1, 1, 1, 1];
        var design = SampleDesign.Simple(8).Required();
        var weighting = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.PostStratification },
                [new Margin("size", size, [new("small", 30), new("large", 10)])]
            )
            .Required();

        var difference = PairedDifference.Of(
            new WeightedSample(design, weighting),
            [.. size.Select(s => s == 0 ? 1.0 : -1)]
        );

        difference.Value!.Value.ShouldBe(0.5, 1e-12);
        (difference.StandardError, difference.Test.Status).ShouldBe((null, TestStatus.FixedByWeighting));
    }

    private static void Agrees(string name, Difference difference) =>
        Expected.ShouldAgree(
            name,
            Tolerance,
            difference.Value,
            difference.StandardError,
            difference.Test.Statistic,
            difference.Test.DenominatorDf,
            difference.Test.PValue
        );

    private static double ChangeOfY(int later)
    {
        var i = Rows[later];
        if (later >= 200 || ReferenceSurvey.Y[i] == 255)
            return double.NaN;
        var now = ((ReferenceSurvey.Y[i] * 3) + ReferenceSurvey.A[i]) % 5;
        return (now == 2 ? 1 : 0) - (ReferenceSurvey.Y[i] == 2 ? 1 : 0);
    }

    private static double ChangeOfX(int later)
    {
        var i = Rows[later];
        return later >= 200 ? double.NaN : (ReferenceSurvey.X[i] * 0.05) + (ReferenceSurvey.A[i] - 1.5);
    }

    private static WeightedSample Sample(bool clustered) =>
        WeightedSample.Unweighted(
            SampleDesign
                .Create(
                    new SampleDesignColumns
                    {
                        Stratum = Array.ConvertAll(Rows, i => ReferenceSurvey.Stratum[i]),
                        Strata = [new("first"), new("second"), new("third")],
                        Psu = clustered ? Array.ConvertAll(Rows, i => ReferenceSurvey.Cluster[i]) : null,
                        BaseWeights = Array.ConvertAll(Rows, i => ReferenceSurvey.Base[i]),
                    }
                )
                .Required()
        );
}
