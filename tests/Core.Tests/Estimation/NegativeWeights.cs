using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;

namespace Serverless.Core.Tests.Estimation;

/// <summary>60 respondents of whom linear calibration gives a few weights far below zero.</summary>
internal static class NegativeWeights
{
    public static WeightedSample Sample(out bool[] isNegative)
    {
        int[] region = [.. Enumerable.Range(0, 60).Select(i => i < 55 ? 0 : 1)];
        int[] size = [.. Enumerable.Range(0, 60).Select(i => i is >= 52 and < 58 ? 1 : 0)];
        var design = SampleDesign.Simple(60).Required();
        var weighting = Weights
            .Compute(
                design,
                new WeightingPlan { Method = WeightingMethod.Linear, AllowNegativeWeights = true },
                [
                    new Margin("region", region, [new("a", 300), new("b", 700)]),
                    new Margin("size", size, [new("1", 990), new("2", 10)]),
                ]
            )
            .Required();
        weighting.Weights.Min().ShouldBeLessThan(0);
        isNegative = Array.ConvertAll(weighting.Weights, w => w < 0);
        return new WeightedSample(design, weighting);
    }
}
