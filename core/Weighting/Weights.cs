using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>Base weights adjusted to the population, following a group's <see cref="WeightingPlan"/>.</summary>
public static class Weights
{
    private const int MaximumTrimmingRounds = 50;

    /// <summary>Slack on trimming bounds after calibrating again.</summary>
    private const double BoundTolerance = 1e-9;

    /// <summary>A margin further off than this no longer reduces variances.</summary>
    private const double OperatorTolerance = 1e-6;

    /// <summary>
    /// Checks margins and computes weights. <paramref name="margins"/> holds the margins of the plan; leave it empty
    /// for <see cref="WeightingMethod.None"/>. Where there are only <paramref name="numbers"/>, it is
    /// <see cref="Margin.Everyone"/>.
    /// </summary>
    public static Checked<WeightingResult> Compute(
        SampleDesign design,
        WeightingPlan plan,
        IReadOnlyList<Margin> margins,
        IReadOnlyList<NumericMargin>? numbers = null
    )
    {
        if (plan.Method == WeightingMethod.None)
            return WithoutMargins(design, plan);
        var errors = MarginChecks.Find(design, plan, margins);
        NumericMarginChecks.Values(design, numbers ?? [], errors);
        if (errors.Count > 0)
            return errors;
        // Where respondents lack a value of every margin, nothing else would fix the sum of the weights.
        if (numbers is { Count: > 0 } && margins.All(m => !m.IsComplete))
            margins = [.. margins, Margin.Everyone(design.Count, margins[0].Total)];

        var start = StartingWeights(design, margins);
        if (NumericMarginChecks.OutOfReach(start, plan, margins[0].Total, numbers ?? []) is { Count: > 0 } outOfReach)
            return outOfReach;
        var cells = new CalibrationCells(margins, design.Count, numbers);
        var solved = CalibrationProblem.For(cells, cells.SumByCell(start)).Solve(plan);
        if (!solved.Converged)
            return NotConverged(plan.Method, cells, solved);

        var weights = Multiply(
            start,
            cells,
            solved.Factor,
            into: ReferenceEquals(start, design.BaseWeights) ? new double[start.Length] : start
        );
        var result = new WeightingResult
        {
            Method = plan.Method,
            Weights = weights,
            BaseWeights = design.BaseWeights,
            Calibration = new CalibrationStructure(cells, solved.Factor),
            Diagnostics = WeightReport.Diagnose(weights, solved.Iterations, solved.Residual, margins),
            Margins = WeightReport.Shares(weights, margins),
            Numbers = WeightReport.Means(weights, cells),
        };
        var trimmed = plan.Trimming is { } trimming ? Trim(result, plan, trimming, cells) : result;
        return trimmed.Value is { } final && !plan.AllowNegativeWeights && Negative(final) is { } negative
            ? negative
            : trimmed;
    }

    /// <summary>
    /// Base weights, brought to the population's total when their own scale means nothing: all 1, or some respondents
    /// keep theirs
    /// because a margin value is missing.
    /// </summary>
    private static double[] StartingWeights(SampleDesign design, IReadOnlyList<Margin> margins)
    {
        var d = design.BaseWeights;
        var scaleIsFree = Array.TrueForAll(d, x => x == 1) || margins.Any(m => !m.IsComplete);
        if (!scaleIsFree)
            return d;
        var scale = margins[0].Total / d.Sum();
        return Array.ConvertAll(d, x => x * scale);
    }

    private static Checked<WeightingResult> WithoutMargins(SampleDesign design, WeightingPlan plan)
    {
        var weights = (double[])design.BaseWeights.Clone();
        var trimmed = 0;
        if (plan.Trimming is { } trimming)
        {
            var (lower, upper) = Bounds(weights, trimming);
            trimmed = weights.Count(w => w < lower || w > upper);
            if (Refusal(weights, lower, upper) is { } refusal)
                return refusal;
            if (!Trimming.Trim(weights, lower, upper))
                return NothingLeft(lower, upper);
        }

        return new WeightingResult
        {
            Method = WeightingMethod.None,
            Weights = weights,
            BaseWeights = design.BaseWeights,
            Diagnostics = WeightReport.Diagnose(weights, 0, 0, []) with
            {
                Trimmed = trimmed,
                TrimmingRounds = trimmed > 0 ? 1 : 0,
            },
            Margins = [],
        };
    }

