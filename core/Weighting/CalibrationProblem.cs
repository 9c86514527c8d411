using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>Starting weights summed by cell, and the totals they must be brought to.</summary>
/// <param name="Start">Sum of the starting weights per cell.</param>
/// <param name="Totals">Population per column of x.</param>
internal sealed record CalibrationProblem(CalibrationCells Cells, double[] Start, double[] Totals)
{
    /// <summary>
    /// The totals to reach. Where respondents lack a margin value, the others stand for their own share of the
    /// population only,
    /// so that a weight left as it is keeps its share.
    /// </summary>
    public static double[] TotalsFor(CalibrationCells cells, double[] startByCell)
    {
        var totals = new double[cells.ColumnCount];
        var known = cells.SumByColumn(startByCell);
        var all = startByCell.Sum();
        for (var m = 0; m < cells.Margins.Count; m++)
        {
            var margin = cells.Margins[m];
            var complete = Array.TrueForAll(margin.Codes, c => c >= 0);
            var share = complete
                ? 1
                : known.AsSpan(cells.FirstColumn[m], margin.Categories.Count).ToArray().Sum() / all;
            for (var c = 0; c < margin.Categories.Count; c++)
                totals[cells.FirstColumn[m] + c] = share * (margin.Categories[c].Population ?? 0);
        }

        return totals;
    }

    /// <summary>Largest |weighted total - population| / population over columns, and its column.</summary>
    public (double Value, int Column) LargestResidual(double[] factor)
    {
        var weighted = new double[Start.Length];
        for (var c = 0; c < weighted.Length; c++)
            weighted[c] = Start[c] * factor[c];
        var sums = Cells.SumByColumn(weighted);
        var (value, column) = (0.0, 0);
        for (var l = 0; l < sums.Length; l++)
        {
            var residual = Totals[l] > 0 ? Math.Abs(sums[l] / Totals[l] - 1) : Math.Abs(sums[l]);
            if (residual > value)
                (value, column) = (residual, l);
        }

        return (value, column);
    }

    /// <summary>Factor per cell by which starting weights are multiplied, or why it could not be found.</summary>
    public CellFactors Solve(WeightingPlan plan) =>
        plan.Method switch
        {
            WeightingMethod.PostStratification or WeightingMethod.Raking => Raking.Solve(this),
            WeightingMethod.Linear => Calibration.Linear(this),
            WeightingMethod.Logit => Calibration.Logit(this, plan.Bounds!),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Method, "Not a calibration method."),
        };
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
