using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>What can be wrong with the columns of a design.</summary>
internal static class DesignChecks
{
    public static void Columns(SampleDesignColumns columns, List<WeightingError> errors)
    {
        var n = columns.Stratum.Length;
        var lengths = new[]
        {
            columns.Psu?.Length,
            columns.BaseWeights?.Length,
            columns.Subunit?.Length,
            columns.PsuSize?.Length,
            columns.InclusionProbability?.Length,
        }.Concat(columns.Replication?.Weights.Select(w => (int?)w.Length) ?? []);
        if (lengths.Any(length => length is { } found && found != n))
            throw new ArgumentException(
                $"Columns of a design must all have {SampleDesign.Number(n)} rows.",
                nameof(columns)
            );

        var blank = columns.Stratum.Count(h => h < 0 || h >= columns.Strata.Count);
        if (blank > 0)
        {
            errors.Add(
                new(
                    WeightingProblem.StratumUnknown,
                    null,
                    null,
                    blank,
                    0,
                    $"{SampleDesign.Number(blank)} respondents have no design stratum that is in the population file. Give every respondent a stratum, or add it to the population file."
                )
            );
            return;
        }

        BaseWeights(columns, errors);
        Clusters(columns, errors);
        Probabilities(columns, errors);
        Sizes(columns, errors);
    }

    /// <summary>No PSU has more secondary units in the file than it has; of one alone nothing is known within it.</summary>
    public static void Within(SecondStage? within, SampleDesignColumns columns, List<WeightingError> errors)
    {
        if (within is null)
            return;
        var tooMany = within.Fraction.Count(f => f > 1);
        if (tooMany > 0)
            errors.Add(
                new(
                    WeightingProblem.ClusterSizeTooSmall,
                    null,
                    null,
                    tooMany,
                    0,
                    $"{SampleDesign.Number(tooMany)} clusters have more members in the file than the size that is given for them. Correct the sizes."
                )
            );
        var lonely = within.Count.Zip(within.Fraction, (m, f) => m == 1 && f < 1).Count(x => x);
        if (lonely > 0 && columns is { FinitePopulationCorrection: true, LonelyPsu: LonelyPsu.Error })
            errors.Add(
                new(
                    WeightingProblem.LonelySecondaryUnit,
                    null,
                    null,
                    lonely,
                    0,
                    $"{SampleDesign.Number(lonely)} clusters have one member in the file out of several, so that the variance within them cannot be estimated. Choose a rule for lonely sampling units, or leave the sizes of clusters out."
                )
            );
        if (columns.BaseWeights is not null || columns.InclusionProbability is not null)
            return;
        foreach (var stratum in columns.Strata.Where((s, h) => s.Clusters is null && columns.Stratum.Contains(h)))
            errors.Add(
                new(
                    WeightingProblem.ClusterCountMissing,
                    "strata",
                    stratum.Name,
                    null,
                    null,
                    $"The number of clusters in the population of design stratum '{stratum.Name}' is missing. Give it, or a column with base weights."
                )
            );
    }

    private static void Probabilities(SampleDesignColumns columns, List<WeightingError> errors)
    {
        if (columns.InclusionProbability is not { } probability)
            return;
        var wrong = probability.Count(p => !(p is > 0 and <= 1));
        if (wrong > 0)
            errors.Add(
                new(
                    WeightingProblem.ProbabilityOutOfRange,
                    null,
                    null,
                    wrong,
                    0,
                    $"{SampleDesign.Number(wrong)} respondents have a probability of being drawn that is blank, not above 0 or above 1. Correct them."
                )
            );
        OneEach(columns, probability, "probabilities of being drawn", errors);
    }

    private static void Sizes(SampleDesignColumns columns, List<WeightingError> errors)
    {
        if (columns.PsuSize is not { } size)
            return;
        if (columns.Psu is null)
            throw new ArgumentException("Sizes of clusters need clusters.", nameof(columns));
        var wrong = size.Count(m => !(m >= 1 && double.IsFinite(m)));
        var blank = columns.Subunit?.Count(s => s < 0) ?? 0;
        if (wrong + blank > 0)
            errors.Add(
                new(
                    WeightingProblem.ClusterSizeTooSmall,
                    null,
                    null,
                    wrong + blank,
                    0,
                    $"{SampleDesign.Number(wrong + blank)} respondents have no size of their cluster, or no unit within it. Fill them in."
                )
            );
        OneEach(columns, size, "sizes", errors);
    }

    /// <summary>All respondents of a PSU have the same number.</summary>
    private static void OneEach(SampleDesignColumns columns, double[] numbers, string what, List<WeightingError> errors)
    {
        if (columns.Psu is not { } psu)
            return;
        var first = new Dictionary<int, double>();
        var several = new HashSet<int>();
        for (var i = 0; i < psu.Length; i++)
            if (!first.TryAdd(psu[i], numbers[i]) && !first[psu[i]].Equals(numbers[i]))
                several.Add(psu[i]);
        if (several.Count > 0)
            errors.Add(
                new(
                    WeightingProblem.ClusterDiffersInItself,
                    null,
                    null,
                    several.Count,
                    0,
                    $"{SampleDesign.Number(several.Count)} clusters have different {what} in different rows. Give every respondent of a cluster the same."
                )
            );
    }

