using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>Starting weights summed by cell, and the totals they must be brought to.</summary>
/// <param name="Start">Sum of the starting weights per cell.</param>
/// <param name="Totals">Population per column of x.</param>
internal sealed record CalibrationProblem(CalibrationCells Cells, double[] Start, double[] Totals)
{
    private const int MaximumMoves = 100;

    /// <summary>Totals that move by less than this share, relatively, have settled.</summary>
    private const double Settled = 1e-11;

    public static CalibrationProblem For(CalibrationCells cells, double[] start) =>
        new(cells, start, TotalsFor(cells, start));

    /// <summary>Factor per cell by which starting weights are multiplied, or why it could not be found.</summary>
    public CellFactors Solve(WeightingPlan plan) =>
        plan.Method switch
        {
            WeightingMethod.Raking when Cells.Numbers.Count > 0 => SolveMoving(Calibration.Exponential),
            WeightingMethod.PostStratification or WeightingMethod.Raking => Raking.Solve(this),
            WeightingMethod.Linear => SolveMoving(Calibration.Linear),
            WeightingMethod.Logit => SolveMoving(problem => Calibration.Logit(problem, plan.Bounds!)),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Method, "Not a calibration method."),
        };

    /// <summary>Largest |weighted total - population| / population over columns, and its column.</summary>
    public (double Value, int Column) LargestResidual(double[] factor)
    {
        var weighted = Weighted(factor);
        var totals = Cells.IsPartial ? TotalsFor(Cells, weighted) : Totals;
        return Largest(Cells.SumByColumn(weighted), totals);
    }

    /// <summary>The same against <see cref="Totals"/> as they are.</summary>
    public (double Value, int Column) LargestFixedResidual(double[] factor) =>
        Largest(Cells.SumByColumn(Weighted(factor)), Totals);

    public double[] Weighted(double[] factor)
    {
        var weighted = new double[Start.Length];
        for (var c = 0; c < weighted.Length; c++)
            weighted[c] = Start[c] * factor[c];
        return weighted;
    }

    /// <summary>
    /// Where respondents lack a margin value, the others represent the share of the population that their weights have
    /// at the solution: the totals move with the weights until both agree.
    /// </summary>
    private CellFactors SolveMoving(Func<CalibrationProblem, CellFactors> solve)
    {
        if (!Cells.IsPartial)
            return solve(this);
        var problem = this;
        for (var move = 0; move < MaximumMoves; move++)
        {
            var solved = solve(problem);
            var totals = TotalsFor(Cells, Weighted(solved.Factor));
            if (!solved.Converged)
                return solved;
            if (Largest(problem.Totals, totals).Value < Settled)
                return solved with { Iterations = move + 1 };
            problem = this with { Totals = totals };
        }

        var last = solve(problem);
        var (residual, column) = LargestResidual(last.Factor);
        return last with { Iterations = MaximumMoves, Residual = residual, ResidualColumn = column, Converged = false };
    }

    /// <summary>
    /// The population of each category; of a margin that some respondents lack, the share of it that the others'
    /// weights have.
    /// </summary>
    private static double[] TotalsFor(CalibrationCells cells, double[] weightByCell)
    {
        var totals = new double[cells.ColumnCount];
        var known = cells.SumByColumn(weightByCell);
        var all = weightByCell.Sum();
        for (var m = 0; m < cells.Margins.Count; m++)
        {
            var margin = cells.Margins[m];
            var (first, width) = (cells.FirstColumn[m], margin.Categories.Count);
            var share = margin.IsComplete ? 1 : known.AsSpan(first, width).ToArray().Sum() / all;
            for (var c = 0; c < width; c++)
                totals[first + c] = share * (margin.Categories[c].Population ?? 0);
        }

        for (var k = 0; k < cells.Numbers.Count; k++)
            totals[cells.FirstNumber + k] = (cells.Numbers[k].Population ?? 0) / cells.Scale[k];
        return totals;
    }

    private static (double Value, int Column) Largest(double[] sums, double[] totals)
    {
        var (value, column) = (0.0, 0);
        for (var l = 0; l < sums.Length; l++)
        {
            var residual = totals[l] > 0 ? Math.Abs(sums[l] / totals[l] - 1) : Math.Abs(sums[l]);
            if (residual > value)
                (value, column) = (residual, l);
        }

        return (value, column);
    }
}

/// <summary>
/// Result of a calibration: the factor per cell, iterations, largest relative margin residual, and whether it
/// converged.
/// </summary>
internal sealed record CellFactors(
    double[] Factor,
    int Iterations,
    double Residual,
    int ResidualColumn,
    bool Converged
);
