namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>Linear equations with their right-hand sides, reduced as they come.</summary>
internal sealed class ValuedEquations(int unknowns)
{
    private const double Tolerance = 1e-7;
    private readonly List<(int Pivot, double[] Row)> _rows = [];

    /// <summary>Adds that the sum of these unknowns is <paramref name="value"/>.</summary>
    public void Add(bool[] sum, double value)
    {
        var row = Reduced(sum, value);
        var pivot = Array.FindIndex(row, 0, unknowns, x => Math.Abs(x) > Tolerance);
        if (pivot < 0)
            return;
        var divisor = row[pivot];
        _rows.Add((pivot, Array.ConvertAll(row, x => x / divisor)));
    }

    /// <summary>The sum of these unknowns; null when it does not follow.</summary>
    public double? Value(bool[] sum)
    {
        var row = Reduced(sum, 0);
        return Array.FindIndex(row, 0, unknowns, x => Math.Abs(x) > Tolerance) < 0 ? -row[unknowns] : null;
    }

    private double[] Reduced(bool[] sum, double value)
    {
        double[] row = [.. sum.Select(x => x ? 1.0 : 0), value];
        foreach (var (pivot, known) in _rows)
        {
            var factor = row[pivot];
            for (var c = 0; c < row.Length; c++)
                row[c] -= factor * known[c];
        }

        return row;
    }
}
