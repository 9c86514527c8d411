using System.Runtime.InteropServices;

namespace Serverless.Analysis.Disclosure;

/// <summary>An unknown of an equation, by number, with its coefficient.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Term(int Unknown, int Coefficient = 1);

/// <summary>
/// What follows from many equations that hold few unknowns each: the combinations of unknowns that they fix, whatever
/// their values. Equations may rest on others that are kept once for many systems. Gaussian elimination (Golub and Van
/// Loan 2013, 3.2) on sparse rows, from the lowest unknown to the highest, in whole numbers modulo a prime: there is no
/// rounding, and two numbers that differ are the same modulo a prime of this size so rarely that it may be neglected;
/// then more is withheld than is needed.
/// </summary>
internal sealed class LinearEquations(LinearEquations? beneath = null)
{
    /// <summary>2^31 - 1; products of two remainders fit in 64 bits.</summary>
    private const long Prime = int.MaxValue;

    private readonly Dictionary<int, Entry[]> _rows = [];
    private List<Entry> _row = [];
    private List<Entry> _next = [];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Unknown, long Value);

    /// <summary>Adds an equation by its terms, whose unknowns rise.</summary>
    public void Add(IEnumerable<Term> equation)
    {
        Reduce(equation);
        if (_row.Count == 0)
            return;
        var inverse = Inverse(_row[0].Value);
        _rows.Add(_row[0].Unknown, [.. _row.Select(e => e with { Value = e.Value * inverse % Prime })]);
    }

    /// <summary>Whether the equations fix this combination of unknowns, which rise.</summary>
    public bool Fixes(IEnumerable<Term> combination)
    {
        Reduce(combination);
        return _row.Count == 0;
    }

    private Entry[]? Row(int pivot) => _rows.TryGetValue(pivot, out var row) ? row : beneath?.Row(pivot);

    /// <summary>Takes off rows until the first unknown is none that a row begins with.</summary>
    private void Reduce(IEnumerable<Term> terms)
    {
        _row.Clear();
        foreach (var (unknown, coefficient) in terms)
            if (coefficient != 0)
                _row.Add(new(unknown, Remainder(coefficient)));
        while (_row.Count > 0 && Row(_row[0].Unknown) is { } pivot)
            Subtract(pivot);
    }

    /// <summary>Takes the row, as often as makes its first unknown vanish, off the one that is reduced.</summary>
    private void Subtract(Entry[] pivot)
    {
        var (factor, i, j) = (_row[0].Value, 1, 1);
        _next.Clear();
        while (i < _row.Count || j < pivot.Length)
        {
            var own = i < _row.Count ? _row[i].Unknown : int.MaxValue;
            var other = j < pivot.Length ? pivot[j].Unknown : int.MaxValue;
            var value = 0L;
            if (own <= other)
                value = _row[i++].Value;
            if (other <= own)
                value = Remainder(value - (factor * pivot[j++].Value % Prime));
            if (value != 0)
                _next.Add(new(Math.Min(own, other), value));
        }

        (_row, _next) = (_next, _row);
    }

    private static long Remainder(long value) => value % Prime is var rest && rest < 0 ? rest + Prime : rest;

    /// <summary>What the value times this is 1 (Fermat).</summary>
    private static long Inverse(long value)
    {
        var inverse = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                inverse = inverse * value % Prime;
            value = value * value % Prime;
        }

        return inverse;
    }
}
