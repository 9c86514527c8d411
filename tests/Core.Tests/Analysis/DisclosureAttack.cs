using MathNet.Numerics.LinearAlgebra;
using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis;

/// <summary>
/// Someone who tries to work out withheld counts from a published document, knowing that everyone answered what was
/// asked:
/// every published count, share, base, mean and summary becomes an equation over the unknown counts.
/// </summary>
internal sealed class DisclosureAttack
{
    private const double Tolerance = 1e-7;
    private readonly Dictionary<string, int> _unknowns = new(StringComparer.Ordinal);
    private readonly List<(Dictionary<int, double> Coefficients, double Value)> _equations = [];

    public DisclosureAttack(
        ResultsDocument document,
        IReadOnlyDictionary<string, (string Parent, string[] Answers)> routing,
        IReadOnlyDictionary<string, (string Table, string[] Answers)> subgroups,
        IReadOnlyDictionary<string, double> scores
    )
    {
        Known([("respondents", 1)], document.Groups[0].Response.Respondents!.Value);
        foreach (var table in document.Tables)
        {
            var group = table.Groups[0];
            Distribution(table, group, "all", scores);
            if (routing.TryGetValue(table.Id.ToString(), out var parent))
                Known(
                    [
                        .. parent.Answers.Select(a => (Cell(parent.Parent, a, "all"), 1.0)),
                        (BaseOf(table.Id.ToString(), "all"), -1.0),
                    ],
                    0
                );
            else
                Known([(BaseOf(table.Id.ToString(), "all"), 1), ("respondents", -1)], 0);
        }

        foreach (var comparison in document.Comparisons.Where(c => c.Kind == ComparisonKind.Subgroup))
        {
            var table = document.Tables.First(t => t.Id == comparison.Table);
            var (inside, outside) = ($"{comparison.B.Subgroup}", $"not {comparison.B.Subgroup}");
            Distribution(table, Side(comparison, comparison.B, r => r.B), inside, scores);
            Distribution(table, Side(comparison, comparison.A, r => r.A), outside, scores);
            foreach (var answer in table.Answers)
                Known(
                    [
                        (Cell(table.Id.ToString(), answer.Code, inside), 1),
                        (Cell(table.Id.ToString(), answer.Code, outside), 1),
                        (Cell(table.Id.ToString(), answer.Code, "all"), -1),
                    ],
                    0
                );
            Known(
                [
                    (BaseOf(table.Id.ToString(), inside), 1),
                    (BaseOf(table.Id.ToString(), outside), 1),
                    (BaseOf(table.Id.ToString(), "all"), -1),
                ],
                0
            );
            var (defining, answers) = subgroups[comparison.B.Subgroup!];
            if (!routing.ContainsKey(table.Id.ToString()))
                Known(
                    [
                        (BaseOf(table.Id.ToString(), inside), 1),
                        .. answers.Select(a => (Cell(defining, a, "all"), -1.0)),
                    ],
                    0
                );
        }
    }

    /// <summary>The unknown counts that the equations fix, by name, with what they come to.</summary>
    public IReadOnlyDictionary<string, double> Solved()
    {
        var (a, b) = System();
        var kernel = a.Kernel();
        var solution = a.PseudoInverse() * b;
        return _unknowns
            .Where(u => kernel.All(v => Math.Abs(v[u.Value]) < Tolerance))
            .ToDictionary(u => u.Key, u => solution[u.Value]);
    }

    public static string Cell(string table, string answer, string part) => $"{table}/{answer}/{part}";

    private static string BaseOf(string table, string part) => $"{table}//{part}";

    private static GroupTable Side(ComparisonResult comparison, ComparisonSide side, Func<ComparisonRow, Cell> cell) =>
        new()
        {
            Group = side.Group,
            Base = side.Base,
            Cells = [.. comparison.Rows.Select(cell).Where(c => c.Answer.Measure == Measure.Share)],
            Summary = comparison.Rows.Select(cell).FirstOrDefault(c => c.Answer == FigureKey.Summary),
            Mean = comparison.Rows.Select(cell).FirstOrDefault(c => c.Answer == FigureKey.Mean),
        };

    private void Distribution(
        TableResult table,
        GroupTable group,
        string part,
        IReadOnlyDictionary<string, double> scores
    )
    {
        if (group.Base.N is { } n)
            Known([(BaseOf(table.Id.ToString(), part), 1)], n);
        if (group.Base.Routed is { } routed && part == "all")
            Known([(BaseOf(table.Id.ToString(), part), 1)], routed);
        foreach (var cell in group.Cells)
            if (Published(cell, group.Base.N) is { } count)
                Known([(Cell(table.Id.ToString(), cell.Answer.Code!, part), 1)], count);
        if (table.Kind == TableKind.Multiple)
            return;
        var cells = table.Answers.Select(a => Cell(table.Id.ToString(), a.Code, part)).ToList();
        Known([.. cells.Select(c => (c, 1.0)), (BaseOf(table.Id.ToString(), part), -1.0)], 0);
        if (group.Summary is { } summary && Published(summary, group.Base.N) is { } inSummary)
            Known(
                [.. table.Answers.Where(a => a.InSummary).Select(a => (Cell(table.Id.ToString(), a.Code, part), 1.0))],
                inSummary
            );
        if (group.Mean is { Value: { } mean } && !group.Mean.Flags.Contains(CellFlag.BaseWithheld))
            Known(
                [
                    .. table.Answers.Select(a =>
                        (Cell(table.Id.ToString(), a.Code, part), scores[$"{table.Id}/{a.Code}"] - mean)
                    ),
                ],
                0
            );
    }

    /// <summary>
    /// The count itself or, of a share without one, which is rounded coarsely, the only count that is printed so; null when
    /// several are.
    /// </summary>
    private static double? Published(Cell cell, int? n)
    {
        if (cell.Count is { } count)
            return count;
        return cell.Value is { } share && n is { } size && PrintedShares.Fitting(share, size) is [var only]
            ? only
            : null;
    }

    private void Known((string Name, double Coefficient)[] terms, double value)
    {
        var coefficients = new Dictionary<int, double>();
        foreach (var (name, coefficient) in terms)
        {
            if (!_unknowns.TryGetValue(name, out var index))
                _unknowns.Add(name, index = _unknowns.Count);
            coefficients[index] = coefficients.GetValueOrDefault(index) + coefficient;
        }

        _equations.Add((coefficients, value));
    }

    private (Matrix<double> A, Vector<double> B) System()
    {
        var a = Matrix<double>.Build.Dense(Math.Max(_equations.Count, _unknowns.Count), _unknowns.Count);
        var b = Vector<double>.Build.Dense(a.RowCount);
        for (var r = 0; r < _equations.Count; r++)
        {
            b[r] = _equations[r].Value;
            foreach (var (column, coefficient) in _equations[r].Coefficients)
                a[r, column] = coefficient;
        }

        return (a, b);
    }
}
