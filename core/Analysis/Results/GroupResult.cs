using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>Response and weighting of one target group in this wave.</summary>
public sealed record GroupResult
{
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    public required SamplingKind Sampling { get; init; }

    /// <summary>
    /// Which statements carry the finite population correction; null for a self-selected group, or without a population.
    /// </summary>
    public PopulationCorrection? FinitePopulationCorrection { get; init; }

    /// <summary>The replicate weights that standard errors are made of; null where they are linearised.</summary>
    public ReplicateSummary? Replicates { get; init; }

    /// <summary>Whether figures of this group are indicative only: self-selected, or too few respondents.</summary>
    public required bool Indicative { get; init; }

    public required ResponseSummary Response { get; init; }

    public required WeightingSummary Weighting { get; init; }

    /// <summary>
    /// How its link keys match those of the wave it is compared with; null when either has none, or nothing is compared.
    /// </summary>
    public LinkSummary? Links { get; init; }

    /// <summary>
    /// Those who did not respond; null where the population file says nothing of them and the codebook does not ask.
    /// </summary>
    public NonResponse? NonResponse { get; init; }

    /// <summary>
    /// How far the items of grids hang together, where the codebook asks for it and it may be shown; null without.
    /// </summary>
    public IReadOnlyList<ScaleReliability>? Scales { get; init; }
}

/// <summary>
/// Cronbach's alpha of the items of a grid among who scored every one of them; 1 at most, and below 0 where items
/// contradict each other.
/// </summary>
/// <param name="Question">The grid.</param>
/// <param name="Items">How many items it is of.</param>
/// <param name="Base">Respondents who scored every item, unweighted.</param>
/// <param name="Alpha">Alpha.</param>
/// <param name="StandardError">Null of a self-selected group, or where there is none.</param>
/// <param name="Interval">Null without a standard error or degrees of freedom.</param>
/// <param name="Method">Method id.</param>
public sealed record ScaleReliability(
    string Question,
    int Items,
    int Base,
    double Alpha,
    double? StandardError,
    ConfidenceInterval? Interval,
    string Method
);

/// <summary>Replicate weights of a response file.</summary>
/// <param name="Method">How they were made.</param>
/// <param name="Count">How many there are per respondent.</param>
/// <param name="DegreesOfFreedom">Of t and F.</param>
public sealed record ReplicateSummary(ReplicateMethod Method, int Count, int DegreesOfFreedom);

/// <summary>
/// Link keys of a group in two waves; counts of different keys. Where none matches, the waves are taken as independent.
/// </summary>
/// <param name="EarlierWave">The wave it is compared with.</param>
/// <param name="Keys">Keys in this wave.</param>
/// <param name="EarlierKeys">Keys in that wave.</param>
/// <param name="Matching">Keys in both.</param>
public sealed record LinkSummary(string EarlierWave, int Keys, int EarlierKeys, int Matching);

/// <summary>Population, sample and response; counts, null where unknown.</summary>
/// <param name="Respondents">Respondents in the file; null when they are withheld.</param>
/// <param name="ResponseRate">Respondents / sample, 0 to 1.</param>
/// <param name="MinimumForNationalStatements">Respondents needed for 90 % confidence and a margin of 5 points (Cochran
/// 1977, 4.4), finite population corrected.</param>
/// <param name="MeetsMinimum">Whether the effective sample size reaches it.</param>
public sealed record ResponseSummary(
    double? Population,
    double? Sample,
    int? Respondents,
    double? ResponseRate,
    int? MinimumForNationalStatements,
    bool? MeetsMinimum
)
{
    /// <summary>
    /// In the public document of a group whose members can be recognised and of whom too few responded: their number,
    /// which is withheld, is less than this. Null otherwise.
    /// </summary>
    public int? FewerThan { get; init; }
}

/// <summary>How the weights were made and what they do. Weights are on the scale with mean 1.</summary>
public sealed record WeightingSummary
{
    public required WeightingMethod Method { get; init; }

    public int Iterations { get; init; }

    /// <summary>Largest relative difference between weighted and population margin after the last iteration.</summary>
    public double LargestMarginResidual { get; init; }

    /// <summary>Whether every respondent has the same weight.</summary>
    public bool IsUniform { get; init; }

    /// <summary>Smallest weight; in the exact document only.</summary>
    public double? MinimumWeight { get; init; }

    /// <summary>Largest weight; in the exact document only.</summary>
    public double? MaximumWeight { get; init; }

    /// <summary>
    /// Kish's design effect of weighting, n sum(w^2) / (sum w)^2; null where it would give the strata away.
    /// </summary>
    public double? DesignEffect { get; init; }

    /// <summary>n / design effect; null where that is.</summary>
    public double? EffectiveN { get; init; }

    /// <summary>
    /// Respondents whose blank margin variable left their weight as it was; null when so few that they are withheld.
    /// </summary>
    public int? MissingMarginCount { get; init; }

    /// <summary>Respondents whose weight was trimmed; null when so few that they are withheld.</summary>
    public int? TrimmedCount { get; init; }

    public required IReadOnlyList<MarginShare> Margins { get; init; }

    /// <summary>Numbers whose totals are met; null when there are none.</summary>
    public IReadOnlyList<NumericMarginMean>? Numbers { get; init; }
}

/// <summary>
/// A number that was weighted to: its total and mean over the population, and its mean in the response and after
/// weighting. The means are null where disclosure control withholds them.
/// </summary>
public sealed record NumericMarginMean(
    string Question,
    LocalizedText Label,
    double PopulationTotal,
    double PopulationMean,
    double? ResponseMean,
    double? WeightedMean
);

/// <summary>
/// One category of a margin: shares (0 to 1) in the population, in the response, and after weighting.
/// <paramref name="VariableLabel"/> is the short text of the question it is over, of a crossing those of all its
/// questions.
/// The respondents and their share are null when disclosure control withholds them.
/// </summary>
public sealed record MarginShare(
    string Variable,
    string Code,
    LocalizedText Label,
    double PopulationCount,
    double PopulationShare,
    int? Respondents,
    double? ResponseShare,
    double? WeightedShare,
    LocalizedText? VariableLabel = null
);
