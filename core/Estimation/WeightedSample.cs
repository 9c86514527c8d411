using Serverless.Surveys;
using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// Respondents with their design and final weights: everything an estimate and its variance need besides the answers.
/// Several samples can be stacked into one, for comparisons between waves and between target groups.
/// </summary>
public sealed class WeightedSample
{
    private readonly SamplePart[] _parts;

    /// <param name="design">How respondents were drawn.</param>
    /// <param name="weighting">Made from that same design.</param>
    /// <param name="degreesOfFreedom">Among whom degrees of freedom are counted.</param>
    public WeightedSample(
        SampleDesign design,
        WeightingResult weighting,
        DegreesOfFreedomRule degreesOfFreedom = DegreesOfFreedomRule.Base
    )
        : this(
            [
                new SamplePart(design, weighting.Weights, weighting.Calibration, Link: null)
                {
                    DegreesOfFreedom = degreesOfFreedom,
                },
            ],
            linked: false
        )
    {
        if (weighting.Weights.Length != design.Count)
            throw new ArgumentException(
                $"The weights are of {weighting.Weights.Length} respondents, the design of {design.Count}.",
                nameof(weighting)
            );
    }

    private WeightedSample(SamplePart[] parts, bool linked)
        : this(parts, parts.Length == 1 ? parts[0].Weights : [.. parts.SelectMany(p => p.Weights)], linked) { }

    private WeightedSample(SamplePart[] parts, double[] weights, bool linked)
    {
        _parts = parts;
        Weights = weights;
        Linked = linked;
        Structure = VarianceStructure.Build(parts, linked);
    }

    /// <summary>Number of respondents.</summary>
    public int Count => Weights.Length;

    /// <summary>Final weights w_i.</summary>
    public double[] Weights { get; }

    /// <summary>
    /// Whether organisations were linked over the stacked waves, so that covariance between waves is in the variances.
    /// </summary>
    public bool Linked { get; }

    internal VarianceStructure Structure { get; }

    /// <summary>How the respondents of a single sample were drawn; null for stacks.</summary>
    internal SampleDesign? Design => _parts is [{ Design: var design }] ? design : null;

    /// <summary>The replicate weights of a single sample; null where variances are linearised, and for stacks.</summary>
    internal Replication? Replication => _parts is [{ Design.Replication: { } replication }] ? replication : null;

    internal bool HasReplicates => Array.Exists(_parts, p => p.Design.Replication is not null);

    /// <summary>The samples of the stack that have replicate weights, each with the position of its first respondent.</summary>
    internal IEnumerable<(int First, SamplePart Part)> PartsWithReplicates
    {
        get
        {
            var first = 0;
            foreach (var part in _parts)
            {
                if (part.Design.Replication is not null)
                    yield return (first, part);
                first += part.Design.Count;
            }
        }
    }

    /// <summary>All respondents in one category, for figures about everyone.</summary>
    internal CodeColumn Everyone => field ??= new CodeColumn(new ushort[Count], 1);

    /// <summary>The respondents with their base weights, for groups that are not weighted.</summary>
    public static WeightedSample Unweighted(SampleDesign design) =>
        new([new SamplePart(design, design.BaseWeights, Calibration: null, Link: null)], linked: false);

    /// <summary>
    /// Independent samples one after the other, as further strata: variances of differences are V1 + V2, each with its
    /// own finite population correction, calibration and rule for strata of one sampling unit. Each sample's weights are
    /// brought to mean 1, so that the scale on which a sample is weighted does not decide how much it counts in what
    /// pools the samples (Korn and Graubard 1999, chapter 8). Columns of answers are concatenated in the same order.
    /// </summary>
    public static WeightedSample Stack(params IReadOnlyList<WeightedSample> samples) =>
        new([.. samples.SelectMany(s => s._parts.Select(p => p.OfMeanOne() with { Link = null }))], linked: false);

