namespace Serverless.Weighting;

/// <summary>Why a design or its weights are refused before any figure is made.</summary>
public enum WeightingProblem
{
    /// <summary>A base weight that is not a positive, finite number.</summary>
    BaseWeightNotPositive,

    /// <summary>A respondent whose design stratum is blank or not in the population file.</summary>
    StratumUnknown,

    /// <summary>A respondent without a primary sampling unit in a cluster sample.</summary>
    ClusterUnknown,

    /// <summary>A primary sampling unit that lies in two strata.</summary>
    ClusterInTwoStrata,

    /// <summary>More sampling units in a stratum than the population has.</summary>
    SampleLargerThanPopulation,

    /// <summary>More respondents than were invited.</summary>
    ResponseLargerThanSample,

    /// <summary>The size of one stratum is missing while base weights are to follow from the sizes.</summary>
    StratumSizeMissing,

    /// <summary>A stratum of one sampling unit, and no rule chosen for it.</summary>
    LonelyPsu,

    /// <summary>A probability of being drawn that is not above 0 and at most 1.</summary>
    ProbabilityOutOfRange,

    /// <summary>A cluster whose respondents have different sizes or probabilities for it.</summary>
    ClusterDiffersInItself,

    /// <summary>A cluster with more members in the file than it has, or without a size.</summary>
    ClusterSizeTooSmall,

    /// <summary>A cluster of which one member out of several was drawn, and no rule chosen for it.</summary>
    LonelySecondaryUnit,

    /// <summary>How many clusters a stratum has is missing while base weights are to follow from it.</summary>
    ClusterCountMissing,

    /// <summary>More replicate weights, over all respondents, than are computed with.</summary>
    TooManyReplicateWeights,

    /// <summary>The totals of two margins differ.</summary>
    MarginTotalsDiffer,

    /// <summary>A population count that is negative or not a number.</summary>
    PopulationNotANumber,

    /// <summary>A category with population but without respondents.</summary>
    CategoryWithoutRespondents,

    /// <summary>Respondents in a category for which the population is zero or unknown.</summary>
    CategoryWithoutPopulation,

    /// <summary>Respondents without a value for a margin.</summary>
    MarginValueMissing,

    /// <summary>The method needs margins and there are none, or more than it can use.</summary>
    MarginsDoNotFitMethod,

    /// <summary>Bounds that do not enclose 1, or are missing for the logit method.</summary>
    BoundsInvalid,

    /// <summary>The iterations did not reach the margins.</summary>
    NotConverged,

    /// <summary>Trimming left no weight to which the surplus can go.</summary>
    NothingLeftToTrim,

    /// <summary>Trimming bounds within which weights cannot add up to the population.</summary>
    TrimmingBoundsTooNarrow,

    /// <summary>
    /// A total of a number that no weights of the respondents can have within the method's bounds.
    /// </summary>
    NumericTotalOutOfReach,

    /// <summary>Weights under zero that the codebook does not allow.</summary>
    NegativeWeights,
}

/// <summary>
/// One reason for refusal. <paramref name="Margin"/> and <paramref name="Category"/> name where it was found (null when
/// it has no such place),
/// <paramref name="Found"/> and <paramref name="Expected"/> the numbers concerned.
/// </summary>
/// <param name="Message">What was found, where, what was expected and what can be done, in English.</param>
public sealed record WeightingError(
    WeightingProblem Problem,
    string? Margin,
    string? Category,
    double? Found,
    double? Expected,
    string Message
)
{
    /// <summary>
    /// The category or stratum that the one concerned can best be joined with; null when there is none, or nothing to
    /// join.
    /// </summary>
    public string? Neighbour { get; init; }
}
