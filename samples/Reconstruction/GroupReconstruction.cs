using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>Reconstructs the answers of one group in one wave, question by question.</summary>
internal sealed class GroupReconstruction
{
    private readonly Codebook _codebook;
    private readonly ReconstructionPlan _plan;
    private readonly IReadOnlyList<TargetTable> _targets;
    private readonly Respondents _respondents;
    private readonly RespondentAnswers _answers;
    private readonly Membership _membership;
    private readonly Scoring _scoring;

    private GroupReconstruction(
        Codebook codebook,
        ReconstructionPlan plan,
        string wave,
        string group,
        IReadOnlyList<TargetTable> targets,
        Respondents respondents
    )
    {
        _codebook = codebook;
        _plan = plan;
        _targets = targets;
        _respondents = respondents;
        _answers = new RespondentAnswers(respondents.Count);
        _membership = new Membership(codebook, plan, wave, group, respondents, _answers);
        _scoring = new Scoring(plan, wave, group, respondents, _membership);
    }

    /// <summary>The answers of everyone in the group.</summary>
    /// <exception cref="InvalidOperationException">A base is larger than routing allows.</exception>
    public static RespondentAnswers Run(
        Codebook codebook,
        ReconstructionPlan plan,
        string wave,
        string group,
        IReadOnlyList<TargetTable> targets,
        Respondents respondents
    )
    {
        var run = new GroupReconstruction(codebook, plan, wave, group, targets, respondents);
        var asked = codebook
            .Questions.Where(q =>
                q.Groups.Contains(group, StringComparer.Ordinal) && q.Waves.Contains(wave, StringComparer.Ordinal)
            )
            .ToArray();
        // Who is in a subgroup is settled first, because other answers depend on it.
        var first = Membership.Settling(codebook, asked).ToHashSet();
        foreach (var question in asked.OrderByDescending(first.Contains))
            run.Answer(question);
        return run._answers;
    }

    private void Answer(Question question)
    {
        if (question.Chapter is null)
            AnswerBackground(question);
        else if (question is OpenQuestion)
            AnswerInWords(question);
        else
        {
            foreach (var target in _targets.Where(t => t.Question.Id == question.Id))
            {
                if (question is MultipleQuestion)
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
            codes[i] = question
                .Answers.ToList()
                .FindIndex(a => a.Code == _respondents.Cells[_respondents.Cell[i]].Codes[question.Id]);
    }

    private void AnswerInWords(Question question)
    {
        var planned = _plan.OpenAnswers[question.Id];
        var random = _scoring.Stream(question.Id, "words");
        foreach (var i in _scoring.Base(question.Id, _answers.Routed(_codebook, question.Routing), planned.Respondents))
            _answers.Texts(question.Id)[i] = planned.Phrases[random.Below(planned.Phrases.Count)];
    }

    /// <summary>
    /// Gives each respondent routed to a single question or grid item one answer, or leaves it blank.
    /// </summary>
    private void Choose(TargetTable target)
    {
        var question = target.Question;
        var column = QuestionColumn.NameOf(question.Id, target.Item);
        var (routed, members) = Base(target);
        var order = Order(target);
        var goal = new ShareGoal(
            [.. order.Select(a => target.Percentages[a.Code])],
            [.. order.Select(a => target.Margins[a.Code])]
        )
        {
            LeastCounts = LeastCounts(question, order),
            Means = _membership.MeanGoals(question, order),
        };
        var placement = new Placement(
            routed,
            members,
            _scoring.Scores(question.Id, target.Item),
            _membership.Classes(question),
            _membership.ClassWeights()
        );
        var codes = _answers.Codes(question.Id, target.Item);
        foreach (
            var (respondent, category) in placement.Place(goal, baseMayChange: true, _scoring.Stream(column, "search"))
        )
            codes[respondent] = question.Answers.ToList().IndexOf(order[category]);
    }

    /// <summary>Ticks options for everyone who answers a multiple question; exclusive options first.</summary>
    private void Tick(TargetTable target)
    {
        var question = target.Question;
        var (_, members) = Base(target);
        var settled = new HashSet<int>();
        var options = question
            .Answers.Where(a => target.Percentages.ContainsKey(a.Code))
            .OrderByDescending(a => a.Exclusive)
            .ToArray();
        foreach (var option in options)
        {
            var codes = _answers.Codes(question.Id, option.Code);
            foreach (var i in members)
                codes[i] = 0;
            foreach (var respondent in Tickers(target, option, [.. members.Where(i => !settled.Contains(i))], settled))
            {
                codes[respondent] = 1;
                if (option.Exclusive)
                    settled.Add(respondent);
            }
        }
        Ticks.Spread(
            [.. options.Where(o => !o.Exclusive).Select(o => _answers.Codes(question.Id, o.Code))],
            [.. members.Where(i => !settled.Contains(i))],
            _respondents.Cell
        );
    }

    /// <summary>
    /// Who of those still open tick an option; <paramref name="settled"/> ticked an exclusive one and count as not
    /// ticking.
    /// </summary>
    private IEnumerable<int> Tickers(TargetTable target, Answer option, int[] open, HashSet<int> settled)
    {
        var question = target.Question;
        var percentage = target.Percentages[option.Code];
        var margin = target.Margins[option.Code];
        var goal = new ShareGoal([100 - percentage, percentage], [margin, margin])
        {
            LeastCounts = LeastTicks(question, option),
        };
        var placement = new Placement(
            open,
            open,
            _scoring.Scores(question.Id, option.Code),
            _membership.Classes(question),
            _membership.ClassWeights()
        )
        {
            SettledWeight = settled.Sum(i => _respondents.CellWeight[_respondents.Cell[i]]),
        };
        var search = _scoring.Stream(QuestionColumn.NameOf(question.Id, option.Code), "search");
        return from placed in placement.Place(goal, baseMayChange: false, search)
            where placed.Category == 1
            select placed.Respondent;
    }

    /// <summary>Who are routed to a question or item, and who of them answer.</summary>
    private (int[] Routed, int[] Members) Base(TargetTable target)
    {
        var routed = _answers.Routed(_codebook, target.Question.Routing);
        var n = target.N ?? routed.Length - (target.Blanks ?? 0);
        _answers.SetBlanks(target.Question.Id, target.Item, routed.Length - n);
        return (routed, _scoring.Base(QuestionColumn.NameOf(target.Question.Id, target.Item), routed, n));
    }

    /// <summary>The answers offered to the group, from low to high on the latent score.</summary>
    private Answer[] Order(TargetTable target)
    {
        var offered = target.Question.Answers.Where(a => target.Percentages.ContainsKey(a.Code)).ToArray();
        var planned = _scoring.Plan(target.Question.Id, target.Item)?.Order?.ToList();
        return planned is null ? offered : [.. offered.OrderBy(a => planned.IndexOf(a.Code))];
    }

    /// <summary>How many respondents the questions routed on this one need at least, per set of answers.</summary>
    private LeastCount[] LeastCounts(Question question, Answer[] order) =>
        [
            .. from target in _targets
            let routing = target.Question.Routing as AnswerIs
            where routing?.Question == question.Id
            select new LeastCount(
                [.. routing.Codes.Select(code => Array.FindIndex(order, a => a.Code == code))],
                target.N ?? 0
            ),
        ];

    private LeastCount[] LeastTicks(Question question, Answer option) =>
        [
            .. from target in _targets
            let routing = target.Question.Routing as AnswerHas
            where routing?.Question == question.Id && routing.Codes is [var code] && code == option.Code
            select new LeastCount([1], target.N ?? 0),
        ];
}
