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
/// <param name="Most">Where it is seen to be withheld for being small, the highest number that is; null of sets of
/// which nothing is ever printed.</param>
internal sealed record FewAnswers(bool[] Atoms, int? Answer, int? Most = null);

/// <summary>
/// Whether whole percents protect a few respondents. They do when one or two of the few could have exchanged the answers
/// to a question with others, of the same weight, stratum and unit, or have given other answers that are withheld as well,
/// so that how many of them gave an answer is another number, and every published figure the same: whoever has the
/// document cannot know which it was. Of a number that is withheld three must be possible: of two, a guess is right half
/// of the time. Any of the three may be the true one, so that rounding back is no better; and two of them must be small,
/// since that is seen by its being withheld.
/// </summary>
internal sealed class Exchanges
{
    /// <summary>Numbers that must be possible beside the true one where it is withheld, and elsewhere.</summary>
    private const int OthersOfWithheld = 2;
    private const int Others = 1;

    /// <summary>After so many in vain it is taken that there is none.</summary>
    private const int MaximumPairs = 50_000;

    /// <summary>
    /// Steps, of all searches of a group together, after which it is taken that nothing more is hidden, so that no codebook
    /// makes them last for minutes: an exchange that is thought of is one, and each set of respondents that it is looked for
    /// in another.
    /// </summary>
    private const long MaximumSteps = 20_000_000;

    /// <summary>Exchanges of one respondent for one answer that second ones are tried beside.</summary>
    private const int MaximumBeside = 2;

    private readonly Codebook _codebook;
    private readonly GroupTables _tables;
    private readonly int[] _atomOf;
    private readonly Dictionary<TableId, ExchangedTables> _exchanged = [];
    private readonly List<ExchangedTables> _withinProfiles = [];
    private readonly Dictionary<TableId, AnswersOfTable> _answers = [];
    private readonly Dictionary<TableId, ProfileColumn> _profiles = [];
    private readonly long _maximumSteps;
    private long _steps;
    private readonly Lazy<ILookup<(double, int, int), int>> _alike;

    public Exchanges(Codebook codebook, GroupTables tables, Atoms atoms, long maximumSteps = MaximumSteps)
    {
        (_codebook, _tables, _atomOf, _maximumSteps) = (codebook, tables, atoms.ByRespondent, maximumSteps);
        _alike = new(() => Enumerable.Range(0, _atomOf.Length).ToLookup(KindOf));
        if (tables.Sample.Links is not null || tables.Sample.Sample.HasReplicates)
            return;
        var fixedTables = tables.Plans.Where(IsFixed).Select(p => p.Id).ToHashSet();
        foreach (var plan in tables.Plans.Where(p => !fixedTables.Contains(p.Id)))
        {
            if (Linked(plan, fixedTables) is { } linked)
                _exchanged.Add(plan.Id, linked);
            if (WithinProfiles(plan, fixedTables) is { } within)
                _withinProfiles.Add(within);
        }
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
        return with.Count > 0 && answers.Given(members, few.Answer).All(IsHidden);

        bool IsHidden(int answer)
        {
            var (given, possible) = (answers.Count(members, answer), new HashSet<(int Given, int Not)>());
            foreach (var change in with.SelectMany(exchanged => Changes(answer, exchanged)))
            {
                possible.Add((given.Given + change.Given, given.Not + change.Not));
                if (few.Most is not { } most ? possible.Count >= Others : AreEnough(given, possible, most))
                    return true;
            }

            return false;
        }

        IEnumerable<(int Given, int Not)> Changes(int answer, ExchangedTables exchanged)
        {
            var (found, tried) = (new List<Exchange>(), 0);
            foreach (var exchange in Tried(answer).Take(MaximumPairs))
            {
                if (!AreKept(exchange, exchanged) || !AreUnseen([exchange], exchanged))
                    continue;
                var change = answers.Change(exchange, answer);
                yield return change;
                foreach (var first in found.Where(first => first.IsApartFrom(exchange)))
                {
                    if (++tried > MaximumPairs)
                        yield break;
                    if (answers.Change(first, answer) == change && AreUnseen([first, exchange], exchanged))
                        yield return (2 * change.Given, 2 * change.Not);
                }

                if (
                    found.Count(f => f.One == exchange.One && answers.AreEqual(f.Other, exchange.Other)) < MaximumBeside
                )
                    found.Add(exchange);
            }
        }

        IEnumerable<Exchange> Tried(int answer) =>
            from one in members
            from exchange in answers
                .OneOfEach.Select(other => new Exchange(one, other, IsCopy: true))
                .Concat(_alike.Value[KindOf(one)].Select(other => new Exchange(one, other)))
                .TakeWhile(_ => MayGoOn(1))
            where exchange.IsCopy || !few.Atoms[_atomOf[exchange.Other]]
            where answers.Differ(one, exchange.Other, answer)
            select exchange;

        bool AreKept(Exchange exchange, ExchangedTables exchanged) =>
            exchanged.Kept.TrueForAll(t => Answers(t).AreEqual(exchange.One, exchange.Other))
            && exchanged.Profiles.TrueForAll(p => p.AreKept(exchange.One, exchange.Other, exchanged.Questions));

        bool AreUnseen(IReadOnlyList<Exchange> exchanges, ExchangedTables exchanged) =>
            exchanged.Together.TrueForAll(t => MayGoOn(sides[t].Count) && IsUnseen(Answers(t), sides[t], exchanges));
    }

