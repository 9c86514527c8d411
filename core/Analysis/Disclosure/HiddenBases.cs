using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Tables whose number of respondents is withheld, since it would show a small count of the question that routes to
/// them, while their shares are shown in whole percents. Of few respondents these fit one number alone: 9 of 20 is 45 %,
/// and of 19 and 21 nothing is. So a table is shown only where every number of respondents fits that gives the small
/// count another value.
/// </summary>
internal sealed class HiddenBases
{
    /// <summary>
    /// Below so many respondents the mean of whole numbers, in two decimals, does not fit every number of respondents.
    /// </summary>
    private const int MinimumForMeans = 100;

    private static readonly Precision Whole = new(Coarse: true);

    private readonly Dictionary<TableId, TableCounts> _tables;
    private readonly ILookup<TableId, TableId> _descendants;
    private readonly IReadOnlyDictionary<TableId, TableWithholding> _withheld;
    private readonly int _threshold;
    private readonly HashSet<TableId> _shown = [];

    private HiddenBases(
        IReadOnlyList<TableCounts> tables,
        ILookup<TableId, TableId> descendants,
        IReadOnlyDictionary<TableId, TableWithholding> withheld,
        int threshold
    )
    {
        _tables = tables.ToDictionary(t => t.Table);
        (_descendants, _withheld, _threshold) = (descendants, withheld, threshold);
    }

    /// <summary>What is withheld once no withheld number of respondents follows from the shares beside it.</summary>
    /// <param name="tables">Every table of the group, those that route to others before these.</param>
    /// <param name="descendants">By table: the tables whose base lies within it.</param>
    /// <param name="withheld">What is withheld of them by now.</param>
    /// <param name="threshold">Counts from 1 up to here are small.</param>
    public static Dictionary<TableId, TableWithholding> Protect(
        IReadOnlyList<TableCounts> tables,
        ILookup<TableId, TableId> descendants,
        IReadOnlyDictionary<TableId, TableWithholding> withheld,
        int threshold
    )
    {
        var hidden = new HiddenBases(tables, descendants, withheld, threshold);
        return tables.ToDictionary(t => t.Table, hidden.Protected);
    }

    private TableWithholding Protected(TableCounts table)
    {
        var withheld = _withheld[table.Table];
        if (withheld.Whole.Suppressed || !withheld.Whole.BaseWithheld)
            return withheld;
        _shown.Add(table.Table);
        if (_shown.All(HidesItsSize))
            return table.Base - _threshold < MinimumForMeans
                ? withheld with
                {
                    Whole = withheld.Whole with { Mean = true },
                }
                : withheld;
        _shown.Remove(table.Table);
        return withheld with { Whole = Withholding.Everything };
    }

    /// <summary>
    /// A small count of 1 up to the threshold may be any of these: so may the number of respondents that goes with it.
    /// </summary>
    private bool HidesItsSize(TableId table) =>
        Enumerable
            .Range(_tables[table].Base - _threshold + 1, (2 * _threshold) - 1)
            .All(size => Fits(_tables[table], size));

    /// <summary>Whether all that is shown of the table, and of those that its answers route to, may be of so many.</summary>
    private bool Fits(TableCounts table, int size)
    {
        if (size < 1)
            return false;
        var withheld = _withheld[table.Table].Whole;
        List<(int Least, int Most)> counts =
        [
            .. table.Counts.Select((count, k) => withheld.Hides(k) ? (0, size) : Printed(count, table.Base, size)),
        ];
        var whole = Sum(counts, _ => true);
        if (counts.Exists(c => c.Least > c.Most) || (table.AddsUp && (whole.Least > size || whole.Most < size)))
            return false;
        if (table.Summary is { } summary && !withheld.Summary)
        {
            var of = Among(counts, summary, table.AddsUp ? size : null);
            var printed = Printed(Total(table, summary), table.Base, size);
            if (Math.Max(of.Least, printed.Least) > Math.Min(of.Most, printed.Most))
                return false;
        }

        return table.Exposures.All(exposure => FitsAsked(table, exposure, counts, size))
            && MadeOf(table).All(other => Fits(other, size - table.Base + other.Base));
    }

    private bool FitsAsked(TableCounts table, Exposure exposure, List<(int Least, int Most)> counts, int size)
    {
        var (least, most) = Among(counts, exposure.Answers, table.AddsUp ? size : null);
        return exposure
            .Tables.Where(_shown.Contains)
            .Select(t => _tables[t])
            .All(asked =>
            {
                var blank = Total(table, exposure.Answers) - asked.Base;
                return Enumerable.Range(least, Math.Max(0, most - least + 1)).Any(n => Fits(asked, n - blank));
            });
    }

    /// <summary>Profiles made of the table: those of its respondents who left no other question of it blank.</summary>
    private IEnumerable<TableCounts> MadeOf(TableCounts table) =>
        _descendants[table.Table]
            .Where(t => _shown.Contains(t) && !table.Exposures.Any(e => e.Tables.Contains(t)))
            .Select(t => _tables[t]);

    private static int Total(TableCounts table, bool[] answers) => table.Counts.Where((_, k) => answers[k]).Sum();

    /// <summary>How many gave any of the answers, by the bounds of each and, where they add up, of the others.</summary>
    private static (int Least, int Most) Among(List<(int Least, int Most)> counts, bool[] answers, int? size)
    {
        var (of, others) = (Sum(counts, k => answers[k]), Sum(counts, k => !answers[k]));
        return size is { } all ? (Math.Max(of.Least, all - others.Most), Math.Min(of.Most, all - others.Least)) : of;
    }

    private static (int Least, int Most) Sum(List<(int Least, int Most)> counts, Func<int, bool> which) =>
        (counts.Where((_, k) => which(k)).Sum(c => c.Least), counts.Where((_, k) => which(k)).Sum(c => c.Most));

    /// <summary>
    /// The counts, of so many, that are printed as this one of its base is; the least above the most when none is.
    /// </summary>
    private static (int Least, int Most) Printed(int count, int of, int size)
    {
        var printed = Whole.Share((double)count / of);
        var (least, most) = (
            (int)Math.Max(0, Math.Floor((printed - 0.02) * size)),
            (int)Math.Ceiling((printed + 0.02) * size)
        );
        while (least <= most && !IsPrinted(least))
            least++;
        while (most >= least && !IsPrinted(most))
            most--;
        return (least, Math.Min(most, size));

        bool IsPrinted(int n) => Math.Abs(Whole.Share((double)n / size) - printed) < 1e-9;
    }
}
