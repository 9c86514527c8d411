using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>Starting weights summed by cell, and the totals they must be brought to.</summary>
/// <param name="Start">Sum of the starting weights per cell.</param>
/// <param name="Totals">Population per column of x.</param>
internal sealed record CalibrationProblem(CalibrationCells Cells, double[] Start, double[] Totals)
{
    public static CalibrationProblem For(CalibrationCells cells, double[] start) =>
        new(cells, start, TotalsFor(cells, start));

    /// <summary>Factor per cell by which starting weights are multiplied, or why it could not be found.</summary>
    public CellFactors Solve(WeightingPlan plan) =>
        plan.Method switch
        {
            WeightingMethod.Raking when Cells.Numbers.Count > 0 => Solve(Calibration.Exponential),
            WeightingMethod.PostStratification or WeightingMethod.Raking => Raking.Solve(this),
            WeightingMethod.Linear when plan.Bounds is { } bounds => Solve(problem =>
                Calibration.TruncatedLinear(problem, bounds)
            ),
            WeightingMethod.Linear => Solve(Calibration.Linear),
            WeightingMethod.Logit => Solve(problem => Calibration.Logit(problem, plan.Bounds!)),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Method, "Not a calibration method."),
        };

    /// <summary>Largest |weighted total - population| / population over columns, and its column.</summary>
    public (double Value, int Column) LargestResidual(double[] factor)
    {
        var weighted = Weighted(factor);
        var totals = Cells.IsPartial ? TotalsFor(Cells, weighted) : Totals;
        return Largest(Cells.SumByColumn(weighted), totals, 1);
    }

    /// <summary>The same against <see cref="Totals"/> as they are.</summary>
    public (double Value, int Column) LargestFixedResidual(double[] factor) =>
        Largest(Cells.SumByColumn(Weighted(factor)), Totals, Math.Abs(Cells.Margins[0].Total));

    public double[] Weighted(double[] factor)
    {
        var weighted = new double[Start.Length];
        for (var c = 0; c < weighted.Length; c++)
            weighted[c] = Start[c] * factor[c];
        return weighted;
    }

    /// <summary>
    /// Where respondents lack a value of a margin, the others are brought to the population's shares whatever weight
    /// they have together: the variables are deviations from those shares, and all weights add up to the population.
    /// </summary>
    private CellFactors Solve(Func<CalibrationProblem, CellFactors> solve)
    {
        if (!Cells.IsPartial)
            return solve(this);
        var centred = Cells.Centred();
        var totals = new double[centred.ColumnCount];
        for (var m = 0; m < Cells.Margins.Count; m++)
            if (Cells.Margins[m].IsComplete)
                Totals
                    .AsSpan(Cells.FirstColumn[m], Cells.Margins[m].Categories.Count)
                    .CopyTo(totals.AsSpan(Cells.FirstColumn[m]));
        Totals.AsSpan(Cells.FirstNumber).CopyTo(totals.AsSpan(Cells.FirstNumber));
        totals[^1] = Cells.Margins[0].Total;
        var solved = solve(new CalibrationProblem(centred, Start, totals));
        var (residual, column) = LargestResidual(solved.Factor);
        return solved with { Residual = residual, ResidualColumn = column };
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

    /// <param name="sums">What the weights give.</param>
    /// <param name="totals">What they are to give.</param>
    /// <param name="whole">What the sums of columns without a total are held against.</param>
    private static (double Value, int Column) Largest(double[] sums, double[] totals, double whole)
    {
        var (value, column) = (0.0, 0);
        for (var l = 0; l < sums.Length; l++)
        {
            var residual = totals[l] > 0 ? Math.Abs(sums[l] / totals[l] - 1) : Math.Abs(sums[l] - totals[l]) / whole;
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
