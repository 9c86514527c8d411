using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Samples.Reconstruction;

/// <summary>Reconstructs the answers of one group in one wave, question by question in the order of the codebook.</summary>
internal sealed class GroupReconstruction
{
    private readonly Codebook _codebook;
    private readonly ReconstructionPlan _plan;
    private readonly string _wave;
    private readonly string _group;
    private readonly IReadOnlyList<TargetTable> _targets;
    private readonly Respondents _respondents;
    private readonly RespondentAnswers _answers;

    private GroupReconstruction(
        Codebook codebook, ReconstructionPlan plan, string wave, string group, IReadOnlyList<TargetTable> targets, Respondents respondents)
    {
        _codebook = codebook;
        _plan = plan;
        _wave = wave;
        _group = group;
        _targets = targets;
        _respondents = respondents;
        _answers = new RespondentAnswers(respondents.Count);
    }

    /// <summary>The answers of everyone in the group.</summary>
    /// <exception cref="InvalidOperationException">A base is larger than routing allows.</exception>
    public static RespondentAnswers Run(
        Codebook codebook, ReconstructionPlan plan, string wave, string group, IReadOnlyList<TargetTable> targets, Respondents respondents)
    {
        var run = new GroupReconstruction(codebook, plan, wave, group, targets, respondents);
        var asked = codebook.Questions
            .Where(q => q.Groups.Contains(group, StringComparer.Ordinal) && q.Waves.Contains(wave, StringComparer.Ordinal))
            .ToArray();
        // Who is in a subgroup is settled first, because other answers depend on it.
        var first = Settling(codebook, asked).ToHashSet();
        foreach (var question in asked.OrderByDescending(first.Contains))
            run.Answer(question);
        return run._answers;
    }

    /// <summary>The questions that subgroups rest on, and those they are routed on.</summary>
    private static IEnumerable<Question> Settling(Codebook codebook, Question[] asked)
    {
        foreach (var when in codebook.Subgroups.Select(s => s.When).OfType<AnswerIs>())
        {
            for (var question = Find(when.Question); question is not null; question = Find((question.Routing as AnswerIs)?.Question))
                yield return question;
        }

        Question? Find(string? id) => asked.FirstOrDefault(q => q.Id == id);
    }

    private void Answer(Question question)
    {
        if (question.Chapter is null)
            AnswerBackground(question);
        else if (question.Type == QuestionType.Open)
            AnswerInWords(question);
        else
        {
            foreach (var target in _targets.Where(t => t.Question.Id == question.Id))
            {
                if (question.Type == QuestionType.Multiple)
                    Tick(target);
                else
                    Choose(target);
            }
        }
    }

    private void AnswerBackground(Question question)
    {
        var codes = _answers.Codes(question.Id);
        for (var i = 0; i < codes.Length; i++)
            codes[i] = question.Answers.ToList().FindIndex(a => a.Code == _respondents.Cells[_respondents.Cell[i]].Codes[question.Id]);
    }

    private void AnswerInWords(Question question)
    {
        var phrases = _plan.OpenAnswers[question.Id];
        var members = Base(question.Id, _answers.Routed(_codebook, question.Routing), phrases.Respondents);
        var random = Stream(question.Id, "words");
        foreach (var i in members)
            _answers.Texts(question.Id)[i] = phrases.Phrases[random.Below(phrases.Phrases.Count)];
    }

