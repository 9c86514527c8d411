using System.Globalization;
using System.Text.Json.Serialization;

namespace Serverless.Surveys;

/// <summary>
/// One survey: its waves, target groups, questions, subgroups and profiles.
/// Only made by <c>CodebookReader</c>, which refuses a codebook whose parts do not fit together,
/// so whoever holds one may rely on every reference in it.
/// </summary>
public sealed record Codebook
{
    /// <summary>Name of the survey in addresses and storage, <c>[a-z0-9-]{1,40}</c>.</summary>
    public required string Survey { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Who commissioned the survey, in the order in which they are printed.</summary>
    public IReadOnlyList<LocalizedText> Commissioners { get; init; } = [];

    /// <summary>Whom readers can ask; null when nobody is named.</summary>
    public Contact? Contact { get; init; }

    /// <summary>How computed waves become public.</summary>
    public ReleasePlan Release { get; init; } = new();

    /// <summary>How catalogues of open data list its figures.</summary>
    public OpenDataTerms OpenData { get; init; } = new();

    /// <summary>A notice that every output made from this survey prints, e.g. that answers are reconstructed.</summary>
    public LocalizedText? Notice { get; init; }

    /// <summary>Waves in order of time.</summary>
    public required IReadOnlyList<Wave> Waves { get; init; }

    public required IReadOnlyList<TargetGroup> Groups { get; init; }

    /// <summary>Chapters of the tables report, in print order.</summary>
    public required IReadOnlyList<Chapter> Chapters { get; init; }

    /// <summary>What response files give as answers.</summary>
    public ResponseNotation Responses { get; init; } = ResponseNotation.Either;

    /// <summary>Marks that stand for no answer, besides those that are always understood so.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>
    /// The code page of response files whose text is not Unicode, one of <see cref="CodePages.Names"/>; null to go by the
    /// file.
    /// </summary>
    public string? Encoding { get; init; }

    /// <summary>Questions in print order, background variables included.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    public IReadOnlyList<Subgroup> Subgroups { get; init; } = [];

    public IReadOnlyList<Profile> Profiles { get; init; } = [];

    public IReadOnlyList<Ratio> Ratios { get; init; } = [];

    /// <summary>What tables are crossed by.</summary>
    public IReadOnlyList<CrossTable> CrossTables { get; init; } = [];

    /// <summary>What a factsheet made without a template opens with, in order; empty to have it chosen.</summary>
    public IReadOnlyList<KeyFigure> KeyFigures { get; init; } = [];

    public AnalysisSettings Settings { get; init; } = new();

    /// <summary>Who commissioned a wave: its own commissioners, or those of the survey.</summary>
    public IReadOnlyList<LocalizedText> CommissionersOf(Wave wave)
    {
        ArgumentNullException.ThrowIfNull(wave);
        return wave.Commissioners.Count > 0 ? wave.Commissioners : Commissioners;
    }
}

/// <summary>What response files give as answers.</summary>
public enum ResponseNotation
{
    /// <summary>Codes or labels, in any mixture; a label that is the code of another answer is read as the code.</summary>
    Either,

    /// <summary>Codes only: a label may be the code of another answer.</summary>
    Codes,

    /// <summary>Labels only: files are converted to codes before they are checked.</summary>
    Labels,
}

/// <summary>
/// One measurement. <paramref name="ComparedWith"/> is the earlier wave its changes are measured from. Both dates of
/// fieldwork are null where they are not known.
/// </summary>
public sealed record Wave(
    string Id,
    LocalizedText Title,
    DateOnly? FieldworkStart,
    DateOnly? FieldworkEnd,
    string? ComparedWith
)
{
    /// <summary>
    /// The last day on which its answers are kept; null for as long as the survey is there. What is published stays.
    /// </summary>
    public DateOnly? AnswersKeptUntil { get; init; }

    /// <summary>The year it was in; null where neither its id nor its fieldwork says so.</summary>
    public int? Year => YearOf(Id, FieldworkEnd);

    /// <summary>The year of a wave: an id of four digits, else that in which its fieldwork ended.</summary>
    public static int? YearOf(string id, DateOnly? fieldworkEnd)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length == 4 && id.All(char.IsAsciiDigit)
            ? int.Parse(id, CultureInfo.InvariantCulture)
            : fieldworkEnd?.Year;
    }

    /// <summary>Who commissioned this wave; empty for those who commissioned the survey.</summary>
    public IReadOnlyList<LocalizedText> Commissioners { get; init; } = [];
}

/// <summary>A chapter of the tables report.</summary>
public sealed record Chapter(string Id, LocalizedText Title)
{
    /// <summary>
    /// Whether it has what respondents are (age, region) rather than what they answered: it is in the tables report as
    /// others are, and nothing of it is picked as a finding.
    /// </summary>
    [JsonPropertyName("background")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBackground { get; init; }
}

/// <summary>Which confidence interval shares get. Shares of exactly 0 or 1 get Korn and Graubard's always.</summary>
public enum ShareInterval
{
    /// <summary>Korn-Graubard for bases under 100 and shares under 5 % or over 95 %, otherwise Wilson.</summary>
    Automatic,

    Wilson,

    KornGraubard,

    /// <summary>Symmetric on the logit scale (SUDAAN, SPSS Complex Samples).</summary>
    Logit,

    /// <summary>Korn-Graubard without a ceiling on the effective sample size (R survey's "beta").</summary>
    Beta,

    /// <summary>Estimate ± t x standard error, cut off at 0 and 1.</summary>
    Symmetric,

