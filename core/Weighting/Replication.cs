namespace Serverless.Weighting;

/// <summary>
/// Replicate weights of the respondents, and what makes a variance of the estimates they give:
/// scale x Σ_r scale_r (estimate_r - centre)² (R survey's svrepdesign with combined weights).
/// </summary>
public sealed record Replication
{
    /// <summary>A column of whole weights per replicate, a weight per respondent.</summary>
    public required IReadOnlyList<double[]> Weights { get; init; }

    /// <summary>The factor before the sum.</summary>
    public required double Scale { get; init; }

    /// <summary>A factor per replicate.</summary>
    public required IReadOnlyList<double> Scales { get; init; }

    /// <summary>
    /// Whether the centre is the estimate from the whole sample; otherwise it is the mean of the replicates.
    /// </summary>
    public bool AroundEstimate { get; init; }

    /// <summary>Of t and F.</summary>
    public required int DegreesOfFreedom { get; init; }
}
