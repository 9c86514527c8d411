using System.Runtime.InteropServices;
using Serverless.Analysis.Tables;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Two respondents who exchange their answers, or of whom the one has the answers of the other, who keeps them. Seen
/// from a side, the answers of the one leave it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Exchange(int One, int Other, bool IsCopy = false)
{
    public bool IsApartFrom(Exchange second) =>
        One != second.One && One != second.Other && Other != second.One && Other != second.Other;
}

/// <summary>The answers to one table by respondent, with their weighted sums in sets.</summary>
internal sealed class AnswersOfTable
{
    private static readonly Precision Whole = new(Coarse: true);

    private readonly TablePlan _plan;
    private readonly ushort[]?[] _columns;
    private readonly double[] _weights;
    private readonly Dictionary<ShownSide, (double Base, double[] Sums)> _sums = [];

    public AnswersOfTable(TablePlan plan, TableColumns columns, double[] weights)
    {
        (_plan, _weights) = (plan, weights);
        _columns = columns.Options?.ToArray() ?? [columns.Answers];
        OneOfEach = IsMultiple
            ? []
            : [.. Enumerable.Range(0, weights.Length).Where(IsAsked).DistinctBy(i => _columns[0]![i])];
    }

    private bool IsMultiple => _plan.IsMultipleResponse;

    /// <summary>Somebody who gave each answer that was given; nobody where several may be given.</summary>
    public IReadOnlyList<int> OneOfEach { get; }

    private int Width => _plan.Answers.Count;

    public bool IsAsked(int respondent) => Array.Exists(_columns, c => c is not null && IsAnswer(c[respondent]));

    /// <summary>
    /// The answer alone, or every answer that any of the respondents gave; of options all, since not to tick one is an
    /// answer too.
    /// </summary>
    public IEnumerable<int> Given(List<int> respondents, int? answer) =>
        answer is { } one
            ? [one]
            : Enumerable
                .Range(0, Width)
                .Where(k => IsMultiple ? _columns[k] is not null : respondents.Exists(i => Has(i, k)));

    public bool Has(int respondent, int answer) =>
        IsMultiple ? _columns[answer]?[respondent] == 1 : _columns[0]![respondent] == answer;

    /// <summary>Whether an exchange changes how many gave the answer, or how many were asked and did not.</summary>
    public bool Differ(int one, int other, int answer) =>
        Has(one, answer) != Has(other, answer) || (IsMultiple && IsAsked(one) != IsAsked(other));

    public bool AreEqual(int one, int other) =>
        Array.TrueForAll(_columns, column => column is null || column[one] == column[other]);

    /// <summary>Whether both were asked and answered, or neither did, so that no base changes.</summary>
    public bool AreAskedAlike(int one, int other) =>
        Array.TrueForAll(_columns, column => column is null || IsAnswer(column[one]) == IsAnswer(column[other]));

    /// <summary>How many of the respondents gave the answer, and how many were asked and did not.</summary>
    public (int Given, int Not) Count(List<int> respondents, int answer)
    {
        var given = respondents.Count(i => Has(i, answer));
        return (given, IsMultiple ? respondents.Count(IsAsked) - given : 0);
    }

    /// <summary>How these numbers change of those the one is among and the other is not.</summary>
    public (int Given, int Not) Change(Exchange exchange, int answer)
    {
        var given = Difference(Has(exchange.Other, answer), Has(exchange.One, answer));
        var asked = Difference(IsAsked(exchange.Other), IsAsked(exchange.One));
        return (given, IsMultiple ? asked - given : 0);
    }

    /// <summary>Whether what is shown of the side is the same after those in it exchanged answers with others.</summary>
    public bool LooksTheSame(ShownSide side, int[] atomOf, IReadOnlyList<Exchange> moved)
    {
        for (var k = 0; k < Width; k++)
            if (!side.Withheld.Hides(k) && !IsSame(side, atomOf, k, moved))
                return false;
        return !_plan.HasSummary || side.Withheld.Summary || IsSame(side, atomOf, Width, moved);
    }

    private bool Has(int respondent, int answer, bool ofSummary) =>
        ofSummary ? IsInSummary(respondent) : Has(respondent, answer);

    private bool IsAnswer(ushort code) => IsMultiple ? code <= 1 : code < Width;

    private bool IsInSummary(int respondent) =>
        !IsMultiple && _columns[0]![respondent] is var k && k < Width && _plan.Answers[k].InSummary;

    private static int Difference(bool now, bool before) => (now ? 1 : 0) - (before ? 1 : 0);

    /// <summary>
    /// A figure that nobody moved; or whole percents that stay what they are: none becomes nothing or all, or is that
    /// no longer.
    /// </summary>
    private bool IsSame(ShownSide side, int[] atomOf, int figure, IReadOnlyList<Exchange> moved)
    {
        var (change, asked, isMoved) = (0.0, 0.0, false);
        foreach (var (leaves, comes, _) in moved)
        {
            var given = Difference(Has(comes, figure, figure == Width), Has(leaves, figure, figure == Width));
            var answered = Difference(IsAsked(comes), IsAsked(leaves));
            isMoved |= given != 0 || answered != 0;
            change += given * _weights[leaves];
            asked += answered * _weights[leaves];
        }

        if (!isMoved)
            return true;
        if (!side.IsRounded(figure))
            return false;
        if (!_sums.TryGetValue(side, out var known))
            _sums.Add(side, known = Sums(side, atomOf));
        var before = known.Sums[figure] / known.Base;
        var after = (known.Sums[figure] + change) / (known.Base + asked);
        if (change == 0 && known.Sums[figure] == 0)
            return true;
        return Whole.Share(before) == Whole.Share(after) && IsWithin(before) && IsWithin(after);
    }

    private static bool IsWithin(double share) => share is > 1e-9 and < 1 - 1e-9;

    private (double Base, double[] Sums) Sums(ShownSide side, int[] atomOf)
    {
        var (all, sums) = (0.0, new double[Width + 1]);
        for (var i = 0; i < atomOf.Length; i++)
        {
            if (!side.Atoms[atomOf[i]] || !IsAsked(i))
                continue;
            all += _weights[i];
            for (var k = 0; k < Width; k++)
                sums[k] += Has(i, k) ? _weights[i] : 0;
            sums[Width] += IsInSummary(i) ? _weights[i] : 0;
        }

        return (all, sums);
    }
}
