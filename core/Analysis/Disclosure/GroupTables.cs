using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Estimation;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>A weighted group in one wave with the tables it has, its subgroups, and what is withheld of each.</summary>
internal sealed class GroupTables
{
    /// <summary>Parts that subgroups may part the respondents of a recognisable group into.</summary>
    private const int MaximumAtoms = 32;

    /// <summary>Questions that define subgroups of a recognisable group: every table is held against each of theirs.</summary>
    private const int MaximumDefining = 32;

    private readonly Codebook _codebook;
    private readonly IReadOnlyDictionary<TableId, TableWithholding> _withheld;

    public GroupTables(Codebook codebook, GroupSample sample)
    {
        _codebook = codebook;
        Sample = sample;
        Plans =
        [
            .. TablePlans
                .Of(codebook, sample.Wave)
                .Where(p => p.Groups.Contains(sample.Group.Id, StringComparer.Ordinal)),
        ];
        var conditions = new ConditionEvaluator(codebook);
        Subgroups = codebook
            .Subgroups.Where(s => s.Groups.Contains(sample.Group.Id, StringComparer.Ordinal))
            .ToDictionary(
                s => s.Id,
                s => new CodeColumn(conditions.Evaluate(s.When, sample.Responses, ConditionReading.Subgroup), 2),
                StringComparer.Ordinal
            );
        SubgroupsLeftOut = sample.Group.Identifiable ? TooMany() : [];
        _withheld = new DisclosureInputs(codebook, this).Withhold([], []);
    }

    private GroupTables(GroupTables group, IReadOnlyList<KnownSet> known, IReadOnlyList<EarlierCounts> earlier)
    {
        (_codebook, Sample, Plans, Subgroups) = (group._codebook, group.Sample, group.Plans, group.Subgroups);
        SubgroupsLeftOut = group.SubgroupsLeftOut;
        _withheld = new DisclosureInputs(_codebook, this).Withhold(known, earlier);
    }

    public GroupSample Sample { get; }

    /// <summary>The same, given what was shown before.</summary>
    public GroupTables After(IReadOnlyList<KnownSet> known, IReadOnlyList<EarlierCounts> earlier) =>
        known.Count == 0 && earlier.Count == 0 ? this : new GroupTables(this, known, earlier);

    /// <summary>The tables of this group in this wave.</summary>
    public IReadOnlyList<TablePlan> Plans { get; }

    /// <summary>By subgroup: 1 inside, 0 outside, anything else neither.</summary>
    public IReadOnlyDictionary<string, CodeColumn> Subgroups { get; }

    /// <summary>
    /// Subgroups of which nothing is shown, since together with those before them they part the respondents into more
    /// parts, or are made of more questions, than can be audited in bounded time and memory, which grow with the cube of both.
    /// </summary>
    public IReadOnlySet<string> SubgroupsLeftOut { get; }

    private HashSet<string> TooMany()
    {
        var (kept, leftOut) = (new List<(string, CodeColumn)>(), new HashSet<string>(StringComparer.Ordinal));
        HashSet<string> defining = new(StringComparer.Ordinal);
        foreach (var subgroup in _codebook.Subgroups.Where(s => Subgroups.ContainsKey(s.Id)))
        {
            HashSet<string> questions = new(defining, StringComparer.Ordinal);
            questions.UnionWith(Defining(subgroup.When));
            List<(string, CodeColumn)> together = [.. kept, (subgroup.Id, Subgroups[subgroup.Id])];
            if (questions.Count <= MaximumDefining && Atoms.Of(Sample.Count, together).Count <= MaximumAtoms)
                (kept, defining) = (together, questions);
            else
                leftOut.Add(subgroup.Id);
        }

        return leftOut;
    }

    /// <summary>The questions of a condition, those that route to them, and those that route to these.</summary>
    private HashSet<string> Defining(Condition condition)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(ConditionReferences.Questions(condition));
        while (open.TryPop(out var next))
            if (found.Add(next) && _codebook.Questions.FirstOrDefault(q => q.Id == next)?.Routing is { } routing)
                foreach (var question in ConditionReferences.Questions(routing))
                    open.Push(question);
        return found;
    }

    /// <summary>
    /// Smallest number of respondents that is shown; in groups whose members can be recognised more than a small count.
    /// </summary>
    public int MinimumRespondents => MinimumOf(Sample.Group, _codebook.Settings);

    /// <inheritdoc cref="MinimumRespondents"/>
    public static int MinimumOf(TargetGroup group, AnalysisSettings settings) =>
        group.Identifiable && settings.SmallCell > 0
            ? Math.Max(settings.MinimumBase, settings.SmallCell + 1)
            : settings.MinimumBase;

    /// <summary>Whether its members can be recognised and so few responded that not even their number is shown.</summary>
    public bool HidesSize => Sample.Group.Identifiable && Sample.Count < MinimumRespondents;

    /// <summary>Whether a number of respondents is so small that it is withheld.</summary>
    public bool IsSmall(int respondents) =>
        Sample.Group.Identifiable && respondents >= 1 && respondents <= _codebook.Settings.SmallCell;

    public bool Has(TablePlan plan) => _withheld.ContainsKey(plan.Id);

    /// <summary>The plan of a table of this group in this wave.</summary>
    public TablePlan Plan(TableId table) => Plans.First(p => p.Id == table);

    /// <summary>What is withheld of the table in the whole group.</summary>
    public Withholding Whole(TableId table) => _withheld[table].Whole;

    /// <summary>What is withheld of the subgroup and of the rest alike.</summary>
    public Withholding Sides(TableId table, string subgroup) =>
        _withheld[table].Subgroups.GetValueOrDefault(subgroup, Withholding.Everything);

    /// <summary>Whether the mean of a number over all respondents is withheld, be it a table or not.</summary>
    public bool HidesMeanOf(string question) =>
        _withheld.TryGetValue(new TableId(question), out var table)
            ? table.Whole.Suppressed || table.Whole.Mean
            : Sample.Count < _codebook.Settings.MinimumBase;

    /// <summary>What is withheld of the number of respondents per category of a margin.</summary>
    public Withholding Margin(string name) =>
        _withheld.TryGetValue(new TableId(name), out var table)
        || _withheld.TryGetValue(DisclosureInputs.MarginTable(name), out table)
            ? table.Whole
            : Withholding.Nothing;

    /// <summary>Codes of the substantive answers of a margin that is a table too; empty for other margins.</summary>
    public IReadOnlyList<string> AnswersOf(string margin) =>
        Plans.FirstOrDefault(p => p.Id == new TableId(margin))?.Answers.Select(a => a.Code).ToList() ?? [];

    public TableColumns Columns(TablePlan plan) => TableColumnsBuilder.Build(plan, Sample, _codebook);

    /// <summary>What is counted of the table, without what follows from that.</summary>
    public TableColumns Answers(TablePlan plan) => TableColumnsBuilder.Answers(plan, Sample, _codebook);

    /// <summary>
    /// Whether comparing the subgroup with the rest says anything about the table: not when the table's question
    /// defines the subgroup.
    /// </summary>
    public static bool Applies(Subgroup subgroup, TablePlan plan)
    {
        var defining = ConditionReferences.Questions(subgroup.When).ToHashSet(StringComparer.Ordinal);
        return !plan.Questions.Any(defining.Contains);
    }
}
