namespace Serverless.Surveys;

/// <summary>
/// What is known of a group's population in one wave, from the population file
/// (columns <c>variable,category,population,sample,clusters</c>; the last two may be left out).
/// A row with variable <c>total</c> gives the population and sample as a whole.
/// Only made by <c>PopulationReader</c>, which checks it against the codebook.
/// </summary>
public sealed record PopulationMargins
{
    /// <summary>The variable of the row that is about the population as a whole; no margin or strata has that name.</summary>
    public const string Total = "total";

    /// <summary>Size of the population; null when unknown (self-selected groups).</summary>
    public double? Population { get; init; }

    /// <summary>
    /// Whether the figures of <see cref="Variables"/> are shares of a population whose size is not known: weights then
    /// have the right proportions and no total, and no variance is corrected for the size of the population.
    /// </summary>
    public bool IsSharesOnly { get; init; }

    /// <summary>How many were invited; null when unknown.</summary>
    public double? Sample { get; init; }

    /// <summary>
    /// Primary sampling units in the frame, from the total row; for cluster samples without strata. Null when unknown.
    /// </summary>
    public double? Clusters { get; init; }

    /// <summary>
    /// Size of the population: as the file states it, or else the sum of its first margin; null when unknown, also where
    /// only shares are known.
    /// </summary>
    public double? Size =>
        IsSharesOnly
            ? null
            : Population
                ?? (Variables is [var first, ..] ? first.Categories.Sum(category => category.Population) : null);

    /// <summary>The margins and strata, in file order.</summary>
    public IReadOnlyList<PopulationVariable> Variables { get; init; } = [];

    /// <summary>Totals of numeric questions over the population, in file order.</summary>
    public IReadOnlyList<PopulationTotal> Totals { get; init; } = [];

    /// <summary>How those invited ended; null when the file does not say.</summary>
    public Dispositions? Dispositions { get; init; }

    /// <summary>Why people refused, in the order of the codebook.</summary>
    public IReadOnlyList<RefusalCount> RefusalReasons { get; init; } = [];
}

/// <summary>The total of a numeric question over everyone in the population.</summary>
public sealed record PopulationTotal(string Question, double Total);

/// <summary>
/// A margin or the design strata: a question, a crossing ("grootte*vve") or a column of the response file.
/// </summary>
public sealed record PopulationVariable(string Name, IReadOnlyList<PopulationCategory> Categories);

/// <summary>
/// One category. <paramref name="Code"/> is the answer's code (crossings joined by '*');
/// <paramref name="Clusters"/> the number of primary sampling units in the frame, for cluster samples.
/// </summary>
public sealed record PopulationCategory(string Code, double Population, double? Sample, double? Clusters);
