using Serverless.Surveys;

namespace Serverless.Analysis;

/// <summary>Which earlier waves a wave's figures rest on.</summary>
public static class WaveLineage
{
    /// <summary>
    /// The waves before <paramref name="wave"/> that it is linked to by <see cref="Wave.ComparedWith"/>, directly or
    /// through others, oldest first.
    /// A wave that is compared with nothing begins a new series.
    /// </summary>
    /// <exception cref="ArgumentException">The codebook has no such wave.</exception>
    public static IReadOnlyList<Wave> EarlierWaves(Codebook codebook, string wave)
    {
        var upToHere = codebook.Waves.TakeWhile(w => w.Id != wave).ToList();
        if (upToHere.Count == codebook.Waves.Count)
            throw new ArgumentException(
                $"The codebook of survey '{codebook.Survey}' has no wave '{wave}'; it has {string.Join(", ", codebook.Waves.Select(w => w.Id))}.",
                nameof(wave)
            );

        var series = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (w, number) in upToHere.Append(codebook.Waves[upToHere.Count]).Select((w, i) => (w, i)))
            series[w.Id] =
                w.ComparedWith is { } earlier && series.TryGetValue(earlier, out var joined) ? joined : number;
        return [.. upToHere.Where(w => series[w.Id] == series[wave])];
    }
}
