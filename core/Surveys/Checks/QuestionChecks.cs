using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// Each question has what its type needs and nothing else, refers to what exists, and is routed on earlier questions.
/// </summary>
internal sealed class QuestionChecks(CodebookIndex index, CodebookIssues issues)
{
    private static readonly QuestionType[] Choosing = [QuestionType.Single, QuestionType.Multiple, QuestionType.Grid];
    private static readonly QuestionType[] Scales = [QuestionType.Single, QuestionType.Grid];

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
                $"{Quote.Of(group)} is not a group that is asked this question.{NearestName.Hint(group, question.Groups)}"
            );
    }

    private void Type(Question question, string path)
    {
        var type = question.Type;
        Needs(question.Answers.Count > 0, Choosing.Contains(type), type, $"{path}.answers", "answers", "'answers'");
        Needs(question.Items.Count > 0, type == QuestionType.Grid, type, $"{path}.items", "items", "'items'");
        Suits(
            question.Ordinal,
            Scales.Contains(type),
            type,
            $"{path}.ordinal",
            "'ordinal'",
            "single and grid questions"
        );
        Suits(
            question.MultipleBase != MultipleBase.Answered,
            type == QuestionType.Multiple,
            type,
            $"{path}.multipleBase",
            "'multipleBase'",
            "multiple questions"
        );
        Suits(
            question.Minimum is not null,
            type == QuestionType.Numeric,
            type,
            $"{path}.minimum",
            "'minimum'",
            "numeric questions"
        );
        Suits(
            question.Maximum is not null,
            type == QuestionType.Numeric,
            type,
            $"{path}.maximum",
            "'maximum'",
            "numeric questions"
        );
        Suits(
            question.Unit is not null,
            type == QuestionType.Numeric,
            type,
            $"{path}.unit",
            "'unit'",
            "numeric questions"
        );
        Suits(
            question.ShowMean,
            type == QuestionType.Numeric || Scales.Contains(type),
            type,
            $"{path}.showMean",
            "'showMean'",
            "single, grid and numeric questions"
        );
        if (question.Minimum > question.Maximum)
            issues.Add($"{path}.minimum", CodebookRule.Range, "'minimum' is larger than 'maximum'. Swap them.");
        if (question.ShowMean && Scales.Contains(type) && question.Answers.All(answer => answer.Score is null))
            issues.Add(
                $"{path}.showMean",
                CodebookRule.QuestionType,
                "A mean is asked for, but no answer has a 'score'. Give answers the number they stand for."
            );
    }

    private void Needs(bool present, bool needed, QuestionType type, string path, string property, string name)
    {
        if (needed && !present && !issues.Has(path))
            issues.Add(
                path,
                CodebookRule.QuestionType,
                $"A {CodebookWords.Of(type)} question has {property}; none were found."
            );
        if (property == "items" || type == QuestionType.Open)
            Suits(
                present,
                needed,
                type,
                path,
                name,
                property == "items" ? "grid questions" : "single, multiple, grid and numeric questions"
            );
    }

    private void Suits(bool present, bool suits, QuestionType type, string path, string name, string where)
    {
        if (present && !suits)
            issues.Add(
                path,
                CodebookRule.QuestionType,
                $"{name} belongs to {where}; this one is {CodebookWords.Of(type)}. Leave it out."
            );
    }
}
