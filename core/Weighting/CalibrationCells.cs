using System.Runtime.InteropServices;

namespace Serverless.Weighting;

/// <summary>
/// Respondents grouped by the combination of their margin categories and numbers. Calibration and its effect on
/// variances need only these cells: the auxiliary vector x (one dummy per category of each margin, then each number) is
/// the same for everyone in a cell.
/// </summary>
public sealed class CalibrationCells
{
    /// <summary>
    /// Groups respondents by their codes in all <paramref name="margins"/> and their values of all
    /// <paramref name="numbers"/>.
    /// </summary>
    public CalibrationCells(IReadOnlyList<Margin> margins, int count, IReadOnlyList<NumericMargin>? numbers = null)
    {
        (Margins, Numbers) = (margins, numbers ?? []);
        FirstColumn = new int[margins.Count];
        for (var m = 0; m < margins.Count; m++)
        {
            FirstColumn[m] = ColumnCount;
            ColumnCount += margins[m].Categories.Count;
        }

        FirstNumber = ColumnCount;
        ColumnCount += Numbers.Count;
        (CellOf, var codes) = Group(margins, count);
        IsPartial = Array.Exists(codes, cell => Array.Exists(cell, code => code < 0));
        if (Numbers.Count == 0)
        {
            Columns = Array.ConvertAll(codes, ColumnsOf);
            Values = Array.ConvertAll(Columns, Ones);
            return;
        }

        Scale = [.. Numbers.Select(number => LargestMagnitude(number.Values))];
        var members = GroupByNumbers(CellOf, Numbers, count);
        Columns = Array.ConvertAll(
            members,
            cell => (int[])[.. ColumnsOf(codes[cell.Cell]), .. Enumerable.Range(FirstNumber, Numbers.Count)]
        );
        Values = Array.ConvertAll(
            members,
            cell =>
                (double[])
                    [
                        .. Ones(ColumnsOf(codes[cell.Cell])),
                        .. Numbers.Select((number, k) => number.Values[cell.Member] / Scale[k]),
                    ]
        );
    }

    private CalibrationCells(CalibrationCells cells, int[][] columns, double[][] values)
    {
        (Margins, Numbers, CellOf, IsPartial) = (cells.Margins, cells.Numbers, cells.CellOf, cells.IsPartial);
        (FirstColumn, FirstNumber, Scale) = (cells.FirstColumn, cells.FirstNumber, cells.Scale);
        (Columns, Values, ColumnCount) = (columns, values, cells.ColumnCount + 1);
    }

    /// <summary>
    /// The same cells with the variables that are reproduced where respondents lack a value of a margin: of its
    /// categories 1 (x - P) for who has a value, with P the population's shares, and 0 for who has none; the others as
    /// they are; and behind them a constant, whose total is the population.
    /// </summary>
    public CalibrationCells Centred()
    {
        var (columns, values) = (new int[Count][], new double[Count][]);
        for (var c = 0; c < Count; c++)
        {
            var (column, value) = (new List<int>(), new List<double>());
            for (var k = 0; k < Columns[c].Length; k++)
            {
                var own = Columns[c][k];
                if (own >= FirstNumber || Margins[MarginOf(own)] is { IsComplete: true })
                {
                    column.Add(own);
                    value.Add(Values[c][k]);
                    continue;
                }

                var m = MarginOf(own);
                for (var i = 0; i < Margins[m].Categories.Count; i++)
                {
                    column.Add(FirstColumn[m] + i);
                    value.Add(
                        (FirstColumn[m] + i == own ? 1 : 0)
                            - (Margins[m].Categories[i].Population ?? 0) / Margins[m].Total
                    );
                }
            }

            (columns[c], values[c]) = ([.. column, ColumnCount], [.. value, 1]);
        }

        return new CalibrationCells(this, columns, values);
    }

    private int MarginOf(int column)
    {
        var m = Array.FindLastIndex(FirstColumn, first => first <= column);
        while (Margins[m].Categories.Count == 0)
            m--;
        return m;
    }

    /// <summary>Whether some respondents lack a value for a margin.</summary>
    public bool IsPartial { get; }

    public IReadOnlyList<Margin> Margins { get; }

    public IReadOnlyList<NumericMargin> Numbers { get; }

    /// <summary>Cell of each respondent.</summary>
    public int[] CellOf { get; }

    /// <summary>Per cell the columns of x that are not 0 for being another category.</summary>
    public int[][] Columns { get; }

    /// <summary>Per cell the values of those columns: 1, or a number over its <see cref="Scale"/>.</summary>
    public double[][] Values { get; }

    public int Count => Columns.Length;

    /// <summary>Length of x: the categories of all margins together, and the numbers.</summary>
    public int ColumnCount { get; }

    /// <summary>Column of the first category of each margin.</summary>
    public int[] FirstColumn { get; }

    /// <summary>Column of the first number.</summary>
    public int FirstNumber { get; }

    /// <summary>What each number is divided by, so that all columns are of one size.</summary>
    public double[] Scale { get; } = [];

    /// <summary>Margin and category of a column; a number has no category.</summary>
    public (string Margin, string? Category) Describe(int column)
    {
        if (column >= FirstNumber)
            return (Numbers[column - FirstNumber].Name, null);
        var m = MarginOf(column);
        return (Margins[m].Name, Margins[m].Categories[column - FirstColumn[m]].Name);
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
        {
            var (columns, values) = (Columns[c], Values[c]);
            for (var k = 0; k < columns.Length; k++)
                sum[columns[k]] += byCell[c] * values[k];
        }

        return sum;
    }

    /// <summary>The cross product matrix X' diag(weight) X, row-major.</summary>
    public double[] CrossProduct(double[] weightByCell)
    {
        var product = new double[ColumnCount * ColumnCount];
        for (var c = 0; c < Count; c++)
        {
            var (columns, values) = (Columns[c], Values[c]);
            for (var i = 0; i < columns.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                product[columns[i] * ColumnCount + columns[j]] += weightByCell[c] * values[i] * values[j];
        }

        return product;
    }

    private int[] ColumnsOf(int[] codes) =>
        [.. codes.Select((code, m) => code < 0 ? -1 : FirstColumn[m] + code).Where(column => column >= 0)];

    private static double[] Ones(int[] columns) => Array.ConvertAll(columns, _ => 1.0);

    /// <summary>1 where there are only zeros.</summary>
    private static double LargestMagnitude(double[] values) =>
        values.Length > 0 && values.Max(Math.Abs) is > 0 and var largest ? largest : 1;

    /// <summary>
    /// Parts the cells by numbers, in the order of the numbers, and returns of each part its cell and one member.
    /// </summary>
    private static (int Cell, int Member)[] GroupByNumbers(
        int[] cellOf,
        IReadOnlyList<NumericMargin> numbers,
        int count
    )
    {
        int Compare(int a, int b)
        {
            var order = cellOf[a].CompareTo(cellOf[b]);
            for (var k = 0; k < numbers.Count && order == 0; k++)
                order = numbers[k].Values[a].CompareTo(numbers[k].Values[b]);
            return order;
        }

        int[] sorted = [.. Enumerable.Range(0, count)];
        Array.Sort(sorted, Compare);
        var members = new List<(int Cell, int Member)>();
        var part = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || Compare(sorted[i - 1], sorted[i]) != 0)
                members.Add((cellOf[sorted[i]], sorted[i]));
            part[sorted[i]] = members.Count - 1;
        }

        part.CopyTo(cellOf, 0);
        return [.. members];
    }

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
