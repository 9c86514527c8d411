using System.Runtime.InteropServices;

namespace Serverless.Weighting;

/// <summary>
/// Respondents grouped by the combination of their margin categories. Calibration and its effect on variances need only
/// these cells:
/// the auxiliary vector x (one dummy per category of each margin) is the same for everyone in a cell.
/// </summary>
public sealed class CalibrationCells
{
    /// <summary>Groups respondents by their codes in all <paramref name="margins"/>.</summary>
    public CalibrationCells(IReadOnlyList<Margin> margins, int count)
    {
        Margins = margins;
        FirstColumn = new int[margins.Count];
        for (var m = 0; m < margins.Count; m++)
        {
            FirstColumn[m] = ColumnCount;
            ColumnCount += margins[m].Categories.Count;
        }

        (CellOf, var codes) = Group(margins, count);
        Columns = Array.ConvertAll(codes, cell => ColumnsOf(cell));
        IsPartial = Array.Exists(codes, cell => Array.Exists(cell, code => code < 0));
    }

    /// <summary>Whether some respondents lack a value for a margin.</summary>
    public bool IsPartial { get; }

    public IReadOnlyList<Margin> Margins { get; }

    /// <summary>Cell of each respondent.</summary>
    public int[] CellOf { get; }

    /// <summary>Per cell the columns of x that are 1.</summary>
    public int[][] Columns { get; }

    public int Count => Columns.Length;

    /// <summary>Length of x: the categories of all margins together.</summary>
    public int ColumnCount { get; }

    /// <summary>Column of the first category of each margin.</summary>
    public int[] FirstColumn { get; }

    /// <summary>Margin and category of a column.</summary>
    public (Margin Margin, MarginCategory Category) Describe(int column)
    {
        var m = Array.FindLastIndex(FirstColumn, first => first <= column);
        while (Margins[m].Categories.Count == 0)
            m--;
        return (Margins[m], Margins[m].Categories[column - FirstColumn[m]]);
    }

    /// <summary>Sum over respondents of each cell.</summary>
    public double[] SumByCell(double[] values)
    {
        var sum = new double[Count];
        for (var i = 0; i < values.Length; i++)
            sum[CellOf[i]] += values[i];
        return sum;
    }

    /// <summary>Sum over cells of each column of x.</summary>
    public double[] SumByColumn(double[] byCell)
    {
        var sum = new double[ColumnCount];
        for (var c = 0; c < byCell.Length; c++)
            foreach (var column in Columns[c])
                sum[column] += byCell[c];
        return sum;
    }

    /// <summary>The cross product matrix X' diag(weight) X, row-major.</summary>
    public double[] CrossProduct(double[] weightByCell)
    {
        var product = new double[ColumnCount * ColumnCount];
        for (var c = 0; c < Count; c++)
            foreach (var i in Columns[c])
            foreach (var j in Columns[c])
                product[i * ColumnCount + j] += weightByCell[c];
        return product;
    }

    private int[] ColumnsOf(int[] codes) =>
        [.. codes.Select((code, m) => code < 0 ? -1 : FirstColumn[m] + code).Where(column => column >= 0)];

    /// <summary>Numbers cells in the order of their codes, so that the order of respondents does not matter.</summary>
    private static (int[] CellOf, int[][] Codes) Group(IReadOnlyList<Margin> margins, int count)
    {
        var cellOf = new int[count];
        int[][] cells =
        [
            [],
        ];
        foreach (var margin in margins)
        {
            var width = margin.Categories.Count + 1;
            var found = new int[cells.Length * width];
            for (var i = 0; i < count; i++)
            {
                cellOf[i] = cellOf[i] * width + margin.Codes[i] + 1;
                found[cellOf[i]] = 1;
            }

            var next = new List<int[]>();
            for (var key = 0; key < found.Length; key++)
                if (found[key] == 1)
                {
                    found[key] = next.Count;
                    next.Add([.. cells[key / width], key % width - 1]);
                }

            foreach (ref var cell in cellOf.AsSpan())
                cell = found[cell];
            cells = [.. CollectionsMarshal.AsSpan(next)];
        }

        return (cellOf, cells);
    }
}
