using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// Each question has what its type needs and nothing else, refers to what exists, and is routed on earlier questions.
/// </summary>
internal sealed class QuestionChecks(CodebookIndex index, CodebookIssues issues)
{
    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        for (var i = 0; i < _codebook.Questions.Count; i++)
        {
            var (question, path) = (_codebook.Questions[i], JsonPath.At("$.questions", i));
            References(question, path);
            if (!issues.Has(path) && !issues.Has($"{path}.type"))
                Type(question, path);
            new AnswerChecks(index, issues).Run(question, path);
            if (question.Routing is { } routing)
                new ConditionChecks(index, issues).Routing(routing, $"{path}.routing", i);
        }
    }

    private void References(Question question, string path)
    {
        var groups = _codebook.Groups.Select(group => group.Id);
        CodebookChecks.Known(question.Groups, $"{path}.groups", "group", index.HasGroup, groups, issues);
        CodebookChecks.Known(
            question.Waves,
            $"{path}.waves",
            "wave",
            index.HasWave,
            _codebook.Waves.Select(wave => wave.Id),
            issues
        );
        CodebookChecks.Known(
            question.Chapter,
            $"{path}.chapter",
            "chapter",
            id => _codebook.Chapters.Any(chapter => chapter.Id == id),
            _codebook.Chapters.Select(chapter => chapter.Id),
            issues
        );
        foreach (
            var group in question.TextByGroup.Keys.Where(group =>
                !question.Groups.Contains(group, StringComparer.Ordinal)
            )
        )
            issues.Add(
                $"{path}.textByGroup{JsonPath.Step(group)}",
                CodebookRule.Reference,
                $"{Quote.Of(group)} is not a group that is asked this question.{issues.Nearest.Hint(group, question.Groups)}"
            );
    }

    private void Type(Question question, string path) =>
        Note(
            question.Match<IEnumerable<(string, string, MessageText)?>>(
                single: q => [Needs(q, "answers", q.Answers.Count), Scores(q), Spread(q)],
                multiple: q => [Needs(q, "answers", q.Answers.Count)],
                grid: q =>
                    [
                        Needs(q, "answers", q.Answers.Count),
                        Needs(q, "items", q.Items.Count),
                        Scores(q),
                        Spread(q),
                        Reliability(q),
                    ],
                numeric: q => [Bounds(q)],
                open: _ => [],
                ranking: q => [Needs(q, "answers", q.Answers.Count), .. Ranking(q)]
            ),
            path
        );

    private void Note(IEnumerable<(string Property, string Rule, MessageText Message)?> found, string path)
    {
        foreach (var (property, rule, message) in found.OfType<(string, string, MessageText)>())
            if (!issues.Has($"{path}.{property}"))
                issues.Add($"{path}.{property}", rule, message);
    }

    private static (string, string, MessageText)? Needs(Question question, string property, int count) =>
        count > 0
            ? null
            : (
                property,
                CodebookRule.QuestionType,
                $"A {CodebookWords.Of(question.Type)} question has {property}; none were found."
            );

    private static (string, string, MessageText)? Scores(ScaleQuestion question) =>
        question.ShowMean && question.Answers.All(answer => answer.Score is null)
            ? (
                "showMean",
                CodebookRule.QuestionType,
                "A mean is asked for, but no answer has a 'score'. Give answers the number they stand for."
            )
            : null;

    private static (string, string, MessageText)? Spread(ScaleQuestion question) =>
        question is { ShowStandardDeviation: true, ShowMean: false }
            ? (
                "showStandardDeviation",
                CodebookRule.QuestionType,
                "A standard deviation is that of the scores around their mean. Ask for the mean too (\"showMean\": true), or leave it out."
            )
            : null;

    private static (string, string, MessageText)? Reliability(GridQuestion question)
    {
        if (!question.ShowReliability)
            return null;
        if (question.Items.Count < 2)
            return (
                "showReliability",
                CodebookRule.QuestionType,
                "Cronbach's alpha is of two items or more; there is one. Leave it out."
            );
        return question.Answers.Count(answer => !answer.Missing && answer.Score is not null) < 2
            ? (
                "showReliability",
                CodebookRule.QuestionType,
                "Cronbach's alpha is made of scores, and fewer than two answers have a 'score'. Give answers the number they stand for."
            )
            : null;
    }

    private static (string, string, MessageText)? Bounds(NumericQuestion question) =>
        question.Minimum > question.Maximum
            ? ("minimum", CodebookRule.Range, "'minimum' is larger than 'maximum'. Swap them.")
            : null;

    private static IEnumerable<(string, string, MessageText)?> Ranking(RankingQuestion question)
    {
        if (question.Answers.Count is 1 or > CodebookLimits.MaximumRankedOptions)
            yield return (
                "answers",
                CodebookRule.Range,
                $"Found {question.Answers.Count} options; 2 to {CodebookLimits.MaximumRankedOptions} can be put in order."
            );
        if (question.Answers.Count > 0 && question.Places > question.Answers.Count)
            yield return (
                "places",
                CodebookRule.Range,
                $"There are {question.Places} places for {question.Answers.Count} options. Lower 'places'."
            );
    }
}
