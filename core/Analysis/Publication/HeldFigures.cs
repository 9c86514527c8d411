using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Versions;

namespace Serverless.Analysis.Publication;

/// <summary>A publication that a new one is held against.</summary>
/// <param name="Counts">What it showed of one group in one wave.</param>
/// <param name="Document">The document it was, when it is of the wave that is published; null for that of another wave.</param>
/// <param name="IsCurrent">Whether that document is the one that is published now.</param>
public sealed record EarlierPublication(ShownCounts Counts, ResultsDocument? Document, bool IsCurrent);

/// <summary>
/// Figures that a new publication keeps as they were, because so few respondents moved them that whoever has both
/// documents would see what these answered.
/// </summary>
internal sealed class HeldFigures
{
    private readonly Dictionary<(string Wave, string Group), List<Change>> _changes;

    private HeldFigures(IEnumerable<Change> changes) =>
        _changes = changes
            .GroupBy(c => (c.Before.Wave, c.Before.Group))
            .ToDictionary(g => g.Key, g => g.OrderBy(c => c.Difference.Differing).ToList());

    /// <summary>Nothing was published before.</summary>
    public static HeldFigures None { get; } = new([]);

    private sealed record Change(
        ShownCounts Before,
        ShownCounts Now,
        SampleChange Difference,
        ResultsDocument? Document,
        bool IsCurrent
    );

    /// <param name="earlier">What was published.</param>
    /// <param name="now">What would be.</param>
    /// <param name="minimum">Respondents by which publications must differ, if they do.</param>
    public static HeldFigures Of(
        IReadOnlyList<EarlierPublication> earlier,
        IReadOnlyList<ShownCounts> now,
        int minimum
    ) =>
        new(
            from publication in earlier
            from counts in now
            where counts.Wave == publication.Counts.Wave && counts.Group == publication.Counts.Group
            select new Change(
                publication.Counts,
                counts,
                new SampleChange(publication.Counts, counts, minimum),
                publication.Document,
                publication.IsCurrent
            )
        );

