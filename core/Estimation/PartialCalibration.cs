using MathNet.Numerics.LinearAlgebra;
using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// What calibration takes out of a variance where some respondents lack a margin value. Of such a margin the weights
/// reproduce only the population's shares P among those who have one: the calibration variables are 1 (x - P) of who
/// has a value and 0 of who has not, beside the constant 1, whose total is the population.
/// </summary>
internal static class PartialCalibration
{
    /// <summary>
    /// The generalised inverse of the weighted cross product of those variables, in terms of the dummies of all margins
    /// followed by the constant, row-major.
    /// </summary>
    public static double[] Inverse(CalibrationCells cells, double[] weightByCell)
    {
        var size = cells.ColumnCount + 1;
        var transform = Transform(cells);
        var cross = Matrix<double>.Build.Dense(size, size);
        for (var c = 0; c < cells.Count; c++)
        {
            int[] columns = [.. cells.Columns[c], cells.ColumnCount];
            double[] values = [.. cells.Values[c], 1];
            for (var i = 0; i < columns.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                cross[columns[i], columns[j]] += weightByCell[c] * values[i] * values[j];
        }

        var inner = transform.TransposeThisAndMultiply(cross * transform).ToRowMajorArray();
        GeneralizedInverse.Invert(inner, size);
        return (transform * Matrix<double>.Build.DenseOfRowMajor(size, size, inner))
            .TransposeAndMultiply(transform)
            .ToRowMajorArray();
    }

    /// <summary>
    /// Coefficients of the dummies from those of the variables: x - P takes the weighted mean of a margin's
    /// coefficients away from each.
    /// </summary>
    private static Matrix<double> Transform(CalibrationCells cells)
    {
        var transform = Matrix<double>.Build.DenseIdentity(cells.ColumnCount + 1);
        for (var m = 0; m < cells.Margins.Count; m++)
        {
            var margin = cells.Margins[m];
            if (margin.IsComplete)
                continue;
            for (var i = 0; i < margin.Categories.Count; i++)
            for (var j = 0; j < margin.Categories.Count; j++)
                transform[cells.FirstColumn[m] + i, cells.FirstColumn[m] + j] -=
                    (margin.Categories[j].Population ?? 0) / margin.Total;
        }

        return transform;
    }
}
