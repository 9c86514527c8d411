using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// What calibration takes out of a variance: the projection of a variable on the margins' dummies, weighted with the
/// weights before the
/// last calibration (Deville and Särndal 1992; R survey's <c>calibrate</c>, and <c>postStratify</c> for one margin).
/// </summary>
internal sealed class CalibrationProjection
{
    private readonly int[][] _columns;
    private readonly double[][] _values;
    private readonly double[] _factor;
    private readonly int[] _groupCell;
    private readonly List<(int First, int Size, double[]? Inverse, double[] Diagonal)> _blocks = [];
    private readonly int _columnCount;

    public CalibrationProjection(IReadOnlyList<SamplePart> parts, int[] groupCell, double[] groupWeight)
    {
        _groupCell = groupCell;
        var (columns, values, factor) = (new List<int[]>(), new List<double[]>(), new List<double>());
        foreach (var part in parts)
        {
            var first = _columnCount;
            if (part.Calibration is not { } calibration)
            {
                columns.Add([]);
                values.Add([]);
                factor.Add(1);
                continue;
            }

            var cells = calibration.Cells;
            int[] constant = cells.IsPartial ? [first + cells.ColumnCount] : [];
            columns.AddRange(cells.Columns.Select(c => (int[])[.. c.Select(x => first + x), .. constant]));
            values.AddRange(cells.Values.Select(v => (double[])[.. v, .. constant.Select(_ => 1.0)]));
            factor.AddRange(calibration.Factor);
            _columnCount += cells.ColumnCount + constant.Length;
        }

        (_columns, _values, _factor) = ([.. columns], [.. values], [.. factor]);
        IsIdentity = _columnCount == 0;
        if (!IsIdentity)
            AddBlocks(parts, groupWeight);
    }

    /// <summary>No calibration at all: nothing is taken out.</summary>
    public bool IsIdentity { get; }

    public int CellCount => _columns.Length;

    /// <summary>
    /// Fitted values per calibration cell and variable, row-major, from Σ w v per group and variable
    /// (dividing by the calibration factor gives the sum under the weights before it).
    /// </summary>
    public double[] Fit(double[] sums, int variables)
    {
        var cross = new double[_columnCount * variables];
        for (var g = 0; g < _groupCell.Length; g++)
        {
            var cell = _groupCell[g];
            var scale = 1 / _factor[cell];
            var (columns, values) = (_columns[cell], _values[cell]);
            for (var k = 0; k < columns.Length; k++)
                AddScaled(
                    cross.AsSpan(columns[k] * variables, variables),
                    sums.AsSpan(g * variables, variables),
                    scale * values[k]
                );
        }

        var coefficients = new double[_columnCount * variables];
        foreach (var (first, size, inverse, diagonal) in _blocks)
            for (var i = 0; i < size; i++)
            {
                var target = coefficients.AsSpan((first + i) * variables, variables);
                if (inverse is null)
                    AddScaled(target, cross.AsSpan((first + i) * variables, variables), diagonal[i]);
                else
                    for (var j = 0; j < size; j++)
                        if (inverse[i * size + j] is var x and not 0)
                            AddScaled(target, cross.AsSpan((first + j) * variables, variables), x);
            }

        var fitted = new double[CellCount * variables];
        for (var c = 0; c < CellCount; c++)
        {
            var (columns, values) = (_columns[c], _values[c]);
            for (var k = 0; k < columns.Length; k++)
                AddScaled(
                    fitted.AsSpan(c * variables, variables),
                    coefficients.AsSpan(columns[k] * variables, variables),
                    values[k]
                );
        }

        return fitted;
    }

    private void AddBlocks(IReadOnlyList<SamplePart> parts, double[] groupWeight)
    {
        var byCell = new double[CellCount];
        for (var g = 0; g < groupWeight.Length; g++)
            byCell[_groupCell[g]] += groupWeight[g] / _factor[_groupCell[g]];

        var (firstCell, firstColumn) = (0, 0);
        foreach (var part in parts)
        {
            if (part.Calibration?.Cells is not { } cells)
            {
                firstCell++;
                continue;
            }

            var start = byCell[firstCell..(firstCell + cells.Count)];
            if (cells.IsPartial)
            {
                _blocks.Add((firstColumn, cells.ColumnCount + 1, PartialCalibration.Inverse(cells, start), []));
                firstColumn++; // its constant
            }
            else if (cells.Margins.Count == 1 && cells.Numbers.Count == 0)
            {
                _blocks.Add(
                    (
                        firstColumn,
                        cells.ColumnCount,
                        null,
                        Array.ConvertAll(cells.SumByColumn(start), x => x > 0 ? 1 / x : 0)
                    )
                );
            }
            else
            {
                var inverse = cells.CrossProduct(start);
                GeneralizedInverse.Invert(inverse, cells.ColumnCount);
                _blocks.Add((firstColumn, cells.ColumnCount, inverse, []));
            }

            firstCell += cells.Count;
            firstColumn += cells.ColumnCount;
        }
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double scale)
    {
        for (var a = 0; a < target.Length; a++)
            target[a] += scale * source[a];
    }
}
