using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Wording;
using static System.FormattableString;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// The rest of a subgroup in whole percents, attacked by intervals. Of each answer, the subgroup, the rest, and those in
/// neither add up to everyone; each of these adds up to its base over the answers. What an attacker does not know exactly
/// is bounded, and bounds are narrowed until nothing moves.
/// </summary>
internal sealed class RoundedRest
{
    private const int Inside = 0;
    private const int Outside = 1;
    private const int Neither = 2;

    private static readonly string Withheld = Texts.Localized(texts => texts.NotTested.Withheld).Nl;

    private readonly int[][] _true;
    private readonly (int Least, int Most)[][] _bounds;
    private readonly int[] _bases;
    private readonly IReadOnlyList<bool> _isShown;

    /// <param name="answers">Per answer those inside, outside and in neither, as they are.</param>
    /// <param name="insideIsShown">Per answer, whether the count inside is shown.</param>
    /// <param name="ofRest">Per answer the least and the most there can be outside, by what is shown.</param>
    /// <param name="isShown">Per answer, whether the count of everyone is shown.</param>
    public RoundedRest(
        IReadOnlyList<int[]> answers,
        IReadOnlyList<bool> insideIsShown,
        IReadOnlyList<(int, int)> ofRest,
        IReadOnlyList<bool> isShown
    )
    {
        _isShown = isShown;
        _true = [.. answers];
        _bases = [.. new[] { Inside, Outside, Neither }.Select(set => answers.Sum(a => a[set]))];
        _bounds =
        [
            .. answers.Select(
                (a, k) =>
                    new[]
                    {
                        insideIsShown[k] ? (a[Inside], a[Inside]) : (0, _bases[Inside]),
                        ofRest[k],
                        (0, _bases[Neither]),
                    }
            ),
        ];
        while (Narrow()) { }
    }

    /// <summary>What a published comparison of a subgroup with the rest says, and what is true of it.</summary>
    public static RoundedRest Of(ResultsDocument exact, ResultsDocument published, ComparisonResult comparison)
    {
        List<ComparisonRow> shown = [.. comparison.Rows.Where(r => r.Answer.Measure == Measure.Share)];
        var rows = exact.Comparisons.First(c => c.Id == comparison.Id).Rows;
        Cell Of(ResultsDocument document, FigureKey answer) =>
            document.Tables.First(t => t.Id == comparison.Table).Groups[0].Cells.First(c => c.Answer == answer);
        List<int[]> answers =
        [
            .. shown.Select(row =>
            {
                var (known, all) = (rows.First(r => r.Answer == row.Answer), Of(exact, row.Answer).Count!.Value);
                var (inside, outside) = (known.B.Count!.Value, known.A.Count!.Value);
                return new[] { inside, outside, all - inside - outside };
            }),
        ];
        var size = answers.Sum(a => a[Outside]);
        return new RoundedRest(
            answers,
            shown.ConvertAll(r => r.B.Value is not null),
            shown.ConvertAll(r => r.A.Count is { } count ? (count, count) : Bounds(r.A.Value, size)),
            shown.ConvertAll(r => Of(published, r.Answer).Count is not null)
        );
    }

    /// <summary>Whether anything of the rest is shown in whole percents alone, and its base is shown.</summary>
    public static bool Is(ComparisonResult comparison) =>
        comparison.A.Base.N is not null && comparison.Rows.Any(row => Is(comparison, row));

    /// <summary>
    /// Whether the answer is shown of the rest in whole percents alone: all its answers are, or this one is withheld of
    /// the subgroup.
    /// </summary>
    public static bool Is(ComparisonResult comparison, ComparisonRow row) =>
        comparison.Kind == ComparisonKind.Subgroup
        && row.A.Value is not null
        && (row.B.Value is null || comparison.NotTested?.Nl == Withheld);

    /// <summary>Counts outside, of so many, that are printed as this share.</summary>
    public static (int Least, int Most) Bounds(double? share, int of) =>
        PrintedShares.Fitting(share, of) is { Count: > 0 } possible
            ? (possible[0], possible[^1])
            : throw new InvalidOperationException(Invariant($"No count of {of} is printed as {share}."));

    /// <summary>Small counts that follow.</summary>
    public IEnumerable<(int Answer, int Set, int Count)> Found() =>
        from k in Enumerable.Range(0, _true.Length)
        from set in new[] { Inside, Outside, Neither }
        where _true[k][set] is >= 1 and <= 4 && _bounds[k][set].Least == _bounds[k][set].Most
        select (k, set, _true[k][set]);

    /// <summary>Small counts of a subgroup with the least and the most that each may be.</summary>
    public IEnumerable<(int Answer, int Count, int Least, int Most)> Left() =>
        from k in Enumerable.Range(0, _true.Length)
        where _true[k][Inside] is >= 1 and <= 4
        select (k, _true[k][Inside], _bounds[k][Inside].Least, _bounds[k][Inside].Most);

    private bool Narrow()
    {
        var changed = false;
        for (var k = 0; k < _true.Length; k++)
            changed |=
                _isShown[k] && Narrow([.. new[] { Inside, Outside, Neither }.Select(set => (k, set))], _true[k].Sum());
        foreach (var set in new[] { Inside, Outside, Neither })
            changed |= Narrow([.. Enumerable.Range(0, _true.Length).Select(k => (k, set))], _bases[set]);
        return changed;
    }

    /// <summary>Bounds of parts that add up to a known sum.</summary>
    private bool Narrow((int Answer, int Set)[] parts, int sum)
    {
        var changed = false;
        foreach (var (k, set) in parts)
        {
            var (least, most) = _bounds[k][set];
            var others = parts.Where(p => p != (k, set)).ToList();
            var narrowed = (
                Math.Max(least, sum - others.Sum(p => _bounds[p.Answer][p.Set].Most)),
                Math.Min(most, sum - others.Sum(p => _bounds[p.Answer][p.Set].Least))
            );
            changed |= narrowed != (least, most);
            _bounds[k][set] = narrowed;
        }

        return changed;
    }
}
