using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>What kind of table it is.</summary>
public enum TableKind
{
    /// <summary>One answer per respondent; shares add up to 1.</summary>
    Single,

    /// <summary>Tick all that apply; each share is its own.</summary>
    Multiple,

    /// <summary>One item of a grid; shares add up to 1.</summary>
    GridItem,

    /// <summary>
    /// A number: mean and quantiles, no shares; or a ratio of two numbers, which takes the place of the mean.
    /// </summary>
    Numeric,

    /// <summary>A profile (typology of answer patterns); shares add up to 1.</summary>
    Profile,

    /// <summary>One option of a ranking: shares of the places it was given, which add up to 1, and the mean rank.</summary>
    RankedOption,
}

/// <summary>The figures of one question (or grid item, or profile) for every group that was asked.</summary>
public sealed record TableResult
{
    /// <summary>
    /// Id that comparisons, texts and templates refer to: question id, or <c>question.item</c>, or profile id.
    /// </summary>
    public required TableId Id { get; init; }

    public required TableKind Kind { get; init; }

    public required string Chapter { get; init; }

    /// <summary>Question (or profile) id; grid items and ranked options of one question share it.</summary>
    public required string Question { get; init; }

    public required LocalizedText Text { get; init; }

    /// <summary>Short wording of the question for charts; of a grid, the same for all its items.</summary>
    public required LocalizedText ShortText { get; init; }

    /// <summary>Wording where it differs, by group id.</summary>
    public required IReadOnlyDictionary<string, LocalizedText> TextByGroup { get; init; }

    /// <summary>The item's label, for a grid item; the option's, for a ranked option.</summary>
    public LocalizedText? ItemText { get; init; }

    /// <summary>Who was asked, in words; null for everyone.</summary>
    public LocalizedText? BaseText { get; init; }

    public required bool Ordinal { get; init; }

    /// <summary>Decimals a mean is printed with.</summary>
    public int Decimals { get; init; } = 1;

    public LocalizedText? Unit { get; init; }

    /// <summary>
    /// What a mean can be at least and at most: the scores of its answers, or the numbers that may be given; null where
    /// there is no mean, or no bound.
    /// </summary>
    public MeanScale? Scale { get; init; }

    /// <summary>The questions of a ratio; null for other tables.</summary>
    public RatioParts? Ratio { get; init; }

    /// <summary>All answers in print order; missing answers ("weet niet") are not among them.</summary>
    public required IReadOnlyList<AnswerLabel> Answers { get; init; }

    /// <summary>True where the codebook asks for totals, which are then printed and compared; null elsewhere.</summary>
    public bool? HasTotals { get; init; }

    public required IReadOnlyList<GroupTable> Groups { get; init; }

    /// <summary>
    /// Per answer, which groups differ from which, as letters; empty when fewer than two groups can be compared.
    /// </summary>
    public IReadOnlyList<AnswerLetters> Letters { get; init; } = [];
}

/// <summary>The ends of the scale of a mean.</summary>
public sealed record MeanScale(double Minimum, double Maximum);

/// <summary>
/// Question ids: totals of <paramref name="Numerator"/> over totals of <paramref name="Denominator"/>, among who
/// answered both.
/// </summary>
public sealed record RatioParts(string Numerator, string Denominator);

/// <summary>
/// The groups of a table compared in pairs on one answer, p-values adjusted over all pairs (<paramref name="Family"/>).
/// </summary>
public sealed record AnswerLetters(string Answer, string Adjustment, string Family, IReadOnlyList<GroupLetter> Columns);

/// <summary>
/// A group's own <paramref name="Letter"/>, and in <paramref name="LargerThan"/> those of the groups whose share is
/// significantly smaller ("AC").
/// </summary>
public sealed record GroupLetter(string Group, string Letter, string LargerThan);

/// <summary>
/// An answer as printed. <paramref name="InSummary"/>: it counts in <see cref="GroupTable.Summary"/>.
/// </summary>
public sealed record AnswerLabel(string Code, LocalizedText Label, bool InSummary);

/// <summary>The figures of one table for one group, or for one part of it.</summary>
public sealed record GroupTable
{
    public required string Group { get; init; }

    public required Base Base { get; init; }

    /// <summary>
    /// A cell per answer that the group was offered, in the order of <see cref="TableResult.Answers"/>.
    /// </summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Share of the answers marked as summary (e.g. the two highest points); null when none are.</summary>
    public Cell? Summary { get; init; }

