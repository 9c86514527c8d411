using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>What can be wrong with numbers that are weighted to, found before weights are computed.</summary>
internal static class NumericMarginChecks
{
    /// <summary>Differences of a total from what can be reached that are rounding.</summary>
    private const double Tolerance = 1e-9;

    public static void Values(SampleDesign design, IReadOnlyList<NumericMargin> numbers, List<WeightingError> errors)
    {
        foreach (var number in numbers)
        {
            if (number.Values.Length != design.Count)
                throw new ArgumentException(
                    $"Numeric margin '{number.Name}' has {SampleDesign.Number(number.Values.Length)} rows, the design {SampleDesign.Number(design.Count)}.",
                    nameof(numbers)
                );
            var missing = number.Values.Count(x => !double.IsFinite(x));
            if (missing > 0)
                errors.Add(
                    new(
                        WeightingProblem.MarginValueMissing,
                        number.Name,
                        null,
                        missing,
                        0,
                        $"Numeric margin '{number.Name}': {SampleDesign.Number(missing)} respondents have no value. Complete the file, or leave the margin out."
                    )
                );
            if (number.Population is not { } total || !double.IsFinite(total))
                errors.Add(
                    new(
                        WeightingProblem.PopulationNotANumber,
                        number.Name,
                        null,
                        number.Population,
                        null,
                        $"Numeric margin '{number.Name}': the population file has no total for it. Add a row with its total over the population."
                    )
                );
        }
    }

    /// <summary>
    /// Numbers whose total cannot be reached: one that all respondents share has one mean only; positive weights give a
    /// mean between the smallest and the largest number; and weights between L and U times the start, which add up to
    /// the population, give a largest total when the largest numbers get U and the others L, and mirrored a smallest.
    /// </summary>
    public static List<WeightingError> OutOfReach(
        double[] start,
        WeightingPlan plan,
        double population,
        IReadOnlyList<NumericMargin> numbers
    )
    {
        var errors = new List<WeightingError>();
        foreach (var number in numbers)
        {
            var mean = number.Population!.Value / population;
            var (lowest, highest) = Reach(start, plan, population, number.Values);
            var slack = Tolerance * Math.Max(Math.Abs(lowest), Math.Abs(highest));
            if (mean >= lowest - slack && mean <= highest + slack)
                continue;
            var bound = mean < lowest ? lowest : highest;
            errors.Add(
                new(
                    WeightingProblem.NumericTotalOutOfReach,
                    number.Name,
                    null,
                    mean,
                    bound,
                    $"Numeric margin '{number.Name}': its mean over the population is {SampleDesign.Number(mean)}, and no weights of these respondents give a mean beyond {SampleDesign.Number(bound)}. Check the total in the population file and its unit, widen the bounds, or leave the margin out."
                )
            );
        }

        return errors;
    }

    private static (double Lowest, double Highest) Reach(
        double[] start,
        WeightingPlan plan,
        double population,
        double[] values
    )
    {
        var (minimum, maximum) = (values.Min(), values.Max());
        if (plan is { Method: WeightingMethod.Linear, Bounds: null } && minimum < maximum)
            return (double.NegativeInfinity, double.PositiveInfinity);
        if (plan.Method is not (WeightingMethod.Linear or WeightingMethod.Logit) || plan.Bounds is not { } bounds)
            return (minimum, maximum);
        return (
            Extreme(start, bounds, population, values, sign: -1),
            Extreme(start, bounds, population, values, sign: 1)
        );
    }

    /// <summary>
    /// The largest (or smallest, sign -1) mean that weights within the bounds can have; infinite when no weights within
    /// them add up to the population, which shows when they are calibrated.
    /// </summary>
    private static double Extreme(double[] start, WeightBounds bounds, double population, double[] values, int sign)
    {
        var left = population - bounds.Lower * start.Sum();
        if (left < 0 || left > (bounds.Upper - bounds.Lower) * start.Sum())
            return sign * double.PositiveInfinity;
        var total = 0.0;
        foreach (var i in Enumerable.Range(0, start.Length).OrderByDescending(i => sign * values[i]))
        {
            var extra = Math.Min(left, (bounds.Upper - bounds.Lower) * start[i]);
            left -= extra;
            total += (bounds.Lower * start[i] + extra) * values[i];
        }

        return total / population;
    }
}
