using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>What can be wrong with the columns of a design.</summary>
internal static class DesignChecks
{
    public static void Columns(SampleDesignColumns columns, List<WeightingError> errors)
    {
        var n = columns.Stratum.Length;
        if ((columns.Psu is { } psu && psu.Length != n) || (columns.BaseWeights is { } d && d.Length != n))
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
