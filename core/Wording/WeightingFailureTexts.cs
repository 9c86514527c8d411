namespace Serverless.Wording;

/// <summary>Why a group cannot be weighted, and what to do about it.</summary>
internal abstract partial class WeightingFailureTexts(NumberTexts numbers)
{
    private protected NumberTexts Numbers { get; } = numbers;

    /// <summary>Which group of which wave it was found in.</summary>
    public abstract string In(string group, string wave, string failure);

    public abstract string Stratum(string stratum);

    public abstract string Margin(string margin);

    public abstract string Category(string margin, string category);

    public abstract string BaseWeightNotPositive { get; }

    public abstract string StratumUnknown { get; }

    public abstract string ClusterUnknown { get; }

    public abstract string ClusterInTwoStrata(double? clusters);

    public abstract string SampleLargerThanPopulation(double? sample, double? population);

    public abstract string ResponseLargerThanSample(double? respondents, double? sample);

    public abstract string StratumSizeMissing { get; }

    public abstract string LonelyPsu(string? neighbour);

    public abstract string ProbabilityOutOfRange(double? respondents);

    public abstract string ClusterDiffersInItself(double? clusters);

    public abstract string ClusterSizeTooSmall(double? clusters);

    public abstract string LonelySecondaryUnit(double? clusters);

    public abstract string ClusterCountMissing { get; }

    public abstract string TooManyReplicateWeights(double? maximum);

    public abstract string MarginTotalsDiffer(double? total, double? other);

    public abstract string PopulationNotANumber { get; }

    public abstract string CategoryWithoutRespondents(double? population, bool stratum, string? neighbour);

    public abstract string CategoryWithoutPopulation(double? respondents, string? neighbour);

    public abstract string MarginValueMissing(double? respondents);

    public abstract string MarginsDoNotFitMethod { get; }

    public abstract string BoundsInvalid { get; }

    public abstract string NotConverged { get; }

    public abstract string NothingLeftToTrim { get; }

    /// <summary>Both in multiples of the median weight.</summary>
    public abstract string TrimmingBoundsTooNarrow(double? mean, double? bound);

    /// <summary>The mean over the population, and the furthest that weights can bring the respondents' mean.</summary>
    public abstract string NumericTotalOutOfReach(double? mean, double? bound);

    public abstract string NegativeWeights(double? respondents);

    /// <summary>A number that is not known.</summary>
    public abstract string Unknown { get; }

    private protected string Number(double? value) => value is { } known ? Numbers.Plain(known, 2) : Unknown;

    /// <summary>"1 respondent", "12 respondents", "unknown respondents".</summary>
    private protected string Counted(double? count, string singular, string plural) =>
        $"{Number(count)} {(count == 1 ? singular : plural)}";

    private protected static string Named(string? neighbour, string otherwise) =>
        neighbour is null ? otherwise : $"‘{neighbour}’";
}
