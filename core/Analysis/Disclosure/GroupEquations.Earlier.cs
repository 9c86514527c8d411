using Serverless.Analysis.Results;

namespace Serverless.Analysis.Disclosure;

/// <content>
/// What earlier publications showed while answers were others: equations of unknowns of their own, and what is the same
/// then and now.
/// </content>
internal sealed partial class GroupEquations
{
    private readonly List<Version> _earlier = [];
    private readonly Dictionary<TableId, IReadOnlyList<Version>> _changed = [];

    /// <summary>An earlier publication by its own equations, with which of the present answers its answers are.</summary>
    private sealed record Version(GroupEquations Equations, IReadOnlyDictionary<TableId, EarlierTable> Tables);

    /// <summary>
    /// Whether other answers were published before. These documents show sets of respondents that the present one need not.
    /// </summary>
    public bool HasEarlier => _earlier.Count > 0;

    /// <summary>
    /// What earlier publications say of the table by themselves, with the counts of it that they withheld: null where
    /// nothing of it and of what it rests on has changed since.
    /// </summary>
    public (LinearEquations Equations, IReadOnlyList<EarlierAudit> Audits)? Before(TableCounts table)
    {
        var changed = Changed(table);
        if (changed.Count == 0)
            return null;
        var equations = new LinearEquations();
        if (!table.IsMultiple)
            AddEarlierCore(equations);
        AddEarlier(equations, [.. changed.SelectMany(v => v.Equations.Own(table.Table)).Distinct()], changed);
        return (
            equations,
            [
                .. changed
                    .Select(v => v.Equations)
                    .Select(e => new EarlierAudit(e._audits[table.Table], e._atoms, e.Blanks(e._byId[table.Table]))),
            ]
        );
    }

    /// <summary>Earlier publications that had the table, and other answers to it or to what it rests on.</summary>
    private IReadOnlyList<Version> Changed(TableCounts table)
    {
        if (_earlier.Count == 0)
            return [];
        if (!_changed.TryGetValue(table.Table, out var changed))
            _changed.Add(
                table.Table,
                changed = _earlier.FindAll(v =>
                    v.Tables.ContainsKey(table.Table)
                    && RestsOn(table)
                        .Any(t =>
                            v.Tables.ContainsKey(t.Table)
                            && !Of(v, t.Table).IsAsItWas(new(_atoms, _audits[t.Table], null))
                        )
                )
            );
        return changed;
    }

    private static VersionOfTable Of(Version earlier, TableId table) =>
        new(earlier.Equations._atoms, earlier.Equations._audits[table], earlier.Tables[table].Places);

    /// <summary>Adds what earlier publications show of some tables, and what is the same in them and now.</summary>
    private void AddEarlier(LinearEquations equations, IReadOnlyList<TableId> tables, IReadOnlyList<Version> versions)
    {
        foreach (var id in tables)
        {
            List<Version> having = [.. versions.Where(v => v.Tables.ContainsKey(id))];
            foreach (var version in having)
                version.Equations.Add(equations, version.Equations._audits[id]);
            for (var later = 1; later <= having.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                AddSame(equations, id, having[earlier], later < having.Count ? having[later] : null);
        }
    }

    /// <summary>Adds what is the same of a table in two publications, of which the later one may be the present one.</summary>
    private void AddSame(LinearEquations equations, TableId table, Version earlier, Version? later)
    {
        var (was, becomes) = (Of(earlier, table), OfLater(table)!);
        was.AddSame(equations, becomes);
        var exposures = _byId[table].Exposures;
        for (var i = 0; i < exposures.Count; i++)
            foreach (var asked in exposures[i].Tables.Where(earlier.Tables.ContainsKey))
                if (OfLater(asked) is { } askedLater)
                    was.AddSameRouted(equations, becomes, i, Of(earlier, asked), askedLater);

        VersionOfTable? OfLater(TableId id)
        {
            if (later is null)
                return new(_atoms, _audits[id], null);
            return later.Tables.ContainsKey(id) ? Of(later, id) : null;
        }
    }

    /// <summary>Adds the numbers of respondents that earlier publications show, and their tables of subgroups.</summary>
    private void AddEarlierCore(LinearEquations equations)
    {
        foreach (var version in _earlier.Select(v => v.Equations))
            version.AddSizes(equations);
        for (var later = 1; later <= _earlier.Count; later++)
        for (var earlier = 0; earlier < later; earlier++)
            AddSameSizes(
                equations,
                _earlier[earlier].Equations,
                later < _earlier.Count ? _earlier[later].Equations : this
            );
        AddEarlier(equations, [.. _earlier.SelectMany(v => v.Equations._core).Concat(_core).Distinct()], _earlier);
    }

    /// <summary>Atoms of as many respondents as before.</summary>
    private static void AddSameSizes(LinearEquations equations, GroupEquations earlier, GroupEquations later)
    {
        foreach (var part in CommonPart.Of(earlier._atoms, later._atoms))
            if (Sum(earlier, part.Earlier) == Sum(later, part.Later))
                equations.Add([
                    .. earlier.Respondents(part.Earlier),
                    .. later.Respondents(part.Later).Select(term => term with { Coefficient = -1 }),
                ]);

        static int Sum(GroupEquations of, bool[] atoms) => of._atoms.Respondents.Where((_, a) => atoms[a]).Sum();
    }
}

/// <summary>The counts of a table in an earlier publication.</summary>
/// <param name="Audit">The unknowns.</param>
/// <param name="Atoms">The respondents of that time.</param>
/// <param name="Blanks">Answers in sets of atoms that do not count.</param>
internal sealed record EarlierAudit(TableAudit Audit, Atoms Atoms, IReadOnlyList<ShownSum> Blanks);