    /// <summary>Mean of scores or of the numbers, or the ratio; null when it has no meaning.</summary>
    public Cell? Mean { get; init; }

    /// <summary>
    /// Standard deviation of the scores or numbers, where the codebook asks for it; null elsewhere.
    /// </summary>
    public Cell? StandardDeviation { get; init; }

    /// <summary>
    /// Of numeric questions: the estimated total over the population, in groups whose population is known; where there
    /// are only weights, the weighted sum of the answers under a method of its own; null for others.
    /// </summary>
    public Cell? Total { get; init; }

    /// <summary>
    /// How many in the population give each answer, where the codebook asks for it and the population is known; null
    /// elsewhere.
    /// </summary>
    public IReadOnlyList<Cell>? AnswerTotals { get; init; }

    /// <summary>
    /// Of each answer the share of all respondents that gave it, unweighted and then weighted, where the codebook asks
    /// for it; null elsewhere.
    /// </summary>
    public IReadOnlyList<Cell>? SharesOfResponse { get; init; }

    /// <summary>
    /// Median, and first and third quartile, of numeric questions; then the percentiles that the codebook asks for.
    /// </summary>
    public IReadOnlyList<Cell> Quantiles { get; init; } = [];
}

/// <summary>
/// The base of a figure: unweighted n, weighted n (weights with mean 1 over the group) and Kish's effective n.
/// </summary>
/// <param name="Routed">Respondents who were asked.</param>
/// <param name="N">Respondents who were asked and gave a valid answer; null when disclosure control withholds
/// it.</param>
public sealed record Base(int? Routed, int? N, double? WeightedN, double? EffectiveN, bool Suppressed);

/// <summary>
/// One figure with all its uncertainty. Null values are withheld or do not exist; <see cref="Flags"/> says why.
/// </summary>
public sealed record Cell
{
    /// <summary>Texts are bound to it; equal ids are the same figure.</summary>
    public required CellId Id { get; init; }

    /// <summary>Which figure of the table it is.</summary>
    public required FigureKey Answer { get; init; }

    /// <summary>Unweighted number of respondents in the cell.</summary>
    public int? Count { get; init; }

    /// <summary>Share 0 to 1, or the mean itself.</summary>
    public double? Value { get; init; }

    public double? StandardError { get; init; }

    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Design degrees of freedom of the standard error.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Design effect against simple random sampling of the same size.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Method id of the estimator with its variance.</summary>
    public required string Method { get; init; }

    public required IReadOnlyList<CellFlag> Flags { get; init; }
}

/// <summary>A confidence interval; <paramref name="Method"/> is a method id.</summary>
public sealed record ConfidenceInterval(double Lower, double Upper, double Level, string Method);

/// <summary>What a reader must know of a figure.</summary>
public enum CellFlag
{
    /// <summary>The base is smaller than the survey's minimum; nothing is shown.</summary>
    SmallBase,

    /// <summary>
    /// Withheld because the count is small in a group whose members can be recognised, or to protect another answer of
    /// the table that is;
    /// which of the two is not said, as it would help to work the count out.
    /// </summary>
    SmallCell,

    /// <summary>A summary or mean, withheld so that a withheld answer cannot be worked out from it.</summary>
    SecondarySuppression,

    /// <summary>Indicative: below the reliability standard, or the group is self-selected.</summary>
    Indicative,

    /// <summary>Few degrees of freedom (under 8): have it reviewed.</summary>
    FewDegreesOfFreedom,

    /// <summary>The share is fixed by the weighting margins, so it has no sampling error.</summary>
    FixedByWeighting,

    /// <summary>The share is exactly 0 or 1 in the sample.</summary>
    ZeroOrOne,

    /// <summary>A stratum has one sampling unit; handled as the codebook says.</summary>
    SinglePsu,

    /// <summary>Everyone in the population answered, so there is no sampling error.</summary>
    CompleteEnumeration,

    /// <summary>No standard error could be computed.</summary>
    NoStandardError,

    /// <summary>
    /// The value is rounded to whole percents and has no uncertainty, because the size of its base would give
    /// a withheld figure of the question that routes to it away.
    /// </summary>
    BaseWithheld,

    /// <summary>
    /// Not shown: weights under zero, which the codebook allows, put a share below 0 or above 1, or a mean outside the
    /// range of the answers.
    /// </summary>
    OutsideRange,
}
