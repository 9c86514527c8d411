using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>What may be published of each table, by group, wave and side.</summary>
internal sealed class WithheldFigures(ResultsDocument exact, IReadOnlyList<GroupTables> groups, HeldFigures held)
{
    private readonly Dictionary<(string Wave, string Group), GroupTables> _groups = groups.ToDictionary(g =>
        (g.Sample.Wave, g.Sample.Group.Id)
    );
    private readonly Dictionary<TableId, TableResult> _tables = exact.Tables.ToDictionary(t => t.Id);

    /// <summary>The table in the whole group.</summary>
    public PublicTable Whole(TableId table, string wave, string group) =>
        Of(
            held.IsHeld(wave, group, table) ? Withholding.Everything : Group(wave, group).Whole(table),
            table,
            wave,
            group
        );

    /// <summary>Whether nothing of the tables that a question has in the group is withheld.</summary>
    public bool ShowsAll(string question, string wave, string group) =>
        _tables
            .Values.Where(t => t.Question == question && t.Groups.Any(part => part.Group == group))
            .All(t => !Whole(t.Id, wave, group).Withheld.HasAny);

    /// <summary>The table on one side of a comparison.</summary>
    public PublicTable Side(TableId table, ComparisonSide side) =>
        side.Subgroup is { } subgroup
            ? Of(
                held.IsHeld(side.Wave, side.Group, table, subgroup)
                    ? Withholding.Everything
                    : Side(side, Group(side.Wave, side.Group).Sides(table, subgroup)),
                table,
                side.Wave,
                side.Group,
                side.Complement
            )
            : Whole(table, side.Wave, side.Group);

    private static Withholding Side(ComparisonSide side, Withholding sides) => side.Complement ? sides.OfRest() : sides;

    public GroupTables Group(string wave, string group) => _groups[(wave, group)];

    /// <summary>
    /// Whether so few members of a group answered otherwise in one wave than in the other that a test would show it.
    /// </summary>
    public bool FewMoved(TableId table, string group, string wave, string other) =>
        wave != other
        && Group(wave, group) is { Sample.Group.Identifiable: true } earlier
        && LinkedChanges.AreFew(earlier, Group(other, group), table, exact.Settings.SmallCell);

    /// <summary>
    /// Whether a test of all answers together says more than the shares of each, of members who can be recognised: where
    /// weights differ it is made of how many in each stratum gave them, between linked waves of how many went from which answer to
    /// which, and of options of how many ticked several.
    /// </summary>
    public bool HidesOverall(TableId table, IEnumerable<(string Wave, string Group)> samples)
    {
        List<GroupTables> compared = [.. samples.Distinct().Select(s => Group(s.Wave, s.Group))];
        return compared.Exists(g => g.Sample.Group.Identifiable)
            && (
                _tables[table].Kind == TableKind.Multiple
                || compared.Exists(g => PrecisionOf(g.Sample.Wave, g.Sample.Group.Id).Coarse)
                || compared.Count(g => g.Sample.Links is not null) > 1
            );
    }

    public Precision PrecisionOf(string wave, string group) =>
        new(IsRecognisedByWeights(Group(wave, group)), exact.Settings.ShareInterval);

    private PublicTable Of(Withholding withheld, TableId table, string wave, string group, bool isRest = false) =>
        new(
            withheld,
            isRest && withheld.RestRounded ? PrecisionOf(wave, group) with { Coarse = true } : PrecisionOf(wave, group),
            _tables[table].Decimals,
            Group(wave, group).Sample.Group.Identifiable,
            [.. Group(wave, group).Plan(table).Answers.Select(a => a.Code)]
        )
        {
            MinimumBase = exact.Settings.MinimumBase,
        };

    private static bool IsRecognisedByWeights(GroupTables group) =>
        group.Sample.Group.Identifiable
        && group.Sample.Weighting.Weights is { Length: > 0 } weights
        && weights.Max() - weights.Min() > 1e-9 * weights.Max();
}