    /// <summary>
    /// Waves in which the same organisations can take part: the organisation is the sampling unit over all waves, which
    /// brings -2 Cov
    /// into the variance of a change. Strata with the same name are the same stratum; an organisation that moved counts
    /// in its latest one.
    /// Each wave keeps its own finite population correction, save for designs with a second stage or with probabilities
    /// of their own, which have none here: their units are not those of one wave.
    /// </summary>
    /// <param name="waves">Oldest first; each one sample, not itself stacked.</param>
    /// <param name="links">Per wave, the organisation of each respondent: equal numbers mean the same organisation;
    /// negative when unknown.</param>
    public static WeightedSample StackLinked(IReadOnlyList<WeightedSample> waves, IReadOnlyList<int[]> links)
    {
        if (waves.Count != links.Count)
            throw new ArgumentException(
                $"{waves.Count} waves were given {links.Count} columns of links.",
                nameof(links)
            );
        for (var t = 0; t < waves.Count; t++)
            if (waves[t]._parts.Length != 1 || links[t].Length != waves[t].Count)
                throw new ArgumentException(
                    "Every wave must be one sample, not a stack, with a link for each respondent.",
                    nameof(links)
                );
        return new(
            [
                .. waves.Select(
                    (wave, t) =>
                        wave._parts[0].OfMeanOne() with
                        {
                            Link = links[t],
                            Corrected =
                                wave._parts[0]
                                    is { Corrected: true, Design: { SecondStage: null, PsuProbability: null } },
                        }
                ),
            ],
            linked: true
        );
    }

    /// <summary>
    /// The same respondents taken as drawn from a population without end, for statements about the process that made
    /// this population and not about its state on one day.
    /// </summary>
    public WeightedSample WithoutFinitePopulationCorrection() =>
        new(Array.ConvertAll(_parts, p => p with { Corrected = false }), Linked);
}

/// <summary>
/// One sample of a stack. <paramref name="Link"/> is the organisation per respondent, when linked over waves.
/// </summary>
internal sealed record SamplePart(SampleDesign Design, double[] Weights, CalibrationStructure? Calibration, int[]? Link)
{
    /// <summary>What the weights were multiplied by.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether variances carry the finite population correction of the design.</summary>
    public bool Corrected { get; init; } = true;

    /// <summary>Among whom degrees of freedom are counted.</summary>
    public DegreesOfFreedomRule DegreesOfFreedom { get; init; }

    /// <summary>f_h of a stratum of the design; 0 without correction.</summary>
    public double SamplingFraction(int stratum) => Corrected ? Design.SamplingFraction[stratum] : 0;

    /// <summary>Secondary unit of each respondent where these were drawn; null elsewhere.</summary>
    public int[]? Subunits => Corrected ? Design.SecondStage?.Subunit : null;

    /// <summary>What the design says of one PSU, without correction nothing.</summary>
    public UnitStage Stage(int psu)
    {
        if (!Corrected || Design is { SecondStage: null, PsuProbability: null })
            return UnitStage.Whole;
        var first = Design.PsuProbability?[psu] ?? Design.SamplingFraction[Design.PsuStratum[psu]];
        var stage = UnitStage.Whole with { Correction = Design.PsuProbability is null ? 1 : 1 - first };
        if (Design.SecondStage is not { } second)
            return stage;
        var (m, rest) = (second.Count[psu], Math.Max(0, 1 - second.Fraction[psu]));
        var alone = m == 1 ? (Design.LonelyPsu == LonelyPsu.Adjust ? 1.0 : 0.0) : m / (m - 1.0);
        return stage with
        {
            WithinScale = first * rest * alone,
            WithinCount = m,
            HasElements = second.Subunit is null,
            Centred = m > 1,
            IsSampled = rest > 0,
        };
    }

    public SamplePart OfMeanOne()
    {
        var sum = Weights.Sum();
        var scale = sum == 0 ? 1 : Weights.Length / sum;
        return this with { Weights = Array.ConvertAll(Weights, w => w * scale), Scale = Scale * scale };
    }
}
