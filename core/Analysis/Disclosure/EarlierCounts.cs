using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// What an earlier publication showed of a group whose answers are others now. Whoever has both documents knows which
/// answers are as they were, so that what the one withholds may follow from the other.
/// </summary>
/// <param name="Subgroups">Ids of the subgroups that were defined as they are now.</param>
/// <param name="Atoms">Respondents who were in the same of these, by a digit per subgroup: 1 inside, 0 outside, 2 not
/// known.</param>
/// <param name="Respondents">How many, per atom.</param>
/// <param name="Tables">What was counted then.</param>
internal sealed record EarlierCounts(
    IReadOnlyList<string> Subgroups,
    IReadOnlyList<string> Atoms,
    IReadOnlyList<int> Respondents,
    IReadOnlyDictionary<TableId, EarlierTable> Tables
)
{
    /// <summary>The respondents of that time, parted by the subgroups.</summary>
    public Atoms Parted()
    {
        List<string> each = [.. Atoms.Zip(Respondents).SelectMany(atom => Enumerable.Repeat(atom.First, atom.Second))];
        return Disclosure.Atoms.Of(
            each.Count,
            [.. Subgroups.Select((id, s) => (id, new CodeColumn([.. each.Select(a => (ushort)(a[s] - '0'))], 2)))]
        );
    }

    /// <summary>
    /// The tables of that time that are tables now too, hanging together as these do.
    /// </summary>
    public List<TableCounts> Of(IReadOnlyList<TableCounts> now) =>
        [.. now.Where(t => Tables.ContainsKey(t.Table)).Select(t => Of(t, Tables[t.Table]))];

    private TableCounts Of(TableCounts now, EarlierTable earlier)
    {
        int[] counts =
        [
            .. Enumerable.Range(0, earlier.Places.Count).Select(k => earlier.CountsByAtom.Sum(atom => atom[k])),
        ];
        var size = earlier.BaseByAtom.Sum();
        return now with
        {
            Base = size,
            Counts = counts,
            BaseByAtom = earlier.BaseByAtom,
            CountsByAtom = earlier.CountsByAtom,
            Contributions = [],
            AddsUp = now.AddsUp && counts.Sum() == size,
            Summary = now.Summary is { } summary ? earlier.Placed(summary) : null,
            Exposures =
            [
                .. now.Exposures.Select(exposure => new Exposure(
                    earlier.Placed(exposure.Answers),
                    [.. exposure.Tables.Where(Tables.ContainsKey)],
                    [.. exposure.Subgroups.Intersect(Subgroups, StringComparer.Ordinal)]
                )),
            ],
            Subgroups = [.. now.Subgroups.Where(s => Subgroups.Contains(s.Subgroup, StringComparer.Ordinal))],
        };
    }
}

/// <summary>A table of an earlier publication.</summary>
/// <param name="Places">Per answer of that time, which of the present ones it is; -1 for none.</param>
/// <param name="BaseByAtom">Unweighted base per atom.</param>
/// <param name="CountsByAtom">Unweighted count per atom and answer.</param>
/// <param name="Shown">What was withheld.</param>
internal sealed record EarlierTable(
    IReadOnlyList<int> Places,
    int[] BaseByAtom,
    int[][] CountsByAtom,
    TableWithholding Shown
)
{
    /// <summary>Which of the answers of that time are in a set of the present ones.</summary>
    public bool[] Placed(bool[] answers) => [.. Places.Select(place => place >= 0 && answers[place])];
}
