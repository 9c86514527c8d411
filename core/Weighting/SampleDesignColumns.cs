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
    /// Design weights d_i &gt; 0; null to derive N_h / n_h from the sizes of the strata, or 1 when no size is known.
    /// </summary>
    public double[]? BaseWeights { get; init; }

    /// <summary>Whether variances shrink by 1 - n_h / N_h. Strata of unknown size have no correction.</summary>
    public bool FinitePopulationCorrection { get; init; } = true;

    public LonelyPsu LonelyPsu { get; init; } = LonelyPsu.Error;
}
