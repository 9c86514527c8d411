namespace Serverless.Weighting;

/// <summary>What is known of one design stratum in the sampling frame.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Elements">Number of population members, N_h; null when unknown.</param>
/// <param name="Clusters">Number of primary sampling units, for cluster samples; null when unknown or when elements
/// were drawn.</param>
public sealed record StratumFrame(string Name, double? Elements = null, double? Clusters = null);