    private bool MayGoOn(int steps) => (_steps += steps) <= _maximumSteps;

    private static bool AreEnough((int Given, int Not) given, HashSet<(int Given, int Not)> possible, int most) =>
        possible.Count >= OthersOfWithheld && (most == 1 || possible.Any(other => IsStillSmall(given, other, most)));

    /// <summary>What was small of the few, those who gave the answer or those who did not, is small still.</summary>
    private static bool IsStillSmall((int Given, int Not) was, (int Given, int Not) now, int most) =>
        was.Given >= 1 && was.Given <= most ? now.Given >= 1 && now.Given <= most : now.Not >= 1 && now.Not <= most;

    /// <summary>Its own exchange, then those of the questions by whose answers it is asked.</summary>
    private List<ExchangedTables> With(TableId table) =>
        [
            .. _exchanged
                .Where(e => e.Value.Together.Contains(table))
                .OrderBy(e => e.Key == table ? 0 : 1)
                .Select(e => e.Value)
                .Concat(_withinProfiles.Where(e => e.Together.Contains(table))),
        ];

    /// <summary>Whether all that is shown of the table stays as it is when they exchange their answers to it.</summary>
    private bool IsUnseen(AnswersOfTable answers, IReadOnlyList<ShownSide> sides, IReadOnlyList<Exchange> exchanges)
    {
        foreach (var side in sides.Where(side => !side.Withheld.Suppressed))
        {
            var moved = new List<Exchange>(exchanges.Count);
            foreach (var (one, other, isCopy) in exchanges)
            {
                var (isIn, otherIsIn) = (side.Atoms[_atomOf[one]], side.Atoms[_atomOf[other]] && !isCopy);
                if (isIn == otherIsIn)
                    continue;
                if (!side.Withheld.BaseWithheld && !answers.AreAskedAlike(one, other))
                    return false;
                moved.Add(isIn ? new Exchange(one, other) : new Exchange(other, one));
            }

            if (moved.Count > 0 && !answers.LooksTheSame(side, _atomOf, moved))
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
        var asked = WithAsked(plan);
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
        return new(found.Except(kept).Select(p => p.Id).ToList(), kept.ConvertAll(p => p.Id), [], []);
    }

    /// <summary>
    /// The plan with what is asked by its answers, where a profile is made of them: whoever exchanges these alone keeps
    /// the pattern. Null where there is no such profile or the answers decide over numbers.
    /// </summary>
    private ExchangedTables? WithinProfiles(TablePlan plan, HashSet<TableId> fixedTables)
    {
        var asked = WithAsked(plan);
        var profiles = _tables.Plans.Where(p => asked.Exists(of => IsMadeOf(p, of))).ToList();
        if (profiles.Count == 0 || asked.Exists(p => p.Kind == TableKind.Numeric))
            return null;
        var kept = asked.FindAll(p => fixedTables.Contains(p.Id));
        return new(
            asked.Except(kept).Select(p => p.Id).ToList(),
            kept.ConvertAll(p => p.Id),
            profiles.ConvertAll(Profile),
            [.. asked.Except(kept).Select(p => p.Question?.Id).OfType<string>()]
        );
    }

    private ProfileColumn Profile(TablePlan plan)
    {
        if (!_profiles.TryGetValue(plan.Id, out var column))
            _profiles.Add(plan.Id, column = new ProfileColumn(plan.Profile!, _codebook, _tables.Sample.Responses));
        return column;
    }

    private List<TablePlan> WithAsked(TablePlan plan)
    {
        var asked = new List<TablePlan> { plan };
        for (var i = 0; i < asked.Count; i++)
            asked.AddRange(_tables.Plans.Where(other => !asked.Contains(other) && IsAskedBy(other, asked[i])));
        return asked;
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

    /// <summary>
    /// Tables whose answers two respondents exchange, and those in which they must have the same; profiles in which both
    /// must keep their pattern though they exchange answers to questions that it is made of.
    /// </summary>
    private sealed record ExchangedTables(
        List<TableId> Together,
        List<TableId> Kept,
        List<ProfileColumn> Profiles,
        List<string> Questions
    );
}
