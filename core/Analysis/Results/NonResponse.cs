using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>What is known of those who did not respond, and how the response differs from the population.</summary>
public sealed record NonResponse
{
    /// <summary>How those invited ended, with the rates made of it; null without dispositions in the population file.</summary>
    public FieldworkOutcome? Outcome { get; init; }

    /// <summary>Goodness of fit of the response to the population per margin; empty where the codebook does not ask.</summary>
    public IReadOnlyList<MarginFit> Fit { get; init; } = [];

    /// <summary>
    /// R-indicators per variable of which the file says how many were invited; empty where the codebook does not ask.
    /// </summary>
    public IReadOnlyList<RepresentativenessResult> Representativeness { get; init; } = [];

    /// <summary>Which part of the population the respondents are; empty where the codebook does not ask.</summary>
    public IReadOnlyList<CoverageResult> Coverage { get; init; } = [];
}

/// <summary>How those invited ended, in the codes of AAPOR.</summary>
/// <param name="Dispositions">The counts.</param>
/// <param name="EligibleShare">e: the share of the unknown taken as eligible; null without an estimate.</param>
/// <param name="Rates">By name: RR1 to RR6, COOP1 to COOP4, REF1 to REF3, CON1 to CON3; those that cannot be made are
/// left out.</param>
/// <param name="RefusalReasons">Why people refused; empty where not counted, or where counts are too small to show.</param>
public sealed record FieldworkOutcome(
    Dispositions Dispositions,
    double? EligibleShare,
    IReadOnlyList<FieldworkRate> Rates,
    IReadOnlyList<RefusalReasonCount> RefusalReasons
);

/// <summary>One rate, 0 to 1.</summary>
public sealed record FieldworkRate(string Name, double Value);

/// <summary>A reason for refusal, and its share of all refusals.</summary>
public sealed record RefusalReasonCount(string Code, LocalizedText Label, double Count, double? Share);

/// <summary>Pearson's chi-square of the response against the population over a margin, unweighted.</summary>
public sealed record MarginFit(string Variable, LocalizedText VariableLabel, TestResult Test);

/// <summary>How evenly the categories of a variable responded.</summary>
public sealed record RepresentativenessResult
{
    public required string Variable { get; init; }

    public required LocalizedText VariableLabel { get; init; }

    /// <summary>
    /// True where propensities are of a regression on the variables of a crossing without their interactions; else null.
    /// </summary>
    public bool? MainEffects { get; init; }

    /// <summary>R adjusted for the spread that chance alone gives, 0 to 1.</summary>
    public required double Indicator { get; init; }

    public required double Unadjusted { get; init; }

    public double? StandardError { get; init; }

    /// <summary>Partial indicators, of each variable of a crossing.</summary>
    public required IReadOnlyList<PartialRepresentativeness> Partial { get; init; }
}

/// <summary>The part of one variable in the lack of representativeness.</summary>
/// <param name="Unconditional">Spread between its categories, adjusted.</param>
/// <param name="StandardError">Of both indicators, approximately.</param>
/// <param name="Conditional">Spread that is left within the other variables of the crossing, adjusted; null without.
/// </param>
public sealed record PartialRepresentativeness(
    string Variable,
    LocalizedText VariableLabel,
    double Unconditional,
    double? StandardError,
    double? Conditional,
    IReadOnlyList<CategoryRepresentativeness> Categories
);

/// <summary>
/// One category: unconditional, negative where it responded less than all; conditional within the other variables.
/// </summary>
public sealed record CategoryRepresentativeness(
    string Code,
    LocalizedText Label,
    double Unconditional,
    double UnconditionalStandardError,
    double? Conditional,
    double? ConditionalStandardError
);

/// <summary>
/// Which part of the population the respondents are: of the units (<paramref name="Question"/> null), or of the total of
/// a number.
/// </summary>
public sealed record CoverageResult(
    string? Question,
    LocalizedText? Label,
    double Population,
    double? Response,
    double? Share
);
