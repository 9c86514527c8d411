using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>A set of respondents that a table is shown of.</summary>
/// <param name="Atoms">The set.</param>
/// <param name="Withheld">What of it is withheld.</param>
/// <param name="IsRounded">Whether whole percents are all that is shown.</param>
internal sealed record ShownSide(bool[] Atoms, Withholding Withheld, bool IsRounded);

/// <summary>How many of a set of respondents gave an answer, which may not be known.</summary>
/// <param name="Atoms">The set.</param>
/// <param name="Answer">Position of the answer; null for all that the set answered.</param>
internal sealed record FewAnswers(bool[] Atoms, int? Answer);

/// <summary>
/// Whether whole percents protect a few respondents. They do when one of the few could have exchanged the answers to a
/// question with somebody else, of the same weight, stratum and unit, so that how many of them gave an answer is another
/// number, and every published figure the same: whoever has the document cannot know which it was.
/// </summary>
internal sealed class Exchanges
{
    private static readonly Precision Whole = new(Coarse: true);

    /// <summary>After so many in vain it is taken that there is none.</summary>
    private const int MaximumPairs = 50_000;

    private readonly Codebook _codebook;
    private readonly GroupTables _tables;
    private readonly int[] _atomOf;
    private readonly Dictionary<TableId, List<TableId>> _together = [];
    private readonly Dictionary<TableId, List<TableId>> _kept = [];
    private readonly Dictionary<TableId, AnswersOfTable> _answers = [];
    private readonly Lazy<ILookup<(double, int, int), int>> _alike;

    public Exchanges(Codebook codebook, GroupTables tables, Atoms atoms)
    {
        (_codebook, _tables, _atomOf) = (codebook, tables, atoms.ByRespondent);
        _alike = new(() => Enumerable.Range(0, _atomOf.Length).ToLookup(KindOf));
        if (tables.Sample.Links is not null || tables.Sample.Sample.HasReplicates)
            return;
        var decides = tables.Plans.Where(Decides).Select(p => p.Id).ToHashSet();
        foreach (var plan in tables.Plans.Where(p => !decides.Contains(p.Id)))
        {
            var plans = Linked(plan);
            if (plans.Exists(p => p.Kind == TableKind.Numeric))
                continue;
            var linked = plans.ConvertAll(p => p.Id);
            _together[plan.Id] = linked.FindAll(t => !decides.Contains(t));
            _kept[plan.Id] = linked.FindAll(decides.Contains);
        }
    }

    /// <summary>
    /// The tables whose answers are exchanged at once with those of this one, it included, since a profile is made of
    /// them; none when its answers decide over anything else that is shown.
    /// </summary>
    public List<TableId> Together(TableId table) => _together.GetValueOrDefault(table, []);

    /// <summary>Whether it cannot be known how many of the set gave an answer, of every answer that any of them gave.</summary>
    /// <param name="table">The table.</param>
    /// <param name="few">What must not be known.</param>
    /// <param name="shown">What is shown of a table.</param>
    public bool Hide(TableId table, FewAnswers few, Func<TableId, IReadOnlyList<ShownSide>> shown)
    {
        var together = Together(table);
        if (together.Count == 0)
            return false;
        var sides = together.ToDictionary(t => t, shown);
        var answers = Answers(table);
        List<int> members =
        [
            .. Enumerable.Range(0, _atomOf.Length).Where(i => few.Atoms[_atomOf[i]] && answers.IsAsked(i)),
        ];
        return answers.Given(members, few.Answer).All(IsHidden);

        bool IsHidden(int answer) =>
            (
                from one in members
                from other in _alike.Value[KindOf(one)]
                where !few.Atoms[_atomOf[other]] && answers.Has(one, answer) != answers.Has(other, answer)
                select (one, other)
            )
                .Take(MaximumPairs)
                .Any(pair =>
                    _kept[table].TrueForAll(t => Answers(t).AreEqual(pair.one, pair.other))
                    && together.TrueForAll(t => IsUnseen(Answers(t), sides[t], pair.one, pair.other))
                );
    }

    /// <summary>Whether all that is shown of the table stays as it is when the two exchange their answers to it.</summary>
    private bool IsUnseen(AnswersOfTable answers, IReadOnlyList<ShownSide> sides, int one, int other)
    {
        if (!answers.AreAskedAlike(one, other))
            return false;
        foreach (var side in sides)
        {
            var (isIn, otherIsIn) = (side.Atoms[_atomOf[one]], side.Atoms[_atomOf[other]]);
            if (isIn == otherIsIn)
                continue;
            var (leaves, comes) = isIn ? (one, other) : (other, one);
            if (!answers.LooksTheSame(side, _atomOf, leaves, comes))
                return false;
        }

        return true;
    }

    private (double Weight, int Stratum, int Unit) KindOf(int respondent)
    {
        var design = _tables.Sample.Sample.Design;
        return (
            _tables.Sample.Weighting.Weights[respondent],
            design?.Stratum[respondent] ?? 0,
            design?.Psu?[respondent] ?? 0
        );
    }

    private AnswersOfTable Answers(TableId table)
    {
        if (!_answers.TryGetValue(table, out var answers))
            _answers.Add(
                table,
                answers = new AnswersOfTable(
                    _tables.Plan(table),
                    _tables.Answers(_tables.Plan(table)),
                    _tables.Sample.Weighting.Weights
                )
            );
        return answers;
    }

