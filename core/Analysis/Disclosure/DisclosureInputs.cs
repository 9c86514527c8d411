using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>
/// Counts the tables of a group and finds how they hang together: which base shows which sum, which table lies within
/// which.
/// </summary>
internal sealed class DisclosureInputs(Codebook codebook, GroupTables tables)
{
    private readonly IReadOnlyList<Subgroup> _subgroups =
    [
        .. codebook.Subgroups.Where(s => tables.Subgroups.ContainsKey(s.Id) && !tables.SubgroupsLeftOut.Contains(s.Id)),
    ];

    private readonly Atoms _atoms = Atoms.Of(
        tables.Sample.Count,
        [
            .. codebook
                .Subgroups.Where(s => tables.Subgroups.ContainsKey(s.Id) && !tables.SubgroupsLeftOut.Contains(s.Id))
                .Select(s => (s.Id, tables.Subgroups[s.Id])),
        ]
    );

    /// <summary>Id under which the respondents per category of a margin that is no table are protected.</summary>
    public static TableId MarginTable(string name) => new("margin " + name);

    /// <param name="known">What was shown before and is still so.</param>
    /// <param name="earlier">What was shown of other answers before.</param>
    public IReadOnlyDictionary<TableId, TableWithholding> Withhold(
        IReadOnlyList<KnownSet> known,
        IReadOnlyList<EarlierCounts> earlier
    )
    {
        var group = tables.Sample.Group;
        var counts = tables
            .Plans.AsParallel()
            .AsOrdered()
            .Select(Count)
            .Concat(Margins().AsParallel().AsOrdered())
            .ToList();
        var children = tables
            .Plans.SelectMany(child =>
                ParentQuestions(child)
                    .SelectMany(q =>
                        tables.Plans.Where(p => p.Question?.Id == q).Select(parent => (parent.Id, Child: child.Id))
                    )
            )
            .ToLookup(p => p.Id, p => p.Child);
        var subgroupsOn = tables
            .Plans.SelectMany(p =>
                _subgroups
                    .Where(s =>
                        p.Question is { } q
                        && ConditionReferences.Questions(s.When).Contains(q.Id, StringComparer.Ordinal)
                    )
                    .Select(s => (p.Id, Subgroup: s.Id))
            )
            .ToLookup(p => p.Id, p => p.Subgroup);
        return GroupDisclosure.Of(
            counts,
            _atoms,
            children,
            subgroupsOn,
            known,
            earlier,
            new Exchanges(codebook, tables, _atoms),
            codebook.Settings,
            group.Identifiable,
            WeightedSides.Of(tables, _atoms, known, earlier, codebook.Settings)
        );
    }

    private static IEnumerable<string> ParentQuestions(TablePlan plan) =>
        plan.Profile?.Questions
        ?? plan.Routings.SelectMany(ConditionReferences.Questions).Distinct(StringComparer.Ordinal);

    private TableCounts Count(TablePlan plan)
    {
        var columns = tables.Answers(plan);
        var (bases, counts) = Count(plan, columns);
        var multiple = plan.IsMultipleResponse;
        int[] whole = [.. Enumerable.Range(0, plan.Answers.Count).Select(k => counts.Sum(c => c[k]))];
        return new TableCounts
        {
            Table = plan.Id,
            Joint = plan.Kind == TableKind.RankedOption ? plan.Question!.Id : null,
            Base = bases.Sum(),
            Counts = whole,
            BaseByAtom = bases,
            CountsByAtom = counts,
            Contributions = [.. Contributions(columns)],
            IsMultiple = multiple,
            AddsUp = !multiple || (plan.Answers.Any(a => a.Exclusive) && whole.Sum() == bases.Sum()),
            Summary = plan.HasSummary ? [.. plan.Answers.Select(a => a.InSummary)] : null,
            Exposures =
                plan.Question is { } question && !multiple
                    ? Exposures(question, plan.Part?.Id, plan.Answers.Select(a => a.Code).ToList())
                    : [],
            Subgroups =
            [
                .. _subgroups
                    .Where(s => GroupTables.Applies(s, plan))
                    .Select(s => SidesOf(s.Id, bases, counts, _atoms.Inside(s.Id), _atoms.Outside(s.Id), whole.Length)),
            ],
        };
    }

    private static SubgroupCounts SidesOf(
        string subgroup,
        int[] bases,
        int[][] counts,
        bool[] inside,
        bool[] outside,
        int answers
    )
    {
        int[] Of(bool[] atoms) =>
            [.. Enumerable.Range(0, answers).Select(k => TableAudit.Sum(Array.ConvertAll(counts, c => c[k]), atoms))];
        return new SubgroupCounts(
            subgroup,
            TableAudit.Sum(bases, inside),
            Of(inside),
            TableAudit.Sum(bases, outside),
            Of(outside)
        );
    }