    /// <summary>Gives each respondent routed to a single question or grid item one answer, or leaves it blank.</summary>
    private void Choose(TargetTable target)
    {
        var question = target.Question;
        var column = Intake.ResponseSet.ColumnName(question.Id, target.Item);
        var routed = _answers.Routed(_codebook, question.Routing);
        var n = target.N ?? routed.Length - target.Blanks!.Value;
        var order = Order(question, target);
        var placement = new Placement(
            routed, Base(column, routed, n), Scores(question.Id, target.Item), RespondentClass(question), ClassWeights());
        var goal = new ShareGoal([.. order.Select(a => target.Percentages[a.Code])], [.. order.Select(a => target.Margins[a.Code])])
        {
            LeastCounts = LeastCounts(question, order),
            Means = MeanGoals(question, order),
        };
        var chosen = placement.Place(goal, baseMayChange: true, Stream(column, "search"));
        var codes = _answers.Codes(question.Id, target.Item);
        foreach (var (respondent, category) in chosen)
            codes[respondent] = question.Answers.ToList().IndexOf(order[category]);
        _answers.SetBlanks(question.Id, target.Item, routed.Length - n);
    }

    /// <summary>Ticks options for everyone who answers a multiple question; exclusive options first.</summary>
    private void Tick(TargetTable target)
    {
        var question = target.Question;
        var routed = _answers.Routed(_codebook, question.Routing);
        var n = target.N ?? routed.Length - target.Blanks!.Value;
        var members = Base(question.Id, routed, n);
        var settled = new HashSet<int>();
        var options = question.Answers.Where(a => target.Percentages.ContainsKey(a.Code)).OrderByDescending(a => a.Exclusive).ToArray();
        foreach (var option in options)
        {
            var open = members.Where(i => !settled.Contains(i)).ToArray();
            var placement = new Placement(open, open, Scores(question.Id, option.Code), RespondentClass(question), ClassWeights())
            {
                SettledWeight = settled.Sum(i => _respondents.CellWeight[_respondents.Cell[i]]),
            };
            var percentage = target.Percentages[option.Code];
            var margin = target.Margins[option.Code];
            var goal = new ShareGoal([100 - percentage, percentage], [margin, margin]) { LeastCounts = LeastTicks(question, option) };
            var codes = _answers.Codes(question.Id, option.Code);
            foreach (var i in members)
                codes[i] = 0;
            foreach (var (respondent, category) in placement.Place(goal, baseMayChange: false, Stream($"{question.Id}.{option.Code}", "search")))
            {
                codes[respondent] = category;
                if (category == 1 && option.Exclusive)
                    settled.Add(respondent);
            }
        }
        var cells = _respondents.Cell;
        Ticks.Spread([.. options.Where(o => !o.Exclusive).Select(o => _answers.Codes(question.Id, o.Code))], [.. members.Where(i => !settled.Contains(i))], cells);
        _answers.SetBlanks(question.Id, null, routed.Length - n);
    }

    /// <summary>The answers offered to the group, from low to high on the latent score.</summary>
    private Answer[] Order(Question question, TargetTable target)
    {
        var offered = question.Answers.Where(a => target.Percentages.ContainsKey(a.Code)).ToArray();
        var planned = Plan(question.Id, target.Item)?.Order;
        return planned is null ? offered : [.. offered.OrderBy(a => planned.ToList().IndexOf(a.Code))];
    }

    /// <summary>Those routed who answer: the <paramref name="n"/> most persevering, give or take chance.</summary>
    private int[] Base(string column, int[] routed, int n)
    {
        if (n > routed.Length)
            throw new InvalidOperationException(Invariant($"{_wave}/{_group}: {column} must have {n} answers, but only {routed.Length} respondents are routed to it."));
        var random = Stream(column, "blank");
        var score = Respondents.Mix(0.7, _respondents.Perseverance, [.. _respondents.Cell.Select(_ => random.Normal())]);
        return [.. routed.OrderByDescending(i => score[i]).ThenBy(i => i).Take(n).Order()];
    }

    private double[] Scores(string question, string? part)
    {
        var random = Stream(Intake.ResponseSet.ColumnName(question, part), "score");
        double[] scores = [.. _respondents.Cell.Select(_ => random.Normal())];
        if (Plan(question, part) is { } plan)
            scores = Respondents.Mix(plan.Loading, _respondents.Factor(plan.Factor), scores);
        foreach (var lift in _plan.SubgroupLifts.Where(l => l.Question == question && l.Item == part && IsAsked(l.Subgroup)))
        {
            var inside = InSubgroup(lift.Subgroup);
            for (var i = 0; i < scores.Length; i++)
                scores[i] += inside[i] == true ? lift.By : 0;
        }
        return scores;
    }