    public static void Stratum(
        StratumFrame frame,
        int units,
        double? size,
        string? neighbour,
        SampleDesignColumns columns,
        List<WeightingError> errors
    )
    {
        if (units == 0)
        {
            if (columns.BaseWeights is null && frame.Elements is > 0)
                errors.Add(
                    new(
                        WeightingProblem.CategoryWithoutRespondents,
                        "strata",
                        frame.Name,
                        0,
                        frame.Elements,
                        $"Design stratum '{frame.Name}' has a population of {SampleDesign.Number(frame.Elements.Value)} but no respondents. Join it with {NeighbouringCategory.Quoted(neighbour)}."
                    )
                    {
                        Neighbour = neighbour,
                    }
                );
            return;
        }

        var kind = columns.Psu is null ? "respondents" : "clusters";
        if (frame.Elements is { } elements && !(elements > 0 && double.IsFinite(elements)))
            errors.Add(
                new(
                    WeightingProblem.CategoryWithoutPopulation,
                    "strata",
                    frame.Name,
                    units,
                    elements,
                    $"Design stratum '{frame.Name}' has {SampleDesign.Number(units)} {kind} but a population of {SampleDesign.Number(elements)}. Correct the population file or the stratum of these respondents."
                )
            );
        else if (columns.FinitePopulationCorrection && size < units)
            errors.Add(
                new(
                    WeightingProblem.SampleLargerThanPopulation,
                    "strata",
                    frame.Name,
                    units,
                    size,
                    $"Design stratum '{frame.Name}' has {SampleDesign.Number(units)} {kind}, more than its population of {SampleDesign.Number(size.Value)}. Correct the population file, or switch the finite population correction off."
                )
            );

        var wholeStratum = columns.FinitePopulationCorrection && size <= units;
        if (units == 1 && !wholeStratum && columns.LonelyPsu == LonelyPsu.Error)
            errors.Add(
                new(
                    WeightingProblem.LonelyPsu,
                    "strata",
                    frame.Name,
                    1,
                    2,
                    $"Design stratum '{frame.Name}' has one sampling unit, so its variance cannot be estimated. Join it with {NeighbouringCategory.Quoted(neighbour)}, or choose a rule for lonely sampling units."
                )
                {
                    Neighbour = neighbour,
                }
            );
    }

    private static void BaseWeights(SampleDesignColumns columns, List<WeightingError> errors)
    {
        if (columns.BaseWeights is { } weights)
        {
            var wrong = weights.Count(d => !(d > 0 && double.IsFinite(d)));
            if (wrong > 0)
                errors.Add(
                    new(
                        WeightingProblem.BaseWeightNotPositive,
                        null,
                        null,
                        wrong,
                        0,
                        $"{SampleDesign.Number(wrong)} respondents have a base weight that is blank, zero or negative. Every base weight must be a positive number."
                    )
                );
            return;
        }

        var known = columns.Strata.Count(s => s.Elements is not null);
        if (known == 0 || known == columns.Strata.Count)
            return;
        foreach (var stratum in columns.Strata.Where(s => s.Elements is null))
            errors.Add(
                new(
                    WeightingProblem.StratumSizeMissing,
                    "strata",
                    stratum.Name,
                    null,
                    null,
                    $"The population of design stratum '{stratum.Name}' is missing while that of others is known. Give all sizes, or a column with base weights."
                )
            );
    }

    private static void Clusters(SampleDesignColumns columns, List<WeightingError> errors)
    {
        if (columns.Psu is not { } psu)
            return;
        var blank = psu.Count(p => p < 0);
        if (blank > 0)
            errors.Add(
                new(
                    WeightingProblem.ClusterUnknown,
                    null,
                    null,
                    blank,
                    0,
                    $"{SampleDesign.Number(blank)} respondents have no cluster. In a cluster sample every respondent must have one."
                )
            );

        var stratumOf = new Dictionary<int, int>();
        var crossing = new HashSet<int>();
        for (var i = 0; i < psu.Length; i++)
            if (psu[i] >= 0 && !stratumOf.TryAdd(psu[i], columns.Stratum[i]) && stratumOf[psu[i]] != columns.Stratum[i])
                crossing.Add(psu[i]);
        if (crossing.Count > 0)
            errors.Add(
                new(
                    WeightingProblem.ClusterInTwoStrata,
                    null,
                    null,
                    crossing.Count,
                    0,
                    $"{SampleDesign.Number(crossing.Count)} clusters have respondents in more than one design stratum. Clusters must lie within strata: correct the strata, or use cluster names that are unique over strata."
                )
            );
    }
}
