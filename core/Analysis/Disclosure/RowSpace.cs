namespace Serverless.Analysis.Disclosure;

/// <summary>
/// What follows from a set of linear equations: the combinations of unknowns that they fix, whatever their values.
/// Kept in reduced row echelon form (Golub and Van Loan 2013, 3.2), so that a question costs one pass over the rows.
/// </summary>
internal sealed class RowSpace
{
    private const double Tolerance = 1e-9;
    private readonly List<(int Pivot, double[] Row)> _rows = [];

    public RowSpace(int unknowns) => Unknowns = unknowns;

    public int Unknowns { get; }

    /// <summary>The reduced rows, each a combination that is fixed.</summary>
    public IEnumerable<double[]> Rows => _rows.Select(r => r.Row);

    /// <summary>Adds an equation by its coefficients.</summary>
    public void Add(double[] equation)
    {
        var rest = Reduced(equation);
        var pivot = -1;
        for (var c = 0; c < rest.Length; c++)
            if (Math.Abs(rest[c]) > Tolerance && (pivot < 0 || Math.Abs(rest[c]) > Math.Abs(rest[pivot])))
                pivot = c;
        if (pivot < 0)
            return;
        var divisor = rest[pivot];
        for (var c = 0; c < rest.Length; c++)
            rest[c] /= divisor;
        foreach (var (_, row) in _rows)
            Subtract(row, rest, row[pivot]);
        _rows.Add((pivot, rest));
    }

    /// <summary>Whether the equations fix this combination of the unknowns.</summary>
    public bool Fixes(double[] combination) => Array.TrueForAll(Reduced(combination), x => Math.Abs(x) <= Tolerance);

    private double[] Reduced(double[] equation)
    {
        var rest = (double[])equation.Clone();
        foreach (var (pivot, row) in _rows)
            Subtract(rest, row, rest[pivot]);
        return rest;
    }

    private static void Subtract(double[] from, double[] row, double factor)
    {
        if (factor == 0)
            return;
        for (var c = 0; c < from.Length; c++)
        {
            from[c] -= factor * row[c];
            if (Math.Abs(from[c]) < 1e-12)
                from[c] = 0;
        }
    }
}
