using Serverless.Analysis.Changes;

namespace Serverless.Flows.Differences;

/// <summary>What readers of a published wave would see otherwise.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="NotComputed">Why that was not computed, in words; null when it was.</param>
/// <param name="Changes">What changes; null when that was not computed.</param>
public sealed record WaveOutlook(string Wave, string? NotComputed, FigureChanges? Changes);