    /// <summary>Unweighted base per atom, and counts per atom and answer.</summary>
    private (int[] Bases, int[][] Counts) Count(TablePlan plan, TableColumns columns)
    {
        var width = plan.Answers.Count;
        var (bases, counts, of) = (new int[_atoms.Count], new int[_atoms.Count][], _atoms.ByRespondent);
        for (var a = 0; a < counts.Length; a++)
            counts[a] = new int[width];
        if (columns.Answers is { } answers)
        {
            for (var i = 0; i < answers.Length; i++)
                if (answers[i] < width)
                {
                    bases[of[i]]++;
                    counts[of[i]][answers[i]]++;
                }
        }
        else if (columns.Numbers is { } numbers)
        {
            for (var i = 0; i < numbers.Length; i++)
                bases[of[i]] += double.IsFinite(numbers[i]) ? 1 : 0;
        }
        else
        {
            var offered = columns.Options!.FirstOrDefault(o => o is not null);
            for (var i = 0; offered is not null && i < offered.Length; i++)
                bases[of[i]] += offered[i] <= 1 ? 1 : 0;
            for (var k = 0; k < width; k++)
                if (columns.Options![k] is { } option)
                    for (var i = 0; i < option.Length; i++)
                        counts[of[i]][k] += option[i] == 1 ? 1 : 0;
        }

        return (bases, counts);
    }

    /// <summary>What each respondent of an identifiable group adds to the totals behind a number.</summary>
    private IEnumerable<Contribution[]> Contributions(TableColumns columns)
    {
        if (columns.Answers is not null || !tables.Sample.Group.Identifiable)
            yield break;
        foreach (var numbers in new[] { columns.Numbers, columns.Denominators }.OfType<double[]>())
            yield return
            [
                .. numbers
                    .Select((x, i) => new Contribution(_atoms.ByRespondent[i], x * tables.Sample.Weighting.Weights[i]))
                    .Where(c => double.IsFinite(c.Amount)),
            ];
    }

    /// <summary>
    /// Sets of the question's answers that a routing or a subgroup names. Every clause is taken to show its sum, also
    /// one that is joined to
    /// others by "and": then more is withheld than strictly needed, never less.
    /// </summary>
    private List<Exposure> Exposures(Question question, string? item, List<string> codes)
    {
        bool[] Answers(AnswerIs clause) => [.. codes.Select(c => clause.Codes.Contains(c, StringComparer.Ordinal))];
        IEnumerable<bool[]> Named(Condition? condition) =>
            ConditionReferences
                .Clauses(condition)
                .OfType<AnswerIs>()
                .Where(c => c.Question == question.Id && c.Item == item)
                .Select(Answers);
        var routed = tables.Plans.SelectMany(p =>
            p.Routings.SelectMany(Named).Select(a => (Answers: a, Table: (TableId?)p.Id, Subgroup: (string?)null))
        );
        var grouped = _subgroups.SelectMany(s =>
            Named(s.When).Select(a => (Answers: a, Table: (TableId?)null, Subgroup: (string?)s.Id))
        );
        return
        [
            .. routed
                .Concat(grouped)
                .GroupBy(e => string.Concat(e.Answers.Select(x => x ? '1' : '0')), StringComparer.Ordinal)
                .Select(g => new Exposure(
                    g.First().Answers,
                    [.. g.Select(e => e.Table).OfType<TableId>()],
                    [.. g.Select(e => e.Subgroup).OfType<string>()]
                )),
        ];
    }

    /// <summary>
    /// Margins that are not tables themselves. Of a crossing, everything is withheld as soon as one cell is small.
    /// </summary>
    private IEnumerable<TableCounts> Margins()
    {
        var byMargin = tables.Sample.Weighting.Margins.GroupBy(m => m.Margin, StringComparer.Ordinal);
        foreach (var margin in byMargin.Where(m => tables.Plans.All(p => p.Id != new TableId(m.Key))))
        {
            var counts = margin.Select(m => m.Respondents).ToArray();
            var question = codebook.Questions.FirstOrDefault(q => q.Id == margin.Key);
            var small = tables.Sample.Group.Identifiable && counts.Any(c => c >= 1 && c <= codebook.Settings.SmallCell);
            yield return new TableCounts
            {
                Table = MarginTable(margin.Key),
                Base = Crossing.Of(margin.Key).IsCrossed && small ? 0 : counts.Sum(),
                Counts = counts,
                BaseByAtom = new int[_atoms.Count],
                CountsByAtom = [.. Enumerable.Range(0, _atoms.Count).Select(_ => new int[counts.Length])],
                AddsUp = true,
                Exposures = question is null ? [] : Exposures(question, null, [.. margin.Select(m => m.Category)]),
            };
        }
    }
}