    private PlannedQuestion? Plan(string question, string? part) =>
        _plan.Questions.GetValueOrDefault($"{_group}/{question}")
        ?? _plan.Questions.GetValueOrDefault(Intake.ResponseSet.ColumnName(question, part))
        ?? _plan.Questions.GetValueOrDefault(question);

    private Randomness Stream(string column, string purpose) => new($"{_plan.Seed}|{_wave}|{_group}|{column}|{purpose}");

    private bool IsAsked(string subgroup) => _codebook.Subgroups.Single(s => s.Id == subgroup).Groups.Contains(_group, StringComparer.Ordinal);

    /// <summary>Whether each respondent is in the subgroup; null for who left its question blank.</summary>
    private bool?[] InSubgroup(string subgroup)
    {
        var when = (AnswerIs)_codebook.Subgroups.Single(s => s.Id == subgroup).When;
        var answers = _codebook.Questions.Single(q => q.Id == when.Question).Answers;
        return [.. _answers.Codes(when.Question).Select(code =>
            code == RespondentAnswers.None ? (bool?)null : when.Codes.Contains(answers[code].Code, StringComparer.Ordinal))];
    }

    // A class is a margin cell, split in three by the subgroup of a planned mean: unknown, inside, outside.
    private const int SubgroupStates = 3;

    private int[] RespondentClass(Question question)
    {
        var classes = _respondents.Cell.Select(c => c * SubgroupStates).ToArray();
        if (PlannedMean(question)?.Subgroup is not { } subgroup)
            return classes;
        return [.. classes.Zip(InSubgroup(subgroup), (c, inside) => c + (inside is null ? 0 : inside.Value ? 1 : 2))];
    }

    private double[] ClassWeights() => [.. _respondents.CellWeight.SelectMany(w => Enumerable.Repeat(w, SubgroupStates))];

    private PlannedMean? PlannedMean(Question question) =>
        _plan.Means.FirstOrDefault(m => m.Wave == _wave && m.Group == _group && m.Question == question.Id);

    private List<MeanGoal> MeanGoals(Question question, Answer[] order)
    {
        const double margin = 0.01;
        var goals = new List<MeanGoal>();
        if (PlannedMean(question) is not { } mean)
            return goals;
        double[] scores = [.. order.Select(a => a.Score!.Value)];
        var classes = Enumerable.Range(0, _respondents.CellWeight.Length * SubgroupStates).ToArray();
        goals.Add(new MeanGoal(classes, scores, mean.Mean, margin));
        if (mean.Inside is { } inside)
            goals.Add(new MeanGoal([.. classes.Where(c => c % SubgroupStates == 1)], scores, inside, margin));
        if (mean.Outside is { } outside)
            goals.Add(new MeanGoal([.. classes.Where(c => c % SubgroupStates == 2)], scores, outside, margin));
        return goals;
    }

    /// <summary>How many respondents the questions routed on this one need at least, per set of answers.</summary>
    private List<LeastCount> LeastCounts(Question question, Answer[] order) =>
        [.. from target in _targets
            let routing = target.Question.Routing as AnswerIs
            where routing?.Question == question.Id
            select new LeastCount([.. routing.Codes.Select(code => Array.FindIndex(order, a => a.Code == code))], target.N ?? 0)];

    private List<LeastCount> LeastTicks(Question question, Answer option) =>
        [.. from target in _targets
            let routing = target.Question.Routing as AnswerHas
            where routing?.Question == question.Id && routing.Codes is [var code] && code == option.Code
            select new LeastCount([1], target.N ?? 0)];
}
