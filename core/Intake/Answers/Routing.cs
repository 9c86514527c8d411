using Serverless.Surveys;

namespace Serverless.Intake.Answers;

/// <summary>How many were asked a question (or an item of a grid), and how many of them left it blank.</summary>
/// <param name="Asked">Respondents routed to it.</param>
/// <param name="Blank">Those of them who did not answer.</param>
/// <param name="AnsweredNotAsked">Respondents who answered it though routing says they were not asked; their answers
/// are dropped.</param>
public sealed record QuestionCompleteness(string Question, string? Item, long Asked, long Blank, long AnsweredNotAsked)
{
    /// <summary>Blank over asked, 0 when nobody was asked.</summary>
    public double ShareBlank => Asked == 0 ? 0 : (double)Blank / Asked;
}

/// <summary>
/// Applies routing to a table, question by question in the order of the codebook, so that each condition sees answers
/// to which
/// routing is already applied. Routing that is false makes the cell not routed, an answer given there is dropped.
/// Where it is unknown, because it rests on a blank, an answer shows that the question was put and is kept; an empty
/// cell is not routed.
/// </summary>
internal sealed class Routing
{
    private readonly AnswerTable _table;
    private readonly ConditionEvaluator _evaluator;
    private readonly (Question Question, int[] Answers, int[] Numbers)[] _questions;
    private readonly Dictionary<(string Question, string? Item), (long Asked, long Blank, long Dropped)> _counts = [];

    public Routing(AnswerTable table)
    {
        _table = table;
        _evaluator = new ConditionEvaluator(table.Columns.Codebook);
        var answers = Positions(table.Columns.Answers.Select(column => column.Question.Id));
        var numbers = Positions(table.Columns.Numbers.Select(column => column.Question?.Id ?? ""));
        _questions =
        [
            .. table.Columns.Questions.Select(question =>
                (question, answers.GetValueOrDefault(question.Id, []), numbers.GetValueOrDefault(question.Id, []))
            ),
        ];
    }

    /// <summary>Per question and item, over all tables routing was applied to; open questions have no counts.</summary>
    public IReadOnlyList<QuestionCompleteness> Completeness =>
        [
            .. _counts.Select(count => new QuestionCompleteness(
                count.Key.Question,
                count.Key.Item,
                count.Value.Asked,
                count.Value.Blank,
                count.Value.Dropped
            )),
        ];

    public void Apply()
    {
        var set = _table.AsSet();
        foreach (var (question, answers, numbers) in _questions)
        {
            var routed = question.Routing is { } routing
                ? _evaluator.Evaluate(routing, set, ConditionReading.Routing)
                : null;
            foreach (var column in answers)
                Apply(
                    routed,
                    _table.Codes[column].AsSpan(0, _table.Count),
                    _table.Columns.Answers[column],
                    column == answers[0]
                );
            foreach (var column in numbers)
                Apply(routed, _table.Numbers[column].AsSpan(0, _table.Count), question);
        }
    }

    private void Apply(byte[]? routed, Span<ushort> codes, AnswerColumn column, bool first)
    {
        var dropped = 0;
        for (var i = 0; routed is not null && i < codes.Length; i++)
        {
            var blank = codes[i] == ResponseSet.Blank;
            if (routed[i] == ConditionEvaluator.True || (routed[i] == ConditionEvaluator.Unknown && !blank))
                continue;
            dropped += blank ? 0 : 1;
            codes[i] = ResponseSet.NotRouted;
        }

        if (column.IsOption && !first)
            return; // options are blank or not routed together: counting the first counts the question
        Count(
            column.Question.Id,
            column.IsOption ? null : column.Part,
            codes.Length - codes.Count(ResponseSet.NotRouted),
            codes.Count(ResponseSet.Blank),
            dropped
        );
    }

    private void Apply(byte[]? routed, Span<double> numbers, Question question)
    {
        var (asked, blanks, dropped) = (0, 0, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            var blank = double.IsNaN(numbers[i]);
            if (
                routed is null
                || routed[i] == ConditionEvaluator.True
                || (routed[i] == ConditionEvaluator.Unknown && !blank)
            )
            {
                asked++;
                blanks += blank ? 1 : 0;
                continue;
            }

            dropped += blank ? 0 : 1;
            numbers[i] = ResponseSet.NotRoutedNumber;
        }

        Count(question.Id, null, asked, blanks, dropped);
    }

    private void Count(string question, string? item, long asked, long blank, long dropped)
    {
        var counted = _counts.GetValueOrDefault((question, item));
        _counts[(question, item)] = (counted.Asked + asked, counted.Blank + blank, counted.Dropped + dropped);
    }

    private static Dictionary<string, int[]> Positions(IEnumerable<string> ids) =>
        ids.Select((id, position) => (id, position))
            .GroupBy(pair => pair.id, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(pair => pair.position).ToArray(),
                StringComparer.Ordinal
            );
}
