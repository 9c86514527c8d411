using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>
/// How the respondents were drawn: stratum, primary sampling unit (PSU) and base weight of each, sampling fraction of
/// each stratum.
/// Without clusters every respondent is its own PSU. Sampling is taken as with replacement beyond the first stage
/// (the "ultimate cluster" of R survey with one stage).
/// </summary>
public sealed class SampleDesign
{
    private SampleDesign(
        SampleDesignColumns columns,
        int[]? psu,
        int[] psuStratum,
        int[] psuCount,
        double[] fraction,
        double[] baseWeights
    )
    {
        Strata = columns.Strata;
        Stratum = columns.Stratum;
        Psu = psu;
        PsuStratum = psuStratum;
        PsuCount = psuCount;
        SamplingFraction = fraction;
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

        var (psu, psuStratum) = columns.Psu is null ? (null, []) : NumberByStratum(columns.Psu, columns.Stratum);
        var psuCount = psu is null ? respondents : new int[strata];
        foreach (var h in psuStratum)
            psuCount[h]++;

        var fraction = new double[strata];
        for (var h = 0; h < strata; h++)
        {
            var frame = columns.Strata[h];
            var size = psu is null ? frame.Elements : frame.Clusters;
            var neighbour = NeighbouringCategory.Of(h, strata, other => psuCount[other] > 0) is { } nearest
                ? columns.Strata[nearest].Name
                : null;
            DesignChecks.Stratum(frame, psuCount[h], size, neighbour, columns, errors);
            fraction[h] =
                columns.FinitePopulationCorrection && size is { } units && units > 0 ? psuCount[h] / units : 0;
        }

        if (errors.Count > 0)
            return errors;
        var weights = columns.BaseWeights ?? WeightsFromSizes(columns, respondents);
        return new SampleDesign(columns, psu, psuStratum, psuCount, fraction, weights);
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
