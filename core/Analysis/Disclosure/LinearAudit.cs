namespace Serverless.Analysis.Disclosure;

/// <summary>Whether withheld figures can be worked out from the sums that are published.</summary>
internal static class LinearAudit
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// For each unknown, whether the equations fix it: it does exactly when its unit vector lies in their row space,
    /// which is when its row of the reduced echelon form holds nothing else.
    /// </summary>
    /// <param name="equations">The coefficients of the unknowns in each known sum.</param>
    /// <param name="unknowns">Number of unknowns.</param>
    public static bool[] Determined(IEnumerable<double[]> equations, int unknowns)
    {
        var rows = equations.Select(e => (double[])e.Clone()).ToList();
        var determined = new bool[unknowns];
        var rank = 0;
        var pivotOf = new List<int>();
        for (var column = 0; column < unknowns && rank < rows.Count; column++)
        {
            var best = Enumerable.Range(rank, rows.Count - rank).MaxBy(r => Math.Abs(rows[r][column]));
            if (Math.Abs(rows[best][column]) < Tolerance)
                continue;
            (rows[rank], rows[best]) = (rows[best], rows[rank]);
            Eliminate(rows, rank, column);
            pivotOf.Add(column);
            rank++;
        }

        for (var r = 0; r < rank; r++)
            determined[pivotOf[r]] = rows[r].Count(x => Math.Abs(x) > Tolerance) == 1;
        return determined;
    }

    private static void Eliminate(List<double[]> rows, int pivotRow, int column)
    {
        var pivot = rows[pivotRow];
        var divisor = pivot[column];
        for (var c = 0; c < pivot.Length; c++)
            pivot[c] /= divisor;
        for (var r = 0; r < rows.Count; r++)
        {
            var factor = rows[r][column];
            if (r == pivotRow || factor == 0)
                continue;
            for (var c = 0; c < pivot.Length; c++)
                rows[r][c] -= factor * pivot[c];
        }
    }
}
