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
    private const byte Inside = 1;

    private readonly IReadOnlyList<Subgroup> _subgroups =
    [
        .. codebook.Subgroups.Where(s => tables.Subgroups.ContainsKey(s.Id)),
    ];

    /// <summary>Id under which the respondents per category of a margin that is no table are protected.</summary>
    public static string MarginTable(string name) => "margin " + name;

    public IReadOnlyDictionary<string, TableWithholding> Withhold()
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
            .ToLookup(p => p.Id, p => p.Child, StringComparer.Ordinal);
        var subgroupsOn = tables
            .Plans.SelectMany(p =>
                _subgroups
                    .Where(s =>
                        p.Question is { } q
                        && ConditionReferences.Questions(s.When).Contains(q.Id, StringComparer.Ordinal)
                    )
                    .Select(s => (p.Id, Subgroup: s.Id))
            )
            .ToLookup(p => p.Id, p => p.Subgroup, StringComparer.Ordinal);
        return GroupDisclosure.Of(counts, children, subgroupsOn, codebook.Settings, group.Identifiable);
    }

    private static IEnumerable<string> ParentQuestions(TablePlan plan) =>
        plan.Profile?.Questions
        ?? plan.Routings.SelectMany(ConditionReferences.Questions).Distinct(StringComparer.Ordinal);

    private TableCounts Count(TablePlan plan)
    {
        var columns = tables.Answers(plan);
        var (all, counts) = Count(plan, columns, null, 0);
        var multiple = plan.IsMultipleResponse;
        return new TableCounts
        {
            Table = plan.Id,
            Joint = plan.Kind == TableKind.RankedOption ? plan.Question!.Id : null,
            Base = all,
            Counts = counts,
            AddsUp = !multiple || (plan.Answers.Any(a => a.Exclusive) && counts.Sum() == all),
            Summary = plan.HasSummary ? [.. plan.Answers.Select(a => a.InSummary)] : null,
            Scores = plan.HasMean && counts.Length > 0 ? [.. plan.Answers.Select(a => a.Score)] : null,
            Exposures =
                plan.Question is { } question && !multiple
                    ? Exposures(question, plan.Part?.Id, plan.Answers.Select(a => a.Code).ToList())
                    : [],
            Subgroups =
            [
                .. _subgroups.Where(s => GroupTables.Applies(s, plan)).Select(s => CountSides(plan, columns, s)),
            ],
        };
    }

    private SubgroupCounts CountSides(TablePlan plan, TableColumns columns, Subgroup subgroup)
    {
        var membership = tables.Subgroups[subgroup.Id].Codes;
        var (insideBase, inside) = Count(plan, columns, membership, Inside);
        var (outsideBase, outside) = Count(plan, columns, membership, 0);
        return new SubgroupCounts(subgroup.Id, insideBase, inside, outsideBase, outside);
    }

    /// <summary>
    /// Unweighted base and counts per answer, of everyone or of those with a value in <paramref name="membership"/>.
    /// </summary>
    private static (int Base, int[] Counts) Count(TablePlan plan, TableColumns columns, byte[]? membership, byte value)
    {
        var counts = new int[plan.Answers.Count];
        var all = 0;
        if (columns.Answers is { } answers)
        {
            for (var i = 0; i < answers.Length; i++)
                if (answers[i] < counts.Length && (membership is null || membership[i] == value))
                    counts[answers[i]]++;
            return (counts.Sum(), counts);
        }

        if (columns.Numbers is { } numbers)
        {
            for (var i = 0; i < numbers.Length; i++)
                all += double.IsFinite(numbers[i]) && (membership is null || membership[i] == value) ? 1 : 0;
            return (all, counts);
        }

        for (var k = 0; k < counts.Length; k++)
            if (columns.Options![k] is { } option)
            {
                all = 0;
                for (var i = 0; i < option.Length; i++)
                    if (option[i] <= 1 && (membership is null || membership[i] == value))
                        (counts[k], all) = (counts[k] + option[i], all + 1);
            }

        return (all, counts);
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
            p.Routings.SelectMany(Named).Select(a => (Answers: a, Table: (string?)p.Id, Subgroup: (string?)null))
        );
        var grouped = _subgroups.SelectMany(s =>
            Named(s.When).Select(a => (Answers: a, Table: (string?)null, Subgroup: (string?)s.Id))
        );
        return
        [
            .. routed
                .Concat(grouped)
                .GroupBy(e => string.Concat(e.Answers.Select(x => x ? '1' : '0')), StringComparer.Ordinal)
                .Select(g => new Exposure(
                    g.First().Answers,
                    [.. g.Select(e => e.Table).OfType<string>()],
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
        foreach (var margin in byMargin.Where(m => tables.Plans.All(p => p.Id != m.Key)))
        {
            var counts = margin.Select(m => m.Respondents).ToArray();
            var question = codebook.Questions.FirstOrDefault(q => q.Id == margin.Key);
            var small = tables.Sample.Group.Identifiable && counts.Any(c => c >= 1 && c <= codebook.Settings.SmallCell);
            yield return new TableCounts
            {
                Table = MarginTable(margin.Key),
                Base = margin.Key.Contains('*', StringComparison.Ordinal) && small ? 0 : counts.Sum(),
                Counts = counts,
                AddsUp = true,
                Exposures = question is null ? [] : Exposures(question, null, [.. margin.Select(m => m.Category)]),
            };
        }
    }
}
