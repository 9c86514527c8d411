using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Surveys;

namespace Serverless.Analysis.Disclosure;

/// <summary>A set of respondents that a table is shown of.</summary>
/// <param name="Atoms">The set.</param>
/// <param name="Withheld">What of it is withheld.</param>
/// <param name="IsRest">Whether it is the rest of a subgroup, of which figures may be whole percents.</param>
internal sealed record ShownSide(bool[] Atoms, Withholding Withheld, bool IsRest)
{
    /// <summary>Whether the figure is shown in whole percents alone.</summary>
    /// <param name="answer">Position of the answer; one past the last for the summary.</param>
    public bool IsRounded(int answer) =>
        IsRest && (Withheld.RestRounded || (answer < Withheld.RestShown.Length && Withheld.ShowsOfRest(answer)));
}

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
    private readonly Dictionary<TableId, ExchangedTables> _exchanged = [];
    private readonly Dictionary<TableId, AnswersOfTable> _answers = [];
    private readonly Lazy<ILookup<(double, int, int), int>> _alike;

    public Exchanges(Codebook codebook, GroupTables tables, Atoms atoms)
    {
        (_codebook, _tables, _atomOf) = (codebook, tables, atoms.ByRespondent);
        _alike = new(() => Enumerable.Range(0, _atomOf.Length).ToLookup(KindOf));
        if (tables.Sample.Links is not null || tables.Sample.Sample.HasReplicates)
            return;
        var fixedTables = tables.Plans.Where(IsFixed).Select(p => p.Id).ToHashSet();
        foreach (var plan in tables.Plans.Where(p => !fixedTables.Contains(p.Id)))
            if (Linked(plan, fixedTables) is { } linked)
                _exchanged.Add(plan.Id, linked);
    }

    /// <summary>
    /// The tables whose answers are exchanged at once with those of this one, it included, since a profile is made of
    /// them or they are asked by its answers; none when its answers decide over weights or subgroups.
    /// </summary>
    public IReadOnlyList<TableId> Together(TableId table) =>
        _exchanged.TryGetValue(table, out var exchanged) ? exchanged.Together : [];

    /// <summary>The tables that something shown of this one may give away: all whose answers are ever exchanged with its.</summary>
    public IReadOnlyList<TableId> Touching(TableId table) =>
        [.. With(table).SelectMany(exchanged => exchanged.Together).Distinct()];

    /// <summary>Whether it cannot be known how many of the set gave an answer, of every answer that any of them gave.</summary>
    /// <param name="table">The table.</param>
    /// <param name="few">What must not be known.</param>
    /// <param name="shown">What is shown of a table.</param>
    public bool Hide(TableId table, FewAnswers few, Func<TableId, IReadOnlyList<ShownSide>> shown)
    {
        var (with, answers) = (With(table), Answers(table));
        var sides = with.SelectMany(e => e.Together).Distinct().ToDictionary(t => t, shown);
        List<int> members =
        [
            .. Enumerable.Range(0, _atomOf.Length).Where(i => few.Atoms[_atomOf[i]] && answers.IsAsked(i)),
        ];
        return with.Count > 0
            && answers.Given(members, few.Answer).All(answer => with.Exists(e => IsHidden(answer, e)));

        bool IsHidden(int answer, ExchangedTables exchanged) =>
            (
                from one in members
                from other in _alike.Value[KindOf(one)]
                where !few.Atoms[_atomOf[other]] && answers.Differ(one, other, answer)
                select (one, other)
            )
                .Take(MaximumPairs)
                .Any(pair =>
                    exchanged.Kept.TrueForAll(t => Answers(t).AreEqual(pair.one, pair.other))
                    && exchanged.Together.TrueForAll(t => IsUnseen(Answers(t), sides[t], pair.one, pair.other))
                );
    }

    /// <summary>Its own exchange, then those of the questions by whose answers it is asked.</summary>
    private List<ExchangedTables> With(TableId table) =>
        [
            .. _exchanged
                .Where(e => e.Value.Together.Contains(table))
                .OrderBy(e => e.Key == table ? 0 : 1)
                .Select(e => e.Value),
        ];

    /// <summary>Whether all that is shown of the table stays as it is when the two exchange their answers to it.</summary>
    private bool IsUnseen(AnswersOfTable answers, IReadOnlyList<ShownSide> sides, int one, int other)
    {
        var moves = !answers.AreAskedAlike(one, other);
        foreach (var side in sides)
        {
            var (isIn, otherIsIn) = (side.Atoms[_atomOf[one]], side.Atoms[_atomOf[other]]);
            if (isIn == otherIsIn)
                continue;
            if (moves && !side.Withheld.Suppressed && !side.Withheld.BaseWithheld)
                return false;
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

    /// <summary>
    /// The plan with those that its answers are in: what is asked by them, and profiles with the questions that they are
    /// made of. Those of the latter that decide who is asked something else are kept as they are. Null when the answers
    /// decide over numbers.
    /// </summary>
    private ExchangedTables? Linked(TablePlan plan, HashSet<TableId> fixedTables)
    {
        var asked = new List<TablePlan> { plan };
        for (var i = 0; i < asked.Count; i++)
            asked.AddRange(_tables.Plans.Where(other => !asked.Contains(other) && IsAskedBy(other, asked[i])));
        var found = asked.ToList();
        for (var i = 0; i < found.Count; i++)
            found.AddRange(
                _tables.Plans.Where(other =>
                    !found.Contains(other) && (IsMadeOf(found[i], other) || IsMadeOf(other, found[i]))
                )
            );
        if (found.Exists(p => p.Kind == TableKind.Numeric))
            return null;
        var kept = found.FindAll(p =>
            fixedTables.Contains(p.Id) || (!asked.Contains(p) && _tables.Plans.Any(other => IsAskedBy(other, p)))
        );
        return new(found.Except(kept).Select(p => p.Id).ToList(), kept.ConvertAll(p => p.Id));
    }

    private static bool IsMadeOf(TablePlan made, TablePlan of) =>
        made.Profile is { } profile
        && of.Question is { } question
        && profile.Questions.Contains(question.Id, StringComparer.Ordinal);

    private static bool IsAskedBy(TablePlan asked, TablePlan by) =>
        by.Question is { } question
        && asked.Routings.SelectMany(ConditionReferences.Questions).Contains(question.Id, StringComparer.Ordinal);

    /// <summary>Whether its answers say who is in a subgroup or has which weight, or are numbers or places.</summary>
    private bool IsFixed(TablePlan plan) =>
        plan.Kind is TableKind.Numeric or TableKind.RankedOption
        || (
            plan.Question is { Id: var id } && (_tables.Plans.Any(p => IsRatioOf(p, id)) || IsWeighted(id) || Parts(id))
        );

    private static bool IsRatioOf(TablePlan plan, string question) =>
        plan.Ratio is not null && plan.Questions.Contains(question, StringComparer.Ordinal);

    private bool IsWeighted(string question) =>
        _tables.Sample.Weighting.Margins.Any(m =>
            Crossing.Of(m.Margin).Parts.Contains(question, StringComparer.Ordinal)
        );

    private bool Parts(string question) =>
        _codebook.Subgroups.Any(s => ConditionReferences.Questions(s.When).Contains(question, StringComparer.Ordinal));

    /// <summary>Tables whose answers two respondents exchange, and those in which they must have the same.</summary>
    private sealed record ExchangedTables(List<TableId> Together, List<TableId> Kept);

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

        /// <summary>Whether an exchange changes how many gave the answer, or how many were asked and did not.</summary>
        public bool Differ(int one, int other, int answer) =>
            Has(one, answer) != Has(other, answer) || (IsMultiple && IsAsked(one) != IsAsked(other));

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
            var asked = (IsAsked(comes) ? 1 : 0) - (IsAsked(leaves) ? 1 : 0);
            for (var k = 0; k < Width; k++)
            {
                var change = (Has(comes, k) ? 1 : 0) - (Has(leaves, k) ? 1 : 0);
                if (
                    (change != 0 || asked != 0)
                    && !side.Withheld.Hides(k)
                    && !IsSame(side, atomOf, k, change * _weights[comes], asked * _weights[comes])
                )
                    return false;
            }

            var moved = InSummary(comes) - InSummary(leaves);
            return (moved == 0 && asked == 0)
                || !_plan.HasSummary
                || side.Withheld.Summary
                || IsSame(side, atomOf, Width, moved * _weights[comes], asked * _weights[comes]);
        }

        private bool IsAnswer(ushort code) => IsMultiple ? code <= 1 : code < Width;

        private int InSummary(int respondent) =>
            !IsMultiple && _columns[0]![respondent] is var k && k < Width && _plan.Answers[k].InSummary ? 1 : 0;

        /// <summary>Whole percents that stay what they are; none becomes nothing or all, or is that no longer.</summary>
        private bool IsSame(ShownSide side, int[] atomOf, int figure, double change, double asked)
        {
            if (!side.IsRounded(figure))
                return false;
            if (!_sums.TryGetValue(side, out var known))
                _sums.Add(side, known = Sums(side, atomOf));
            var before = known.Sums[figure] / known.Base;
            var after = (known.Sums[figure] + change) / (known.Base + asked);
            if (change == 0 && known.Sums[figure] == 0)
                return true;
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
