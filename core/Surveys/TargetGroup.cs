namespace Serverless.Surveys;

/// <summary>Who was asked (doelgroep), how they were drawn and how they are weighted.</summary>
public sealed record TargetGroup
{
    /// <summary><c>[a-z0-9-]{1,40}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Plural, as used in a sentence: "basisscholen".</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>
    /// Whether single members could be recognised from small counts (boards, places); switches small-cell masking on.
    /// </summary>
    public bool Identifiable { get; init; }

    /// <summary>
    /// Waves that are published without this group when it has no answers in them, although the codebook asks it.
    /// </summary>
    public IReadOnlyList<string> OptionalIn { get; init; } = [];

    public required SamplingDesign Design { get; init; }

    public required WeightingPlan Weighting { get; init; }

    public TechnicalColumns Columns { get; init; } = new();

    /// <summary>
    /// Replicate weights in its response files, which then take the place of design and linearisation in every variance;
    /// null for none.
    /// </summary>
    public ReplicateWeights? Replicates { get; init; }

    /// <summary>Reasons for refusing that its population files may count.</summary>
    public IReadOnlyList<RefusalReason> RefusalReasons { get; init; } = [];

    /// <summary>
    /// Numeric questions of which is told which part of the population's total the respondents have; the population file
    /// has the totals.
    /// </summary>
    public IReadOnlyList<string> Coverage { get; init; } = [];

    /// <summary>
    /// Questions, or crossings of them, of which population files say how many were invited, though nothing is weighted to
    /// them.
    /// </summary>
    public IReadOnlyList<string> Representativeness { get; init; } = [];

    /// <summary>
    /// Whether nothing can be computed without a population file: figures to weight to, or sizes of strata for base
    /// weights
    /// or for the finite population correction.
    /// </summary>
    public bool NeedsPopulation =>
        Design.Kind != SamplingKind.SelfSelected
        && (
            Weighting.Method != WeightingMethod.None
            || (Design.Strata is not null && (CorrectsBySize || !Columns.HaveBaseWeights))
            || NeedsClusterCounts
        );

    /// <summary>
    /// Whether the finite population correction follows from the sizes of strata: not from probabilities of being drawn,
    /// and variances not from replicate weights.
    /// </summary>
    public bool CorrectsBySize =>
        Design.FinitePopulationCorrection && Columns.InclusionProbability is null && Replicates is null;

    /// <summary>Whether base weights follow from how many clusters the population has.</summary>
    public bool NeedsClusterCounts => Columns.ClusterSize is not null && !Columns.HaveBaseWeights;
}

/// <summary>How a group's respondents were drawn.</summary>
public enum SamplingKind
{
    /// <summary>A random sample, possibly stratified or clustered.</summary>
    Sample,

    /// <summary>Everyone was asked.</summary>
    Census,

    /// <summary>Whoever wanted took part: no weights, no margins, no tests, labelled "indicatief".</summary>
    SelfSelected,
}

/// <summary>
/// What variance estimation does with a stratum of one sampling unit (R survey's <c>survey.lonely.psu</c>).
/// </summary>
public enum LonelyPsu
{
    Error,
    Remove,
    Certainty,
    Average,
    Adjust,
}

/// <summary>
/// Which statements are about the finite population of that date, so that whoever answered need not be estimated.
/// </summary>
public enum PopulationCorrection
{
    /// <summary>None: every figure is about the process that made this population.</summary>
    Off,

    /// <summary>
    /// Figures of one wave, and differences within it. A change between waves is about a process, of which each wave's
    /// population is itself one outcome.
    /// </summary>
    Levels,

    /// <summary>Changes between waves as well: between these very populations.</summary>
    Always,
}

/// <summary>
/// The sampling design. <see cref="Strata"/>, when given, names a question or a column of the response file;
/// the population file then has a row per stratum with its size (and its number of clusters when sampled by cluster).
/// </summary>
public sealed record SamplingDesign
{
    public required SamplingKind Kind { get; init; }

    public string? Strata { get; init; }

    /// <summary>For which statements variances carry the finite population correction per stratum.</summary>
    public PopulationCorrection Correction { get; init; } = PopulationCorrection.Levels;

    /// <summary>Whether figures of one wave carry the finite population correction.</summary>
    public bool FinitePopulationCorrection => Correction != PopulationCorrection.Off;