    /// <summary>Per wave and group the earlier publications by place, in the order in which figures are kept from them.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> ClosestFirst(
        IReadOnlyList<EarlierPublication> earlier,
        IReadOnlyList<ShownCounts> now,
        int minimum
    ) =>
        [
            .. now.Select(counts =>
                Enumerable
                    .Range(0, earlier.Count)
                    .Where(i => earlier[i].Counts.Wave == counts.Wave && earlier[i].Counts.Group == counts.Group)
                    .OrderBy(i => new SampleChange(earlier[i].Counts, counts, minimum).Differing)
                    .ToList()
            ),
        ];

    /// <summary>Waves and groups of which so few respondents differ that nothing may be shown anew.</summary>
    public IReadOnlyList<(string Wave, string Group)> Few =>
        [.. _changes.Keys.Where(c => IsFew(c.Wave, c.Group)).Order()];

    public bool IsFew(string wave, string group) =>
        _changes.TryGetValue((wave, group), out var changes)
        && (
            changes.Exists(c => c.Difference.IsFew)
            || (!HasSource(wave, group) && changes.Exists(c => c.Difference.KeepsGroup))
        );

    /// <summary>Whether what is said of the group as a whole, its number of respondents first of all, stays as it was.</summary>
    public bool KeepsGroup(string wave, string group) =>
        _changes.TryGetValue((wave, group), out var changes) && changes.Exists(c => c.Difference.KeepsGroup);

    /// <summary>Whether there is a document of this wave to keep the figures of a group from.</summary>
    public bool HasSource(string wave, string group) => Source(wave, group) is not null;

    /// <summary>
    /// Whether that document is what is published now, so that nothing is gained by publishing the same figures again.
    /// </summary>
    public bool IsSourceCurrent(string wave, string group) => Source(wave, group)?.IsCurrent == true;

    public bool IsHeld(string wave, string group, TableId table, string? subgroup = null) =>
        _changes.TryGetValue((wave, group), out var changes)
        && changes.Exists(c => c.Difference.IsHeld(table, subgroup));

    /// <summary>Whether the group was published before with other answers.</summary>
    public bool Differs(string wave, string group) =>
        _changes.TryGetValue((wave, group), out var changes) && changes.Exists(c => c.Difference.Differing > 0);

    /// <summary>What is shown anew: without the sets of respondents whose figures are kept.</summary>
    public ShownCounts WithoutHeld(ShownCounts shown) =>
        shown with
        {
            Tables =
            [
                .. shown.Tables.Select(table =>
                    table with
                    {
                        Sets = [.. table.Sets.Where(s => !IsHeld(shown.Wave, shown.Group, table.Id, s.Subgroup))],
                    }
                ),
            ],
        };

    /// <summary>
    /// What was shown before, per set of respondents, with what of it has other counts now: whoever has that document
    /// knows the rest still, in groups that are not held.
    /// </summary>
    public IEnumerable<KnownFigures> Known(string wave, string group)
    {
        foreach (var change in _changes.GetValueOrDefault((wave, group)) ?? [])
        foreach (var table in change.Before.Tables.Where(t => !t.IsMargin))
        foreach (var subgroup in change.Before.Subgroups.Select(s => s.Id).Prepend(null))
            if (change.Difference.Moved(table.Id, subgroup) is { } moved)
                yield return new KnownFigures(
                    table.Id,
                    subgroup,
                    table.Sets.FirstOrDefault(s => s.Subgroup == subgroup),
                    moved
                );
    }

    /// <summary>What was shown before of other answers, each once.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="subgroups">Subgroups of which anything is shown now.</param>
    public IEnumerable<EarlierCounts> Earlier(string wave, string group, IReadOnlySet<string> subgroups) =>
        (_changes.GetValueOrDefault((wave, group)) ?? [])
            .Where(change => change.Difference.IsMoved)
            .DistinctBy(
                change => Convert.ToBase64String(change.Before.WithoutBlocks().ToJson()),
                StringComparer.Ordinal
            )
            .Select(change => ShownBefore.Of(change.Before, change.Now, subgroups));

    public GroupTable Table(GroupTable now, string wave, TableId table)
    {
        if (!IsHeld(wave, now.Group, table) || Source(wave, now.Group) is not { } source)
            return now;
        var before = source
            .Document!.Tables.FirstOrDefault(t => t.Id == table)
            ?.Groups.FirstOrDefault(g => g.Group == now.Group);
        return before is null || !Codes(before.Cells).SequenceEqual(Codes(now.Cells), StringComparer.Ordinal)
            ? now
            : before;
    }

    public ComparisonResult Comparison(ComparisonResult now)
    {
        var (a, b) = (Kept(now, now.A, c => c.A, r => r.A), Kept(now, now.B, c => c.B, r => r.B));
        if (a is null && b is null)
            return now;
        if (Whole(now, a, b) is { } kept)
            return kept with { A = now.A with { Base = kept.A.Base }, B = now.B with { Base = kept.B.Base } };
        return now with
        {
            A = a is null ? now.A : now.A with { Base = a.Base },
            B = b is null ? now.B : now.B with { Base = b.Base },
            Rows = [.. now.Rows.Select((row, i) => row with { A = a?.Cells[i] ?? row.A, B = b?.Cells[i] ?? row.B })],
        };
    }

    /// <summary>
    /// The comparison as it was published, when neither side has a figure that is not in it: both are kept, or one is and
    /// nobody of the other answered otherwise since.
    /// </summary>
    private ComparisonResult? Whole(ComparisonResult now, KeptSide? a, KeptSide? b)
    {
        if (a is not null && b is not null)
            return ReferenceEquals(a.Comparison, b.Comparison) ? a.Comparison : null;
        var other = a is null ? now.A : now.B;
        return Differs(other.Wave, other.Group) ? null : (a ?? b)!.Comparison;
    }

    /// <summary>
    /// The columns of a crossed table as they were published, when both its questions keep their figures; else null, since
    /// nothing holds columns against what was published before.
    /// </summary>
    public CrossGroup? Crossed(CrossTableResult now, string group, string wave)
    {
        if (
            !IsHeld(wave, group, now.Table)
            || !IsHeld(wave, group, TableId.Parse(now.By))
            || Source(wave, group) is not { } source
        )
            return null;
        var before = source.Document!.CrossTables?.FirstOrDefault(c => c.By == now.By && c.Table == now.Table);
        return before is not null && Columns(before).SequenceEqual(Columns(now), StringComparer.Ordinal)
            ? before.Groups.FirstOrDefault(g => g.Group == group)
            : null;

        static IEnumerable<string> Columns(CrossTableResult crossed) => crossed.Columns.Select(c => c.Code);
    }

    /// <summary>A side of a comparison that keeps its figures; <paramref name="Comparison"/> is where from.</summary>
    private sealed record KeptSide(ComparisonResult Comparison, Base Base, IReadOnlyList<Cell> Cells);

    private KeptSide? Kept(
        ComparisonResult now,
        ComparisonSide side,
        Func<ComparisonResult, ComparisonSide> sideOf,
        Func<ComparisonRow, Cell> cellOf
    )
    {
        if (
            !IsHeld(side.Wave, side.Group, now.Table, side.Subgroup)
            || Source(side.Wave, side.Group) is not { } source
            || Find(source, now) is not { } before
        )
            return null;
        return new KeptSide(before, sideOf(before).Base, [.. before.Rows.Select(cellOf)]);
    }

    public TrendResult Trend(TrendResult now)
    {
        var held = now.Waves.Select(wave => IsHeld(wave, now.Group, now.Table)).ToList();
        if (!held.Contains(true))
            return now;
        var before = now
            .Waves.Select(
                (wave, i) =>
                    held[i]
                        ? Source(wave, now.Group)
                            ?.Document!.Trends.FirstOrDefault(t =>
                                t.Id == now.Id
                                && t.Waves.SequenceEqual(now.Waves, StringComparer.Ordinal)
                                && SameRows(t.Rows.Select(r => r.Answer), now.Rows.Select(r => r.Answer))
                            )
                        : null
            )
            .ToList();
        return now with
        {
            Bases = [.. now.Bases.Select((b, i) => before[i]?.Bases[i] ?? b)],
            Rows =
            [
                .. now.Rows.Select(
                    (row, r) =>
                        row with
                        {
                            Points = [.. row.Points.Select((p, i) => before[i]?.Rows[r].Points[i] ?? p)],
                        }
                ),
            ],
        };
    }

    public GroupResult Group(GroupResult now, string wave) =>
        KeepsGroup(wave, now.Id)
            ? Source(wave, now.Id)?.Document!.Groups.FirstOrDefault(g => g.Id == now.Id) ?? now
            : now;

    public IEnumerable<InputFile> Inputs(IEnumerable<InputFile> now) =>
        now.Select(file => KeepsGroup(file.Wave, file.Group) && file.Kind == "responses" ? Before(file) : file)
            .OfType<InputFile>();

    public IEnumerable<Remark> Remarks(IReadOnlyList<Remark> now, string wave)
    {
        var kept = _changes
            .Keys.Where(key => key.Wave == wave && KeepsGroup(key.Wave, key.Group))
            .Select(key => key.Group)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var remark in now.Where(r => r.Group is null || !kept.Contains(r.Group, StringComparer.Ordinal)))
            yield return remark;
        foreach (var group in kept)
        foreach (
            var remark in Source(wave, group)
                ?.Document!.Remarks.Where(r => r.Group == group && r.Code != HeldRemark.Code)
                ?? []
        )
            yield return remark;
    }

    private Change? Source(string wave, string group) =>
        _changes.GetValueOrDefault((wave, group))?.Find(c => c.Document is not null);

    private static ComparisonResult? Find(Change source, ComparisonResult now) =>
        source.Document!.Comparisons.FirstOrDefault(c =>
            c.Id == now.Id && SameRows(c.Rows.Select(r => r.Answer), now.Rows.Select(r => r.Answer))
        );

    private static bool SameRows(IEnumerable<FigureKey> before, IEnumerable<FigureKey> now) =>
        before.SequenceEqual(now);

    private static IEnumerable<string> Codes(IEnumerable<Cell> cells) => cells.Select(c => c.Answer.ToString());

    private InputFile? Before(InputFile now) =>
        Source(now.Wave, now.Group)
            ?.Document!.Lineage.Inputs.FirstOrDefault(i =>
                i.Wave == now.Wave && i.Group == now.Group && i.Kind == now.Kind
            );
}

/// <summary>What an earlier publication showed of a set of respondents.</summary>
/// <param name="Table">The table.</param>
/// <param name="Subgroup">The subgroup; null for everyone.</param>
/// <param name="Shown">What was shown; null for nothing.</param>
/// <param name="Moved">What has other counts now.</param>
internal sealed record KnownFigures(TableId Table, string? Subgroup, ShownSet? Shown, MovedCounts Moved);
