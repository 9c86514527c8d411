using Serverless.Analysis.Changes;
using Serverless.Reporting.Releases;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Differences;

/// <summary>What readers of a published wave would see otherwise.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="NotComputed">Why that was not computed, in words; null when it was.</param>
/// <param name="Changes">What changes; null when that was not computed.</param>
public sealed record WaveOutlook(string Wave, MessageText? NotComputed, FigureChanges? Changes)
{
    /// <summary>Figures listed in <see cref="Changes"/> in words, by id; null when that was not computed.</summary>
    public IReadOnlyDictionary<string, FigureName>? Names { get; init; }

    /// <summary>The same with counts alone.</summary>
    internal WaveOutlook WithoutLists() =>
        this with
        {
            Changes = Changes is null ? null : Changes with { Figures = [], Conclusions = [] },
            Names = null,
        };
}