    public LonelyPsu LonelyPsu { get; init; } = LonelyPsu.Error;
}

/// <summary>Columns of the response file that are not questions.</summary>
public sealed record TechnicalColumns
{
    /// <summary>Unique id of the respondent within group and wave. Column name; default <c>respondent</c>.</summary>
    public string Respondent { get; init; } = "respondent";

    /// <summary>Primary sampling unit, when respondents were drawn by cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>
    /// Secondary sampling unit, when these were drawn within clusters and everyone in them was asked; without it
    /// respondents were.
    /// </summary>
    public string? Subcluster { get; init; }

    /// <summary>
    /// How many secondary sampling units the respondent's cluster has, drawn or not; without it everyone in a cluster is
    /// taken to be asked, or drawing within clusters to be part of the variance between them.
    /// </summary>
    public string? ClusterSize { get; init; }

    /// <summary>
    /// Probability with which the respondent's primary sampling unit was drawn without replacement; without it those of
    /// a stratum are equal.
    /// </summary>
    public string? InclusionProbability { get; init; }

    /// <summary>Base (design) weight; without it base weights follow from probabilities or from sizes.</summary>
    public string? BaseWeight { get; init; }

    /// <summary>Whether base weights follow from the response file alone.</summary>
    public bool HaveBaseWeights => BaseWeight is not null || InclusionProbability is not null;

    /// <summary>
    /// Key that links one organisation over waves, so that covariance between waves can be taken into account.
    /// </summary>
    public string? Link { get; init; }
}

/// <summary>How base weights are adjusted to the population.</summary>
public enum WeightingMethod
{
    /// <summary>Base weights as they are.</summary>
    None,

    /// <summary>Cell weighting to the one margin named (which may be a crossing).</summary>
    PostStratification,

    /// <summary>Iterative proportional fitting to all margins.</summary>
    Raking,

    /// <summary>Linear (GREG) calibration to all margins; with bounds, cut off at these.</summary>
    Linear,

    /// <summary>Logit calibration with bounds on the ratio of final to base weight.</summary>
    Logit,
}

/// <summary>What happens to a respondent whose margin variable was left blank.</summary>
public enum MissingMarginPolicy
{
    /// <summary>The file is refused.</summary>
    Refuse,

    /// <summary>That margin leaves the respondent's weight as it is; counted and reported.</summary>
    FactorOne,
}

/// <summary>The adjustment of weights to population margins.</summary>
public sealed record WeightingPlan
{
    public required WeightingMethod Method { get; init; }

    /// <summary>
    /// Names of the margins: a single-answer question ("grootte") or a crossing of several ("grootte*vve").
    /// Each must have its totals in the population file.
    /// </summary>
    public IReadOnlyList<string> Margins { get; init; } = [];

    /// <summary>
    /// Numeric questions whose totals over the population are met as well; not for post-stratification. Each must have
    /// its total in the population file.
    /// </summary>
    public IReadOnlyList<string> NumericMargins { get; init; } = [];

    /// <summary>
    /// Lower and upper bound on final weight / base weight; for <see cref="WeightingMethod.Logit"/>, and for
    /// <see cref="WeightingMethod.Linear"/> if chosen.
    /// </summary>
    public WeightBounds? Bounds { get; init; }

    /// <summary>Trimming of extreme weights; null for none.</summary>
    public TrimmingPlan? Trimming { get; init; }

    /// <summary>
    /// Whether weights under zero, which only <see cref="WeightingMethod.Linear"/> can give, are accepted.
    /// </summary>
    public bool AllowNegativeWeights { get; init; }

    public MissingMarginPolicy MissingMargin { get; init; } = MissingMarginPolicy.Refuse;
}

/// <summary>
/// Bounds on the ratio of final to base weight: 0 &lt;= <paramref name="Lower"/> &lt; 1 &lt; <paramref name="Upper"/>.
/// </summary>
public sealed record WeightBounds(double Lower, double Upper);

/// <summary>
/// Weights above <paramref name="Cap"/> times, or under <paramref name="Floor"/> times, the median are trimmed; with
/// <paramref name="Recalibrate"/> then calibrated again, until both bounds and margins hold.
/// </summary>
public sealed record TrimmingPlan(double Cap = 3, double Floor = 1.0 / 3, bool Recalibrate = true);
