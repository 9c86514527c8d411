using Serverless.Surveys;
using Serverless.Weighting;
using Serverless.Wording;

namespace Serverless.Analysis.Samples;

/// <summary>Why weights could not be made, in the languages of readers.</summary>
internal static class WeightingFailureText
{
    /// <summary>Where errors of the design are found, as <see cref="DesignChecks"/> names it.</summary>
    private const string Strata = "strata";

    public static LocalizedText Of(WeightingError error, TargetGroup group, string wave) =>
        Texts.Localized(texts =>
            texts.WeightingFailures.In(
                texts.Of(group.Label),
                wave,
                Where(error, texts.WeightingFailures) is { } where
                    ? $"{where}: {What(error, texts.WeightingFailures)}"
                    : What(error, texts.WeightingFailures)
            )
        );

    private static string? Where(WeightingError error, WeightingFailureTexts texts) =>
        (error.Margin, error.Category) switch
        {
            (Strata, { } stratum) => texts.Stratum(stratum),
            ({ } margin, { } category) => texts.Category(margin, category),
            ({ } margin, null) => texts.Margin(margin),
            _ => null,
        };

    private static string What(WeightingError error, WeightingFailureTexts texts) =>
        error.Problem switch
        {
            WeightingProblem.BaseWeightNotPositive => texts.BaseWeightNotPositive,
            WeightingProblem.StratumUnknown => texts.StratumUnknown,
            WeightingProblem.ClusterUnknown => texts.ClusterUnknown,
            WeightingProblem.ClusterInTwoStrata => texts.ClusterInTwoStrata(error.Found),
            WeightingProblem.SampleLargerThanPopulation => texts.SampleLargerThanPopulation(
                error.Found,
                error.Expected
            ),
            WeightingProblem.ResponseLargerThanSample => texts.ResponseLargerThanSample(error.Found, error.Expected),
            WeightingProblem.StratumSizeMissing => texts.StratumSizeMissing,
            WeightingProblem.LonelyPsu => texts.LonelyPsu(error.Neighbour),
            WeightingProblem.ProbabilityOutOfRange => texts.ProbabilityOutOfRange(error.Found),
            WeightingProblem.ClusterDiffersInItself => texts.ClusterDiffersInItself(error.Found),
            WeightingProblem.ClusterSizeTooSmall => texts.ClusterSizeTooSmall(error.Found),
            WeightingProblem.LonelySecondaryUnit => texts.LonelySecondaryUnit(error.Found),
            WeightingProblem.ClusterCountMissing => texts.ClusterCountMissing,
            WeightingProblem.TooManyReplicateWeights => texts.TooManyReplicateWeights(error.Expected),
            WeightingProblem.MarginTotalsDiffer => texts.MarginTotalsDiffer(error.Found, error.Expected),
            WeightingProblem.PopulationNotANumber => texts.PopulationNotANumber,
            WeightingProblem.CategoryWithoutRespondents => texts.CategoryWithoutRespondents(
                error.Expected,
                error.Margin == Strata,
                error.Neighbour
            ),
            WeightingProblem.CategoryWithoutPopulation => texts.CategoryWithoutPopulation(error.Found, error.Neighbour),
            WeightingProblem.MarginValueMissing => texts.MarginValueMissing(error.Found),
            WeightingProblem.MarginsDoNotFitMethod => texts.MarginsDoNotFitMethod,
            WeightingProblem.BoundsInvalid => texts.BoundsInvalid,
            WeightingProblem.NotConverged => texts.NotConverged,
            WeightingProblem.NothingLeftToTrim => texts.NothingLeftToTrim,
            WeightingProblem.TrimmingBoundsTooNarrow => texts.TrimmingBoundsTooNarrow(error.Found, error.Expected),
            WeightingProblem.NumericTotalOutOfReach => texts.NumericTotalOutOfReach(error.Found, error.Expected),
            WeightingProblem.NegativeWeights => texts.NegativeWeights(error.Found),
        };
}
