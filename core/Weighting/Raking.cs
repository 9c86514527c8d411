namespace Serverless.Weighting;

/// <summary>
/// Iterative proportional fitting (Deming and Stephan 1940; Deville, Särndal and Sautory 1993). With one margin it is
/// post-stratification (Holt and Smith 1979) and done in one step. A margin leaves respondents without a value for it
/// as they are; the others are brought to the population's shares of the weight they have at that moment, so that the
/// blanks do not drag the totals along. All weights together stay what they were, which is the population then.
/// </summary>
internal static class Raking
{
    /// <summary>Stops when no weight changes by more than this share in a cycle over all margins.</summary>
    public const double Tolerance = 1e-10;

    public const int MaximumIterations = 100;

    /// <summary>Margins further off than this after the last cycle contradict each other (structural zeros).</summary>
    private const double MarginTolerance = 1e-8;

    public static CellFactors Solve(CalibrationProblem problem)
    {
        var cells = problem.Cells;
        var factor = new double[cells.Count];
        Array.Fill(factor, 1);
        var previous = new double[cells.Count];
        var (iteration, converged) = (0, false);
        while (!converged && iteration < MaximumIterations)
        {
            iteration++;
            factor.CopyTo(previous, 0);
            for (var m = 0; m < cells.Margins.Count; m++)
                AdjustTo(problem, m, factor);
            converged = cells.Margins.Count == 1 || LargestChange(factor, previous) < Tolerance;
        }

        var (residual, column) = problem.LargestResidual(factor);
        return new CellFactors(factor, iteration, residual, column, converged && residual < MarginTolerance);
    }

    private static void AdjustTo(CalibrationProblem problem, int margin, double[] factor)
    {
        var cells = problem.Cells;
        var (first, width) = (cells.FirstColumn[margin], cells.Margins[margin].Categories.Count);
        var sums = new double[width];
        for (var c = 0; c < factor.Length; c++)
            if (ColumnIn(cells.Columns[c], first, width) is var l and >= 0)
                sums[l] += problem.Start[c] * factor[c];
        var target = problem.Totals.AsSpan(first, width).ToArray();
        if (cells.IsPartial)
        {
            var scale = sums.Sum() / target.Sum();
            target = Array.ConvertAll(target, t => t * scale);
        }

        for (var c = 0; c < factor.Length; c++)
            if (ColumnIn(cells.Columns[c], first, width) is var l and >= 0 && sums[l] > 0)
                factor[c] *= target[l] / sums[l];
    }

    private static int ColumnIn(int[] columns, int first, int width)
    {
        foreach (var column in columns)
            if (column >= first && column < first + width)
                return column - first;
        return -1;
    }

    private static double LargestChange(double[] factor, double[] previous)
    {
        var largest = 0.0;
        for (var c = 0; c < factor.Length; c++)
            largest = Math.Max(largest, Math.Abs(factor[c] / previous[c] - 1));
        return largest;
    }
}