    /// <summary>Symmetric on the scale of the arcsine of the square root (R survey's "asin").</summary>
    Arcsine,

    /// <summary>The shares that a likelihood-ratio test does not reject (R survey's "likelihood").</summary>
    Likelihood,
}

/// <summary>
/// What a quantile is between two answers, by the numbers of Hyndman and Fan (1996), with weights as in R survey.
/// </summary>
public enum QuantileRule
{
    /// <summary>The smallest answer with at least the asked share of the weight at or below it.</summary>
    Hf1,

    /// <summary>The same, but half-way to the next answer where the share is reached exactly.</summary>
    Hf2,

    /// <summary>On the line through the weights at or below the answers.</summary>
    Hf4,

    /// <summary>On the line through the middles of the weights of the answers.</summary>
    Hf5,

    /// <summary>The expected place of the next answer, p(n + 1) (SPSS, Minitab).</summary>
    Hf6,

    /// <summary>The answers divide the range into n - 1 parts (Excel, R).</summary>
    Hf7,

    /// <summary>Median-unbiased, whatever the distribution.</summary>
    Hf8,

    /// <summary>Unbiased for a normal distribution.</summary>
    Hf9,
}

/// <summary>What a rank test compares the means of.</summary>
public enum RankScores
{
    /// <summary>The ranks themselves; of several groups this is Kruskal and Wallis's test.</summary>
    Wilcoxon,

    /// <summary>The normal quantiles of the ranks (van der Waerden 1952).</summary>
    VanDerWaerden,

    /// <summary>Whether a rank lies above the middle (Mood 1950).</summary>
    Median,
}

/// <summary>Among whom degrees of freedom are counted: sampling units minus strata.</summary>
public enum DegreesOfFreedomRule
{
    /// <summary>Among the respondents that a figure is based on.</summary>
    Base,

    /// <summary>Among all respondents of the groups and waves that take part in the figure.</summary>
    Design,
}

/// <summary>Correction of p-values for the number of tests in a family.</summary>
public enum AdjustmentMethod
{
    /// <summary>Holm (1979): family-wise error.</summary>
    Holm,

    /// <summary>p times the number of tests.</summary>
    Bonferroni,

    /// <summary>Benjamini and Hochberg (1995): false discovery rate.</summary>
    BenjaminiHochberg,

    /// <summary>Every test by itself.</summary>
    None,
}

/// <summary>Thresholds and methods a survey may choose; the defaults are the product's.</summary>
public sealed record AnalysisSettings
{
    /// <summary>Confidence level of intervals, 0.80 to 0.999.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Significance level of tests, 0.001 to 0.2.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>
    /// Smallest unweighted base that is shown; smaller ones are suppressed. 0 switches suppression of bases off.
    /// </summary>
    public int MinimumBase { get; init; } = 10;

    /// <summary>
    /// Counts from 1 up to here are masked in groups whose members can be recognised. 0 switches it off.
    /// </summary>
    public int SmallCell { get; init; } = 4;

    /// <summary>
    /// p of the p% rule, 0 to 100: in groups whose members can be recognised, a mean, total or ratio is withheld when
    /// the second largest respondent can estimate the largest to within this percentage. 0 switches it off.
    /// </summary>
    public double Dominance { get; init; } = 10;

    /// <summary>
    /// Respondents by which two publications of the same wave must differ, 0 to 1,000; changes by fewer wait for more.
    /// 0 switches it off.
    /// </summary>
    public int MinimumChange { get; init; } = 10;

    /// <summary>
    /// Days, 0 to 365, that changes by fewer respondents wait at most; then they are published without the figures that
    /// they moved.
    /// </summary>
    public int MaximumDelay { get; init; } = 30;

    /// <summary>Smallest unweighted base in either column for a test between columns.</summary>
    public int MinimumBaseForTests { get; init; } = 30;

    /// <summary>The interval of shares.</summary>
    public ShareInterval ShareInterval { get; init; } = ShareInterval.Automatic;

    /// <summary>What quantiles are between two answers; null for <see cref="Surveys.QuantileRule.Hf1"/>.</summary>
    public QuantileRule? QuantileRule { get; init; }

    /// <summary>
    /// The interval of the share at or below a quantile, which is read back on the scale of the answers; null for
    /// <see cref="Surveys.ShareInterval.Symmetric"/>.
    /// </summary>
    public ShareInterval? QuantileInterval { get; init; }

    /// <summary>What rank tests compare the means of; null for <see cref="Surveys.RankScores.Wilcoxon"/>.</summary>
    public RankScores? RankScores { get; init; }

    /// <summary>How degrees of freedom are counted; null for <see cref="DegreesOfFreedomRule.Base"/>.</summary>
    public DegreesOfFreedomRule? DegreesOfFreedom { get; init; }

    /// <summary>Correction within a family: the answers of a table, pairs of groups, steps of a trend.</summary>
    public AdjustmentMethod Correction { get; init; } = AdjustmentMethod.Holm;

    /// <summary>
    /// True to tell how the response differs from the population: goodness of fit per margin, and R-indicators where the
    /// population file says how many were invited per category; null without.
    /// </summary>
    public bool? NonResponse { get; init; }

    /// <summary>
    /// True to give, beside each change between linked waves, the change among those who answered in both; null without.
    /// </summary>
    public bool? PairedChange { get; init; }

    /// <summary>
    /// True to print in the tables report, per target group, the figure that says most of every question; null without.
    /// </summary>
    public bool? ProfilePages { get; init; }
}
