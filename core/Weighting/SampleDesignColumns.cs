using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>The columns a <see cref="SampleDesign"/> is made of; all of one length, a row per respondent.</summary>
public sealed record SampleDesignColumns
{
    /// <summary>Index in <see cref="Strata"/>; a negative number for a blank, which is refused.</summary>
    public required int[] Stratum { get; init; }

    public required IReadOnlyList<StratumFrame> Strata { get; init; }

    /// <summary>
    /// Any number that tells primary sampling units apart, negative for a blank (refused); null when elements were
    /// drawn.
    /// </summary>
    public int[]? Psu { get; init; }

    /// <summary>
    /// Any number that distinguishes secondary sampling units within a PSU, negative for a blank (refused); null when
    /// respondents were drawn within PSUs. Read only with <see cref="PsuSize"/>.
    /// </summary>
    public int[]? Subunit { get; init; }

    /// <summary>
    /// How many secondary units the PSU of each respondent has, M, so that drawing within PSUs has a correction of its
    /// own; null when PSUs are taken as drawn with replacement, or were observed whole.
    /// </summary>
    public double[]? PsuSize { get; init; }

    /// <summary>
    /// π of each respondent's PSU, 0 &lt; π &lt;= 1, when PSUs were drawn without replacement with unequal
    /// probabilities; null when those of a stratum are equal.
    /// </summary>
    public double[]? InclusionProbability { get; init; }

    /// <summary>Replicate weights, which then take the place of all of this in variances; null for none.</summary>
    public Replication? Replication { get; init; }

    /// <summary>
    /// Design weights d_i &gt; 0; null to derive them: 1/π or N_h / n_h of the PSU, times M / m within it; N_h / n_h from the
    /// sizes of the strata; or 1 when no size is known.
    /// </summary>
    public double[]? BaseWeights { get; init; }

    /// <summary>Whether variances shrink by 1 - n_h / N_h. Strata of unknown size have no correction.</summary>
    public bool FinitePopulationCorrection { get; init; } = true;

    public LonelyPsu LonelyPsu { get; init; } = LonelyPsu.Error;
}
