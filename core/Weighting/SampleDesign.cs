using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>
/// How the respondents were drawn: stratum, primary sampling unit (PSU) and base weight of each, sampling fraction of
/// each stratum.
/// Without clusters every respondent is its own PSU. Beyond the first stage sampling is taken as with replacement (the
/// "ultimate cluster"), unless it is known how many units each PSU has: then drawing within PSUs is a second stage.
/// </summary>
public sealed class SampleDesign
{
    private SampleDesign(
        SampleDesignColumns columns,
        int[]? psu,
        int[] psuStratum,
        int[] psuCount,
        double[] fraction,
        double[]? psuProbability,
        SecondStage? secondStage,
        double[] baseWeights
    )
    {
        Strata = columns.Strata;
        Stratum = columns.Stratum;
        Psu = psu;
        PsuStratum = psuStratum;
        PsuCount = psuCount;
        SamplingFraction = fraction;
        PsuProbability = psuProbability;
        SecondStage = secondStage;
        Replication = columns.Replication;
        BaseWeights = baseWeights;
        LonelyPsu = columns.LonelyPsu;
    }

    /// <summary>Number of respondents.</summary>
    public int Count => Stratum.Length;

    public IReadOnlyList<StratumFrame> Strata { get; }

    /// <summary>Stratum of each respondent: index in <see cref="Strata"/>.</summary>
    public int[] Stratum { get; }

    /// <summary>
    /// PSU of each respondent, numbered so that those of one stratum follow each other; null for element sampling.
    /// </summary>
    public int[]? Psu { get; }

    /// <summary>Stratum of each PSU, ascending; empty for element sampling.</summary>
    internal int[] PsuStratum { get; }

    /// <summary>Number of PSUs with a respondent per stratum, n_h. Zero for strata without respondents.</summary>
    public int[] PsuCount { get; }

    /// <summary>f_h = n_h / N_h in PSUs, or 0 where no finite population correction applies.</summary>
    public double[] SamplingFraction { get; }

    /// <summary>
    /// π of each PSU where these were drawn with unequal probabilities and a correction applies; null elsewhere.
    /// </summary>
    internal double[]? PsuProbability { get; }

    /// <summary>Drawing within PSUs, where a correction applies and it is known; null elsewhere.</summary>
    internal SecondStage? SecondStage { get; }

    /// <summary>Replicate weights that variances are made of; null when they are linearised.</summary>
    public Replication? Replication { get; }

    /// <summary>d_i, positive.</summary>
    public double[] BaseWeights { get; }

    public LonelyPsu LonelyPsu { get; }

    /// <summary>PSUs minus strata that have respondents.</summary>
    public int DegreesOfFreedom => PsuCount.Sum() - PsuCount.Count(n => n > 0);

    /// <summary>
    /// A sample without strata or clusters; <paramref name="population"/> null when unknown, which means no finite
    /// population correction.
    /// </summary>
    public static Checked<SampleDesign> Simple(
        int count,
        double? population = null,
        bool finitePopulationCorrection = true,
        double[]? baseWeights = null
    ) =>
        Create(
            new SampleDesignColumns
            {
                Stratum = new int[count],
                Strata = [new StratumFrame("all", population)],
                FinitePopulationCorrection = finitePopulationCorrection,
                BaseWeights = baseWeights,
            }
        );