    /// <summary>The plans of a profile and of the questions it is made of, or the one by itself.</summary>
    private List<TablePlan> Linked(TablePlan plan)
    {
        var found = new List<TablePlan> { plan };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(
                _tables.Plans.Where(other =>
                    !found.Contains(other) && (IsMadeOf(found[i], other) || IsMadeOf(other, found[i]))
                )
            );
        return found;
    }

    private static bool IsMadeOf(TablePlan made, TablePlan of) =>
        made.Profile is { } profile
        && of.Question is { } question
        && profile.Questions.Contains(question.Id, StringComparer.Ordinal);

    /// <summary>Whether its answers say who is asked something else, is in a subgroup, or has which weight.</summary>
    private bool Decides(TablePlan plan) =>
        plan.Kind is TableKind.Numeric or TableKind.RankedOption
        || (plan.Question is { Id: var id } && (_tables.Plans.Any(p => Decides(p, id)) || IsWeighted(id) || Parts(id)));

    private static bool Decides(TablePlan plan, string question) =>
        plan.Ratio is not null && plan.Questions.Contains(question, StringComparer.Ordinal)
        || plan.Routings.SelectMany(ConditionReferences.Questions).Contains(question, StringComparer.Ordinal);

    private bool IsWeighted(string question) =>
        _tables.Sample.Weighting.Margins.Any(m =>
            Crossing.Of(m.Margin).Parts.Contains(question, StringComparer.Ordinal)
        );

    private bool Parts(string question) =>
        _codebook.Subgroups.Any(s => ConditionReferences.Questions(s.When).Contains(question, StringComparer.Ordinal));

    /// <summary>The answers to one table by respondent, with their weighted sums in sets.</summary>
    private sealed class AnswersOfTable
    {
        private readonly TablePlan _plan;
        private readonly ushort[]?[] _columns;
        private readonly double[] _weights;
        private readonly Dictionary<ShownSide, (double Base, double[] Sums)> _sums = [];

        public AnswersOfTable(TablePlan plan, TableColumns columns, double[] weights)
        {
            (_plan, _weights) = (plan, weights);
            _columns = columns.Options?.ToArray() ?? [columns.Answers];
        }

        private bool IsMultiple => _plan.IsMultipleResponse;

        private int Width => _plan.Answers.Count;

        public bool IsAsked(int respondent) => Array.Exists(_columns, c => c is not null && IsAnswer(c[respondent]));

        /// <summary>
        /// The answer alone, or every answer that any of the respondents gave; of options all, since not to tick one is an
        /// answer too.
        /// </summary>
        public IEnumerable<int> Given(List<int> respondents, int? answer) =>
            answer is { } one
                ? [one]
                : Enumerable
                    .Range(0, Width)
                    .Where(k => IsMultiple ? _columns[k] is not null : respondents.Exists(i => Has(i, k)));

        public bool Has(int respondent, int answer) =>
            IsMultiple ? _columns[answer]?[respondent] == 1 : _columns[0]![respondent] == answer;

        public bool AreEqual(int one, int other) =>
            Array.TrueForAll(_columns, column => column is null || column[one] == column[other]);

        /// <summary>Whether both were asked and answered, or neither did, so that no base changes.</summary>
        public bool AreAskedAlike(int one, int other) =>
            Array.TrueForAll(_columns, column => column is null || IsAnswer(column[one]) == IsAnswer(column[other]));

        /// <summary>Whether what is shown of the side is the same with the answers of the one as with those of the other.</summary>
        public bool LooksTheSame(ShownSide side, int[] atomOf, int leaves, int comes)
        {
            if (side.Withheld.Suppressed)
                return true;
            for (var k = 0; k < Width; k++)
            {
                var change = (Has(comes, k) ? 1 : 0) - (Has(leaves, k) ? 1 : 0);
                if (change != 0 && !side.Withheld.Hides(k) && !IsSame(side, atomOf, k, change * _weights[comes]))
                    return false;
            }

            var moved = InSummary(comes) - InSummary(leaves);
            return moved == 0
                || !_plan.HasSummary
                || side.Withheld.Summary
                || IsSame(side, atomOf, Width, moved * _weights[comes]);
        }

        private bool IsAnswer(ushort code) => IsMultiple ? code <= 1 : code < Width;

        private int InSummary(int respondent) =>
            !IsMultiple && _columns[0]![respondent] is var k && k < Width && _plan.Answers[k].InSummary ? 1 : 0;

        /// <summary>Whole percents that stay what they are; none becomes nothing or all, or is that no longer.</summary>
        private bool IsSame(ShownSide side, int[] atomOf, int figure, double change)
        {
            if (!side.IsRounded)
                return false;
            if (!_sums.TryGetValue(side, out var known))
                _sums.Add(side, known = Sums(side, atomOf));
            var (before, after) = (known.Sums[figure] / known.Base, (known.Sums[figure] + change) / known.Base);
            return Whole.Share(before) == Whole.Share(after) && IsWithin(before) && IsWithin(after);
        }

        private static bool IsWithin(double share) => share is > 1e-9 and < 1 - 1e-9;

        private (double Base, double[] Sums) Sums(ShownSide side, int[] atomOf)
        {
            var (all, sums) = (0.0, new double[Width + 1]);
            for (var i = 0; i < atomOf.Length; i++)
            {
                if (!side.Atoms[atomOf[i]] || !IsAsked(i))
                    continue;
                all += _weights[i];
                for (var k = 0; k < Width; k++)
                    sums[k] += Has(i, k) ? _weights[i] : 0;
                sums[Width] += InSummary(i) * _weights[i];
            }

            return (all, sums);
        }
    }
}
