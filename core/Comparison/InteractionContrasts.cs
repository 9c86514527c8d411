using System.Collections.Concurrent;

namespace Serverless.Comparison;

/// <summary>
/// Columns that span the interaction of an r x c table and are orthogonal to its main effects
/// (the interaction columns of the saturated model, residualised; any basis of that space gives the same tests).
/// </summary>
internal static class InteractionContrasts
{
    private static readonly ConcurrentDictionary<(int Rows, int Columns), double[][]> Known = new();

    /// <summary>(rows-1)(columns-1) columns of length rows x columns, cell (r, c) at c x rows + r.</summary>
    public static double[][] For(int rows, int columns) =>
        Known.GetOrAdd((rows, columns), static shape => Make(shape.Rows, shape.Columns));

    private static double[][] Make(int rows, int columns)
    {
        var contrasts = new List<double[]>();
        for (var c = 1; c < columns; c++)
        for (var r = 1; r < rows; r++)
        {
            var contrast = new double[rows * columns];
            for (var j = 0; j < columns; j++)
            for (var i = 0; i < rows; i++)
                contrast[j * rows + i] = ((i == r ? 1 : 0) - 1.0 / rows) * ((j == c ? 1 : 0) - 1.0 / columns);
            contrasts.Add(contrast);
        }

        return [.. contrasts];
    }
}
