using System.Collections.Concurrent;
using Serverless.Analysis.Samples;
using Serverless.Estimation;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>
/// Two samples as one: those of <paramref name="Sample"/> with 0 in <paramref name="Domains"/> are side A, with 1 side
/// B.
/// </summary>
internal sealed record StackedPair(WeightedSample Sample, CodeColumn Domains);

/// <summary>The stacked samples that comparisons need, each made once.</summary>
internal sealed class StackedSamples
{
    private readonly ConcurrentDictionary<(GroupSample, GroupSample), Lazy<StackedPair>> _pairs = new(
        ReferencePairs.Instance
    );

    /// <summary>Two groups: independent samples.</summary>
    public StackedPair Groups(GroupSample a, GroupSample b) =>
        _pairs
            .GetOrAdd(
                (a, b),
                pair => new Lazy<StackedPair>(() =>
                    new StackedPair(
                        WeightedSample.Stack(pair.Item1.Sample, pair.Item2.Sample),
                        Domains(pair.Item1, pair.Item2)
                    )
                )
            )
            .Value;

    /// <summary>
    /// A group in two waves: linked by organisation where both waves have link keys and some match, otherwise taken as
    /// independent.
    /// </summary>
    public StackedPair Waves(GroupSample earlier, GroupSample later) =>
        _pairs
            .GetOrAdd(
                (earlier, later),
                pair => new Lazy<StackedPair>(() =>
                    new StackedPair(Link([pair.Item1, pair.Item2]), Domains(pair.Item1, pair.Item2))
                )
            )
            .Value;

    /// <summary>
    /// Waves of one group stacked, oldest first, with the finite population correction only where the codebook has
    /// it for changes. Waves of which no two share a link key are independent samples.
    /// </summary>
    public static WeightedSample Link(IReadOnlyList<GroupSample> waves)
    {
        var corrected = waves[^1].Group.Design.Correction == PopulationCorrection.Always;
        var samples = waves.Select(w => corrected ? w.Sample : w.Sample.WithoutFinitePopulationCorrection()).ToList();
        if (waves.Any(w => w.Links is null))
            return WeightedSample.Stack(samples);
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        var links = waves.Select(w => Numbered(w.Links!, number)).ToList();
        var isAnyShared = number.Count < waves.Sum(w => w.Links!.Values.Count);
        return isAnyShared ? WeightedSample.StackLinked(samples, links) : WeightedSample.Stack(samples);
    }

    private static int[] Numbered(TextColumn links, Dictionary<string, int> number)
    {
        var numbers = new int[links.Values.Count];
        for (var v = 0; v < numbers.Length; v++)
        {
            number.TryAdd(links.Values[v], number.Count);
            numbers[v] = number[links.Values[v]];
        }

        return Array.ConvertAll(links.Indices, i => i < 0 ? -1 : numbers[i]);
    }

    private static CodeColumn Domains(GroupSample a, GroupSample b)
    {
        var codes = new ushort[a.Count + b.Count];
        Array.Fill(codes, (ushort)1, a.Count, b.Count);
        return new CodeColumn(codes, 2);
    }

    /// <summary>
    /// Samples are distinguished by identity: comparing their contents would cost more than making the pair.
    /// </summary>
    private sealed class ReferencePairs : IEqualityComparer<(GroupSample, GroupSample)>
    {
        public static readonly ReferencePairs Instance = new();

        public bool Equals((GroupSample, GroupSample) x, (GroupSample, GroupSample) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((GroupSample, GroupSample) pair) =>
            HashCode.Combine(
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item1),
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item2)
            );
    }
}
