using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation;

/// <summary>Standard deviations where there is no ordinary answer.</summary>
public sealed class StandardDeviationTests
{
    [Fact]
    public void Domain_of_large_numbers_takes_no_digits_from_one_of_small_numbers()
    {
        var deviations = Of([1e12, 3e12, 7, 10], [0, 0, 1, 1]);

        deviations[0].Value!.Value.ShouldBe(Math.Sqrt(2e24), 1e-3);
        deviations[1].Value!.Value.ShouldBe(Math.Sqrt(4.5), 1e-12);
    }

    [Fact]
    public void One_answer_has_none_and_equal_answers_have_zero()
    {
        var deviations = Of([1e12, 0.1, 0.1, 0.1, double.NaN], [0, 1, 1, 1, 1]);

        (deviations[0].Value, deviations[0].StandardError, deviations[0].Base).ShouldBe((null, null, 1));
        (deviations[1].Value, deviations[1].Flags, deviations[1].Base).ShouldBe((0, EstimateRemarks.NoSpread, 3));
    }

    [Fact]
    public void Answers_that_lie_equally_far_from_their_mean_have_no_standard_error()
    {
        var deviation = Of([4, 6, 4, 6], [0, 0, 0, 0])[0];

        deviation.Value!.Value.ShouldBe(Math.Sqrt(4 / 3.0), 1e-12);
        (deviation.StandardError, deviation.Interval, deviation.Flags).ShouldBe((null, null, EstimateRemarks.None));
    }

    private static IReadOnlyList<DomainEstimate> Of(double[] numbers, ushort[] domains)
    {
        var design = SampleDesign
            .Create(
                new SampleDesignColumns
                {
                    Stratum = new int[numbers.Length],
                    Strata = [new StratumFrame("all", 100)],
                    FinitePopulationCorrection = false,
                }
            )
            .Required();
        var sample = new WeightedSample(
            design,
            Weights.Compute(design, new WeightingPlan { Method = WeightingMethod.None }, []).Required()
        );
        var parts = new CodeColumn(domains, domains.Max() + 1);
        return StandardDeviations.Of(DomainTotals.OfNumbers(sample, [numbers], parts), numbers, parts);
    }
}
