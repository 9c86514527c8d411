namespace Serverless.Wording;

internal abstract partial class WeightingFailureTexts
{
    internal sealed class English(NumberTexts numbers) : WeightingFailureTexts(numbers)
    {
        public override string In(string group, string wave, string failure) => $"{group}, wave {wave}: {failure}";

        public override string Stratum(string stratum) => $"stratum ‘{stratum}’";

        public override string Margin(string margin) => $"margin ‘{margin}’";

        public override string Category(string margin, string category) => $"margin ‘{margin}’, category ‘{category}’";

        public override string BaseWeightNotPositive =>
            "a base weight is not a number above zero. Correct the column of base weights.";

        public override string StratumUnknown =>
            "a respondent has no stratum, or one that is not in the population file. Complete the column or the population file.";

        public override string ClusterUnknown => "a respondent has no cluster. Complete the column of clusters.";

        public override string ClusterInTwoStrata(double? clusters) =>
            $"{Counted(clusters, "cluster has", "clusters have")} respondents in more than one stratum. Each cluster must lie within one stratum: correct the strata, or give clusters names that are unique over strata.";

        public override string SampleLargerThanPopulation(double? sample, double? population) =>
            $"there are more sampling units ({Number(sample)}) than the population has ({Number(population)}). Check the population file.";

        public override string ResponseLargerThanSample(double? respondents, double? sample) =>
            $"there are more respondents ({Number(respondents)}) than were invited ({Number(sample)}). Check the sample in the population file.";

        public override string StratumSizeMissing =>
            "the size of the stratum is missing, while base weights follow from the sizes. Complete the population file.";

        public override string LonelyPsu(string? neighbour) =>
            $"there is only one sampling unit, so the variance cannot be estimated. Join the stratum with {Named(neighbour, "another")}, or choose in the codebook how such strata are treated (lonelyPsu).";

        public override string ProbabilityOutOfRange(double? respondents) =>
            $"for {Counted(respondents, "respondent", "respondents")} the probability of selection is blank, not above 0, or above 1. Correct the response file.";

        public override string ClusterDiffersInItself(double? clusters) =>
            $"{Counted(clusters, "cluster has", "clusters have")} different sizes or probabilities in different rows. Give all respondents of a cluster the same.";

        public override string ClusterSizeTooSmall(double? clusters) =>
            $"{Counted(clusters, "cluster has", "clusters have")} no size, or more members in the file than that size. Correct the response file.";

        public override string LonelySecondaryUnit(double? clusters) =>
            $"{Counted(clusters, "cluster has", "clusters have")} one of several members in the file, so the variance within them cannot be estimated. Choose in the codebook how such units are treated (lonelyPsu), or leave the sizes of clusters out.";

        public override string ClusterCountMissing =>
            "the number of clusters in the population is missing, while base weights follow from it. Complete the population file, or give a column with base weights.";

        public override string TooManyReplicateWeights(double? maximum) =>
            $"there are more replicate weights than can be used: respondents times replicates is at most {Number(maximum)}. Use fewer replicates.";

        public override string MarginTotalsDiffer(double? total, double? other) =>
            $"the total is {Number(total)}, that of another margin {Number(other)}. All margins of a group must add up to the same population; correct the population file.";

        public override string PopulationNotANumber =>
            "the population count is not a number of zero or more. Correct the population file.";

        public override string CategoryWithoutRespondents(double? population, bool stratum, string? neighbour) =>
            $"the population has {Number(population)}, but there is not one respondent. Join the {(stratum ? "stratum" : "category")} with {Named(neighbour, stratum ? "another" : "an adjoining one")}.";

        public override string CategoryWithoutPopulation(double? respondents, string? neighbour) =>
            $"the response file has {Counted(respondents, "respondent", "respondents")}, but the population file has no count. Complete the population file{(neighbour is null ? "" : $", or join the category with ‘{neighbour}’")}.";

        public override string MarginValueMissing(double? respondents) =>
            $"{Counted(respondents, "respondent has", "respondents have")} no value. Complete the response file, or choose ‘missingMargin: factor-one’ in the codebook.";

        public override string MarginsDoNotFitMethod =>
            "the number of margins does not fit the weighting method: post-stratification uses exactly one, the other methods at least one.";

        public override string BoundsInvalid =>
            "calibration within bounds needs bounds with 0 ≤ lower < 1 < upper. Correct them in the codebook.";

        public override string NotConverged =>
            "the weights do not reach the margins. The margins contradict each other for the combinations that occur among respondents, or the bounds are too narrow: join categories, leave out a margin, or widen the bounds.";

        public override string NothingLeftToTrim =>
            "no weight is left within the bounds to take what was trimmed off. Widen the trimming bounds.";

        public override string TrimmingBoundsTooNarrow(double? mean, double? bound) =>
            $"no weights within the trimming bounds add up to the population: the mean weight is {Number(mean)} times the median, the bound {Number(bound)} times. Widen the bounds, or join the categories whose weights differ most.";

        public override string NumericTotalOutOfReach(double? mean, double? bound) =>
            $"the mean over the population is {Number(mean)}, and no weights of these respondents give a mean beyond {Number(bound)}. Check the total in the population file and its unit, widen the bounds, or leave this margin out.";

        public override string NegativeWeights(double? respondents) =>
            $"linear calibration gives {Counted(respondents, "respondent", "respondents")} a weight below zero. Choose raking, or linear or logit with bounds; join categories; or accept such weights in the codebook (allowNegativeWeights).";

        public override string Unknown => "unknown";
    }
}
