using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Tables are crossed by the answers of a closed question.</summary>
internal sealed class CrossTableChecks(CodebookIndex index, CodebookIssues issues)
{
    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        var groups = _codebook.Groups.Select(group => group.Id).ToArray();
        for (var i = 0; i < _codebook.CrossTables.Count; i++)
        {
            var (cross, path) = (_codebook.CrossTables[i], JsonPath.At("$.crossTables", i));
            CodebookChecks.Known(cross.Groups, $"{path}.groups", "group", index.HasGroup, groups, issues);
            CodebookChecks.Known(
                cross.Questions,
                $"{path}.questions",
                "question",
                id => index.QuestionIndex(id) >= 0,
                index.QuestionIds,
                issues
            );
            if (_codebook.CrossTables.Take(i).Any(other => other.By == cross.By && other.Item == cross.Item))
                issues.Add(
                    $"{path}.by",
                    CodebookRule.Duplicate,
                    $"Tables are crossed by {Quote.Of(cross.By)} already. Put the questions and groups together."
                );
            By(cross, path);
        }
    }

    private void By(CrossTable cross, string path)
    {
        CodebookChecks.Known(
            cross.By,
            $"{path}.by",
            "question",
            id => index.QuestionIndex(id) >= 0,
            index.QuestionIds,
            issues
        );
        if (cross.By.Length == 0 || index.QuestionIndex(cross.By) is not (>= 0 and var position))
            return;
        if (
            issues.Has(JsonPath.At("$.questions", position))
            || issues.Has($"{JsonPath.At("$.questions", position)}.type")
        )
            return;
        var question = _codebook.Questions[position];
        var suits = question switch
        {
            SingleQuestion or MultipleQuestion => cross.Item is null,
            GridQuestion grid => cross.Item is { } item && grid.Items.Any(i => i.Id == item),
            _ => false,
        };
        if (!suits)
        {
            issues.Add(
                $"{path}.by",
                CodebookRule.QuestionType,
                $"{Quote.Of(cross.By)} is a {CodebookWords.Of(question.Type)} question. Tables are crossed by a single or multiple question, or by an 'item' of a grid."
            );
            return;
        }

        var columns = question.Answers.Count(answer => !answer.Missing);
        if (columns is < 2 or > CodebookLimits.MaximumCrossColumns)
            issues.Add(
                $"{path}.by",
                CodebookRule.Range,
                $"{Quote.Of(cross.By)} has {columns} substantive answers; 2 to {CodebookLimits.MaximumCrossColumns} can be columns."
            );
        if (!index.Groups(cross.Groups).Overlaps(index.GroupsAsked(position)))
            issues.Add(
                $"{path}.groups",
                CodebookRule.Reference,
                $"None of these groups is asked {Quote.Of(cross.By)}, so that nothing is crossed. Name one that is."
            );
    }
}
