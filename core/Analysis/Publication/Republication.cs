using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Analysis.Versions;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>A group in a wave of which fewer respondents differ from an earlier publication than must.</summary>
public sealed record FewChanges(string Wave, string Group)
{
    /// <summary>
    /// Whether its figures can be kept from an earlier document of the wave. When not, and it is a group of the wave
    /// itself, nothing can be published until more differ.
    /// </summary>
    public required bool CanBeKept { get; init; }

    /// <summary>
    /// Whether to wait until more differ. Not when the figures to keep are of a document that another has replaced: that
    /// other one was a mistake, perhaps, and the sooner it goes the better.
    /// </summary>
    public required bool ShouldWait { get; init; }
}

/// <summary>What may be published after earlier publications.</summary>
/// <param name="Document">The public document, in which figures that few respondents moved are as they were.</param>
/// <param name="Few">Groups that the document would keep whole: better to wait until more differ.</param>
/// <param name="Shown">What the document shows anew of each group and wave, to hold later ones against.</param>
public sealed record Republication(
    ResultsDocument Document,
    IReadOnlyList<FewChanges> Few,
    IReadOnlyList<ShownCounts> Shown
);

/// <summary>
/// An analysed wave that may have been published before, with somewhat other answers or another codebook. Without an
/// earlier publication the document is a function of the files alone; with one it is a function of the files and of
/// that.
/// </summary>
public sealed class AnalysedWave
{
    private readonly ResultsDocument _exact;
    private readonly Codebook _codebook;
    private readonly IReadOnlyList<GroupTables> _groups;

    internal AnalysedWave(ResultsDocument exact, Codebook codebook, IReadOnlyList<GroupTables> groups) =>
        (_exact, _codebook, _groups) = (exact, codebook, groups);

    /// <summary>The groups and waves whose answers are in the document.</summary>
    public IEnumerable<(string Wave, string Group)> Samples => _groups.Select(g => (g.Sample.Wave, g.Sample.Group.Id));

    /// <summary>
    /// Per group and wave the earlier publications by their place in the list, the one from which fewest differ first: from
    /// the first of them that is a document of this wave its figures are kept, so that others need not be read.
    /// </summary>
    /// <param name="earlier">All publications before that showed one of these groups and waves.</param>
    /// <param name="key">As below.</param>
    public IReadOnlyList<IReadOnlyList<int>> ClosestFirst(
        IReadOnlyList<EarlierPublication> earlier,
        ReadOnlySpan<byte> key
    )
    {
        var minimum = _codebook.Settings.MinimumChange;
        return minimum == 0 || earlier.Count == 0
            ? []
            : HeldFigures.ClosestFirst(earlier, Count(_groups, key.ToArray()), minimum);
    }

    /// <param name="earlier">All publications before that showed one of these groups and waves.</param>
    /// <param name="key">A secret that fingerprints of numbers are made with; always the same.</param>
    public Republication After(IReadOnlyList<EarlierPublication> earlier, ReadOnlySpan<byte> key)
    {
        var minimum = _codebook.Settings.MinimumChange;
        if (minimum == 0)
            earlier = [];
        var secret = key.ToArray();
        var groups = _groups;
        var shown = Count(groups, secret);
        var held = HeldFigures.Of(earlier, shown, minimum);
        if (earlier.Count > 0)
        {
            groups = [.. _groups.Select(g => Protected(g, held))];
            shown = Count(groups, secret);
            held = HeldFigures.Of(earlier, shown, minimum);
        }

        return new Republication(
            PublicResults.Of(_exact, _codebook, groups, held),
            [
                .. held.Few.Select(few => new FewChanges(few.Wave, few.Group)
                {
                    CanBeKept = few.Wave != _exact.Wave.Id || held.HasSource(few.Wave, few.Group),
                    ShouldWait = !held.HasSource(few.Wave, few.Group) || held.IsSourceCurrent(few.Wave, few.Group),
                }),
            ],
            [.. shown.Where(s => !held.IsFew(s.Wave, s.Group)).Select(held.WithoutHeld)]
        );
    }

    private List<ShownCounts> Count(IReadOnlyList<GroupTables> groups, byte[] key) =>
        [.. groups.Select(g => CurrentCounts.Of(_codebook, g, key))];

    /// <summary>
    /// Of counts that are as they were nothing is shown that was withheld before: two documents that withhold different
    /// ones of them give both away. That others of the table moved does not help, since a correction is often said to be
    /// of these alone.
    /// </summary>
    private static GroupTables Protected(GroupTables group, HeldFigures held)
    {
        var (wave, id) = (group.Sample.Wave, group.Sample.Group.Id);
        return group.Sample.Group.Identifiable && !held.IsFew(wave, id)
            ? group.After(
                [.. held.Known(wave, id).Select(k => Known(group, k, held.Differs(wave, id))).OfType<KnownSet>()],
                [
                    .. held.Earlier(
                        wave,
                        id,
                        group
                            .Subgroups.Keys.Except(group.SubgroupsLeftOut, StringComparer.Ordinal)
                            .ToHashSet(StringComparer.Ordinal)
                    ),
                ]
            )
            : group;
    }

    /// <param name="group">The group as it is now.</param>
    /// <param name="known">What was shown.</param>
    /// <param name="differs">Whether others of the group answered otherwise, which moves weights: whole percents of the
    /// same answers may then be others, and both together say more than either.</param>
    private static KnownSet? Known(GroupTables group, KnownFigures known, bool differs)
    {
        if (group.Plans.FirstOrDefault(p => p.Id == known.Table) is not { } plan)
            return null;
        if (known.Shown is not { } shown)
            return known.Moved.Any ? null : new KnownSet(known.Table, known.Subgroup, Withholding.Everything);
        var withheld = shown.Withholding([.. plan.Answers.Select(a => a.Code)]);
        return known.Moved.Any
            ? OfUnmoved(plan, known, withheld)
            : new KnownSet(known.Table, known.Subgroup, withheld, withheld, HidesRest: differs && withheld.RoundsRest);
    }

    /// <summary>Of a table of which something moved: what did not move, as it was.</summary>
    private static KnownSet OfUnmoved(TablePlan plan, KnownFigures known, Withholding before)
    {
        bool[] moved = [.. plan.Answers.Select(a => known.Moved.Answers.Contains(a.Code))];
        bool[] hidden = [.. moved.Select((m, k) => !m && before.Hides(k))];
        return new KnownSet(
            known.Table,
            known.Subgroup,
            new Withholding
            {
                BaseWithheld = before.BaseWithheld || known.Moved.Base,
                Answers = [.. moved.Select((m, k) => m || before.Hides(k))],
                Summary = true,
                Mean = true,
                Rest = before.Rest || before.RoundsRest,
            },
            hidden.Contains(true) ? new Withholding { Answers = hidden, Mean = true } : Withholding.Nothing,
            HidesRest: before.RoundsRest
        )
        {
            Before = before,
        };
    }
}