    /// <summary>Checks the columns against each other and the frame, and reports everything that is wrong.</summary>
    public static Checked<SampleDesign> Create(SampleDesignColumns columns)
    {
        var errors = new List<WeightingError>();
        DesignChecks.Columns(columns, errors);
        if (errors.Count > 0)
            return errors;

        var strata = columns.Strata.Count;
        var respondents = new int[strata];
        foreach (var h in columns.Stratum)
            respondents[h]++;

        // With probabilities of their own respondents are units that have to be distinguished.
        var units =
            columns.Psu
            ?? (columns.InclusionProbability is null ? null : [.. Enumerable.Range(0, columns.Stratum.Length)]);
        var (psu, psuStratum) = units is null ? (null, []) : NumberByStratum(units, columns.Stratum);
        var psuCount = psu is null ? respondents : new int[strata];
        foreach (var h in psuStratum)
            psuCount[h]++;

        var probability = columns.InclusionProbability is { } given ? PerPsu(given, psu!, psuStratum.Length) : null;
        var fraction = new double[strata];
        for (var h = 0; h < strata; h++)
        {
            var frame = columns.Strata[h];
            var size = columns.Psu is null ? frame.Elements : frame.Clusters;
            var neighbour = NeighbouringCategory.Of(h, strata, other => psuCount[other] > 0) is { } nearest
                ? columns.Strata[nearest].Name
                : null;
            var isWhole = probability is not null && IsCertain(probability, psuStratum, h);
            DesignChecks.Stratum(frame, psuCount[h], isWhole ? psuCount[h] : size, neighbour, columns, errors);
            if (!columns.FinitePopulationCorrection)
                continue;
            if (probability is not null)
                fraction[h] = isWhole ? 1 : 0;
            else
                fraction[h] = size is { } frameUnits && frameUnits > 0 ? psuCount[h] / frameUnits : 0;
        }

        if (errors.Count > 0)
            return errors;
        var within = columns.PsuSize is { } sizes
            ? SecondStage.Of(psu!, psuStratum.Length, columns.Subunit, sizes)
            : null;
        DesignChecks.Within(within, columns, errors);
        if (errors.Count > 0)
            return errors;
        var weights = columns.BaseWeights ?? DerivedWeights(columns, (psu, probability, within), psuCount, respondents);
        var corrected = columns.FinitePopulationCorrection;
        return new SampleDesign(
            columns,
            psu,
            psuStratum,
            psuCount,
            fraction,
            corrected ? probability : null,
            corrected ? within : null,
            weights
        );
    }

    /// <summary>Whether every PSU of a stratum was certain to be drawn.</summary>
    private static bool IsCertain(double[] probability, int[] psuStratum, int stratum)
    {
        var any = false;
        for (var p = 0; p < probability.Length; p++)
            if (psuStratum[p] == stratum)
            {
                any = true;
                if (probability[p] < 1)
                    return false;
            }

        return any;
    }

    private static double[] PerPsu(double[] perRespondent, int[] psu, int count)
    {
        var perPsu = new double[count];
        for (var i = 0; i < psu.Length; i++)
            perPsu[psu[i]] = perRespondent[i];
        return perPsu;
    }

    /// <summary>1 over the probability of being drawn: that of the PSU times that within it.</summary>
    private static double[] DerivedWeights(
        SampleDesignColumns columns,
        (int[]? Psu, double[]? Probability, SecondStage? Within) design,
        int[] psuCount,
        int[] respondents
    )
    {
        var (psu, probability, within) = design;
        if (probability is null && within is null)
            return WeightsFromSizes(columns, respondents);
        var weights = new double[columns.Stratum.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var h = columns.Stratum[i];
            var first = probability is null
                ? columns.Strata[h].Clusters!.Value / psuCount[h]
                : 1 / probability[psu![i]];
            weights[i] = within is null ? first : first / within.Fraction[psu![i]];
        }

        return weights;
    }

    private static double[] WeightsFromSizes(SampleDesignColumns columns, int[] respondents)
    {
        var weights = new double[columns.Stratum.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var h = columns.Stratum[i];
            weights[i] = columns.Strata[h].Elements is { } size ? size / respondents[h] : 1;
        }

        return weights;
    }

    private static (int[] Psu, int[] PsuStratum) NumberByStratum(int[] psu, int[] stratum)
    {
        var stratumOf = new Dictionary<int, int>();
        for (var i = 0; i < psu.Length; i++)
            stratumOf.TryAdd(psu[i], stratum[i]);
        var ordered = stratumOf.OrderBy(p => p.Value).ThenBy(p => p.Key).ToArray();
        var number = new Dictionary<int, int>(ordered.Length);
        for (var p = 0; p < ordered.Length; p++)
            number[ordered[p].Key] = p;
        return (Array.ConvertAll(psu, p => number[p]), Array.ConvertAll(ordered, p => p.Value));
    }

    internal static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
