using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>
/// What can be wrong with margins, found before weights are computed (R survey checks none of these).
/// </summary>
internal static class MarginChecks
{
    /// <summary>Largest relative difference between the totals of two margins.</summary>
    public const double TotalsTolerance = 1e-6;

    public static List<WeightingError> Find(SampleDesign design, WeightingPlan plan, IReadOnlyList<Margin> margins)
    {
        var errors = new List<WeightingError>();
        Method(plan, margins, errors);
        foreach (var margin in margins)
        {
            if (margin.Codes.Length != design.Count)
                throw new ArgumentException(
                    $"Margin '{margin.Name}' has {SampleDesign.Number(margin.Codes.Length)} rows, the design {SampleDesign.Number(design.Count)}.",
                    nameof(margins)
                );
            Categories(margin, errors);
            MissingValues(margin, plan.MissingMargin, errors);
        }

        Totals(margins, errors);
        return errors;
    }

    private static void Method(WeightingPlan plan, IReadOnlyList<Margin> margins, List<WeightingError> errors)
    {
        if (margins.Count == 0 || (plan.Method == WeightingMethod.PostStratification && margins.Count != 1))
            errors.Add(
                new(
                    WeightingProblem.MarginsDoNotFitMethod,
                    null,
                    null,
                    margins.Count,
                    1,
                    $"The method {plan.Method} was given {SampleDesign.Number(margins.Count)} margins. Post-stratification needs exactly one (which may be a crossing), the other methods one or more."
                )
            );
        var isBounded =
            plan.Method == WeightingMethod.Logit || plan is { Method: WeightingMethod.Linear, Bounds: not null };
        if (!isBounded)
            return;
        if (plan.Bounds is not { } b || !(b.Lower >= 0 && b.Lower < 1 && b.Upper > 1 && double.IsFinite(b.Upper)))
            errors.Add(
                new(
                    WeightingProblem.BoundsInvalid,
                    null,
                    null,
                    plan.Bounds?.Lower,
                    plan.Bounds?.Upper,
                    "Calibration within bounds needs those on the ratio of final to base weight with 0 <= lower < 1 < upper."
                )
            );
    }

    private static void Categories(Margin margin, List<WeightingError> errors)
    {
        var count = new int[margin.Categories.Count];
        foreach (var code in margin.Codes)
            if (code >= 0)
                count[code]++;
        for (var c = 0; c < count.Length; c++)
        {
            var (name, population) = margin.Categories[c];
            var neighbour = NeighbouringCategory.Of(
                c,
                count.Length,
                o => count[o] > 0 && margin.Categories[o].Population > 0
            )
                is { } other
                ? margin.Categories[other].Name
                : null;
            if (population is { } value && !(value >= 0 && double.IsFinite(value)))
                errors.Add(
                    new(
                        WeightingProblem.PopulationNotANumber,
                        margin.Name,
                        name,
                        population,
                        null,
                        $"Margin '{margin.Name}', category '{name}': the population is {SampleDesign.Number(value)}. It must be zero or more."
                    )
                );
            else if (population > 0 && count[c] == 0)
                errors.Add(
                    new(
                        WeightingProblem.CategoryWithoutRespondents,
                        margin.Name,
                        name,
                        0,
                        population,
                        $"Margin '{margin.Name}', category '{name}': a population of {SampleDesign.Number(population.Value)} but no respondents. Join the category with {NeighbouringCategory.Quoted(neighbour)}."
                    )
                    {
                        Neighbour = neighbour,
                    }
                );
            else if (population is null or 0 && count[c] > 0)
                errors.Add(
                    new(
                        WeightingProblem.CategoryWithoutPopulation,
                        margin.Name,
                        name,
                        count[c],
                        population,
                        $"Margin '{margin.Name}', category '{name}': {SampleDesign.Number(count[c])} respondents, but the population is {(population is null ? "missing" : "0")}. Add it to the population file, or join the category with {NeighbouringCategory.Quoted(neighbour)}."
                    )
                    {
                        Neighbour = neighbour,
                    }
                );
        }
    }

    private static void MissingValues(Margin margin, MissingMarginPolicy policy, List<WeightingError> errors)
    {
        var missing = margin.Codes.Count(c => c < 0);
        if (missing > 0 && (policy == MissingMarginPolicy.Refuse || missing == margin.Codes.Length))
            errors.Add(
                new(
                    WeightingProblem.MarginValueMissing,
                    margin.Name,
                    null,
                    missing,
                    0,
                    $"Margin '{margin.Name}': {SampleDesign.Number(missing)} respondents have no value. Complete the file, or let the codebook say that a missing margin leaves the weight as it is (\"missingMargin\": \"factor-one\")."
                )
            );
    }

    private static void Totals(IReadOnlyList<Margin> margins, List<WeightingError> errors)
    {
        for (var m = 1; m < margins.Count; m++)
        {
            double first = margins[0].Total,
                other = margins[m].Total;
            if (!(Math.Abs(first - other) <= TotalsTolerance * Math.Max(first, other)))
                errors.Add(
                    new(
                        WeightingProblem.MarginTotalsDiffer,
                        margins[m].Name,
                        null,
                        other,
                        first,
                        $"Margin '{margins[m].Name}' sums to {SampleDesign.Number(other)}, margin '{margins[0].Name}' to {SampleDesign.Number(first)}. All margins must describe the same population."
                    )
                );
        }
    }
}
