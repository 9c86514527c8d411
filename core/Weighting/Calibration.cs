using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>
/// Calibration w = d F(x'λ) with λ such that the weighted totals of x equal the population's
/// (Deville and Särndal 1992, JASA 87), solved by Newton's method over cells.
/// </summary>
internal static class Calibration
{
    private const int MaximumIterations = 100;

    /// <summary>Largest relative margin residual accepted.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>F(u) = 1 + u: the generalised regression estimator. Weights can become negative.</summary>
    public static CellFactors Linear(CalibrationProblem problem) => Solve(problem, u => (1 + u, 1));

    /// <summary>
    /// The same cut off at bounds, F(u) = min(U, max(L, 1 + u)): of all weights with L &lt;= w/d &lt;= U that meet the
    /// margins those nearest to d (Deville and Särndal 1992, case 7).
    /// </summary>
    public static CellFactors TruncatedLinear(CalibrationProblem problem, WeightBounds bounds) =>
        Solve(
            problem,
            u =>
            {
                var f = Math.Clamp(1 + u, bounds.Lower, bounds.Upper);
                return (f, f == 1 + u ? 1 : 0);
            }
        );

    /// <summary>
    /// F(u) = exp(u): what raking converges to (Deville and Särndal 1992, case 2), for numbers, which cannot be raked in
    /// turn.
    /// </summary>
    public static CellFactors Exponential(CalibrationProblem problem) =>
        Solve(
            problem,
            u =>
            {
                var e = Math.Exp(Math.Clamp(u, -700, 700));
                return (e, e);
            }
        );

    /// <summary>The logit distance with L &lt; w/d &lt; U (Deville and Särndal 1992, case 6).</summary>
    public static CellFactors Logit(CalibrationProblem problem, WeightBounds bounds)
    {
        var (lower, upper) = (bounds.Lower, bounds.Upper);
        var a = (upper - lower) / ((1 - lower) * (upper - 1));
        return Solve(
            problem,
            u =>
            {
                var e = Math.Exp(Math.Clamp(a * u, -700, 700));
                var f = (lower * (upper - 1) + upper * (1 - lower) * e) / (upper - 1 + (1 - lower) * e);
                return (f, a * (f - lower) * (upper - f) / (upper - lower));
            }
        );
    }

    private static CellFactors Solve(CalibrationProblem problem, Func<double, (double Value, double Slope)> f)
    {
        var cells = problem.Cells;
        var lambda = new double[cells.ColumnCount];
        var factor = Factors(cells, lambda, f, out var slope);
        var (residual, column) = problem.LargestFixedResidual(factor);
        var iteration = 0;
        for (; iteration < MaximumIterations && residual > 0; iteration++)
        {
            var step = NewtonStep(problem, factor, slope);
            var best = (
                Residual: double.PositiveInfinity,
                Column: column,
                Lambda: lambda,
                Factor: factor,
                Slope: slope
            );
            for (var scale = 1.0; scale > 1e-4 && best.Residual >= residual; scale /= 2)
            {
                var candidate = new double[lambda.Length];
                for (var j = 0; j < lambda.Length; j++)
                    candidate[j] = lambda[j] + scale * step[j];
                var candidateFactor = Factors(cells, candidate, f, out var candidateSlope);
                var (r, c) = problem.LargestFixedResidual(candidateFactor);
                best = (r, c, candidate, candidateFactor, candidateSlope);
            }

            if (!(best.Residual < residual))
                break;
            (residual, column, lambda, factor, slope) = best;
        }

        return new CellFactors(factor, iteration, residual, column, residual < Tolerance);
    }

    private static double[] NewtonStep(CalibrationProblem problem, double[] factor, double[] slope)
    {
        var cells = problem.Cells;
        var size = cells.ColumnCount;
        var weighted = new double[cells.Count];
        var curvature = new double[cells.Count];
        for (var c = 0; c < cells.Count; c++)
        {
            weighted[c] = problem.Start[c] * factor[c];
            curvature[c] = problem.Start[c] * slope[c];
        }

        var inverse = cells.CrossProduct(curvature);
        GeneralizedInverse.Invert(inverse, size);
        var sums = cells.SumByColumn(weighted);
        var step = new double[size];
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
            step[i] += inverse[i * size + j] * (problem.Totals[j] - sums[j]);
        return step;
    }

    private static double[] Factors(
        CalibrationCells cells,
        double[] lambda,
        Func<double, (double Value, double Slope)> f,
        out double[] slope
    )
    {
        var factor = new double[cells.Count];
        slope = new double[cells.Count];
        for (var c = 0; c < cells.Count; c++)
        {
            var u = 0.0;
            var (columns, values) = (cells.Columns[c], cells.Values[c]);
            for (var k = 0; k < columns.Length; k++)
                u += lambda[columns[k]] * values[k];
            (factor[c], slope[c]) = f(u);
        }

        return factor;
    }
}