    /// <summary>
    /// Trims and calibrates again until both bounds and margins hold; when they cannot, the bounds win and that is
    /// reported.
    /// </summary>
    private static Checked<WeightingResult> Trim(
        WeightingResult result,
        WeightingPlan plan,
        TrimmingPlan trimming,
        CalibrationCells cells
    )
    {
        var (lower, upper) = Bounds(result.Weights, trimming);
        var trimmed = result.Weights.Count(w => Outside(w, lower, upper));
        if (trimmed == 0)
            return result;
        if (Refusal(result.Weights, lower, upper) is { } refusal)
            return refusal;

        var weights = (double[])result.Weights.Clone();
        var calibration = result.Calibration;
        var (residual, iterations, round, meets) = (0.0, result.Diagnostics.Iterations, 0, false);
        while (round < MaximumTrimmingRounds && !meets)
        {
            round++;
            if (!Trimming.Trim(weights, lower, upper))
                return NothingLeft(lower, upper);
            var problem = CalibrationProblem.For(cells, cells.SumByCell(weights));
            if (!trimming.Recalibrate)
            {
                residual = problem.LargestResidual(Ones(cells.Count)).Value;
                break;
            }

            var solved = problem.Solve(plan);
            var again = Multiply(weights, cells, solved.Factor, into: new double[weights.Length]);
            meets = solved.Converged && !Array.Exists(again, w => Outside(w, lower, upper));
            iterations = solved.Iterations;
            if (meets || (solved.Converged && round < MaximumTrimmingRounds))
                (weights, calibration, residual) = (
                    again,
                    new CalibrationStructure(cells, solved.Factor),
                    solved.Residual
                );
            else
                residual = problem.LargestResidual(Ones(cells.Count)).Value;
        }

        if (!meets && !Trimming.Trim(weights, lower, upper))
            return NothingLeft(lower, upper);
        return result with
        {
            Weights = weights,
            Calibration =
                meets ? calibration
                : residual <= OperatorTolerance ? new CalibrationStructure(cells, Ones(cells.Count))
                : null,
            Diagnostics = WeightReport.Diagnose(weights, iterations, residual, cells.Margins) with
            {
                Trimmed = trimmed,
                TrimmingRounds = round,
                TrimmingMeetsMargins = meets,
            },
            Margins = WeightReport.Shares(weights, cells.Margins),
            Numbers = WeightReport.Means(weights, cells),
        };
    }

    private static (double Lower, double Upper) Bounds(double[] weights, TrimmingPlan trimming)
    {
        var median = Trimming.Median(weights);
        return (trimming.Floor * median, trimming.Cap * median);
    }

    /// <summary>
    /// Weights that all lie within the bounds add up to n times the lower at least, and n times the upper at most.
    /// </summary>
    private static WeightingError? Refusal(double[] weights, double lower, double upper)
    {
        double total = weights.Sum(),
            n = weights.Length;
        if (total >= n * lower * (1 - BoundTolerance) && total <= n * upper * (1 + BoundTolerance))
            return null;
        var median = Trimming.Median(weights);
        var (mean, broken) = (total / n / median, (total > n * upper ? upper : lower) / median);
        return new(
            WeightingProblem.TrimmingBoundsTooNarrow,
            null,
            null,
            mean,
            broken,
            $"No weights within the trimming bounds add up to the population: the mean weight is {SampleDesign.Number(mean)} times the median, and the bound is {SampleDesign.Number(broken)} times. Choose wider trimming bounds, or join the categories whose weights differ most."
        );
    }

    private static WeightingError? Negative(WeightingResult result)
    {
        var negative = result.Weights.Count(w => w < 0);
        if (negative == 0)
            return null;
        return new(
            WeightingProblem.NegativeWeights,
            null,
            null,
            negative,
            0,
            $"{result.Method} calibration gives {SampleDesign.Number(negative)} respondents a weight under zero. Choose raking, or linear or logit with bounds; join categories; or accept such weights in the codebook (\"allowNegativeWeights\": true)."
        );
    }

    private static bool Outside(double weight, double lower, double upper) =>
        weight < lower * (1 - BoundTolerance) || weight > upper * (1 + BoundTolerance);

    private static double[] Multiply(double[] weights, CalibrationCells cells, double[] factor, double[] into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = weights[i] * factor[cells.CellOf[i]];
        return into;
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static WeightingError NotConverged(WeightingMethod method, CalibrationCells cells, CellFactors solved)
    {
        var (margin, category) = cells.Describe(solved.ResidualColumn);
        return new(
            WeightingProblem.NotConverged,
            margin,
            category,
            solved.Residual,
            Raking.Tolerance,
            $"{method} did not converge in {SampleDesign.Number(solved.Iterations)} iterations: margin '{margin}'{(category is null ? "" : $", category '{category}'")} is still {SampleDesign.Number(100 * solved.Residual)} % off. "
                + "Margins contradict each other for the combinations that occur among respondents, or bounds are too narrow: join categories, leave out a margin, or widen the bounds."
        );
    }

    private static WeightingError NothingLeft(double lower, double upper) =>
        new(
            WeightingProblem.NothingLeftToTrim,
            null,
            null,
            lower,
            upper,
            $"Trimming to between {SampleDesign.Number(lower)} and {SampleDesign.Number(upper)} leaves no weight within bounds to take the surplus. Choose wider trimming bounds."
        );
}
