using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// Answers and items can be told apart, in the codebook and in response files that give codes or labels.
/// </summary>
internal sealed class AnswerChecks(CodebookIndex index, CodebookIssues issues)
{
    public void Run(Question question, string path)
    {
        CodebookChecks.Unique(
            question.Answers.Select(answer => answer.Code),
            $"{path}.answers",
            "answer",
            issues,
            "code"
        );
        CodebookChecks.Unique(question.Items.Select(item => item.Id), $"{path}.items", "item", issues);
        CodesDifferingOnlyInCase(question, path);
        Labels(question, path);
        Offered(question, [.. question.Answers.Select(answer => answer.Groups)], $"{path}.answers", "answer");
        Offered(question, [.. question.Items.Select(item => item.Groups)], $"{path}.items", "item");
        for (var i = 0; i < question.Answers.Count; i++)
            Suits(question, question.Answers[i], JsonPath.At($"{path}.answers", i));
    }

    private void CodesDifferingOnlyInCase(Question question, string path)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < question.Answers.Count; i++)
        {
            var code = question.Answers[i].Code;
            if (code.Length > 0 && !codes.TryAdd(code, code) && codes[code] != code)
                issues.Add(
                    $"{JsonPath.At($"{path}.answers", i)}.code",
                    CodebookRule.Duplicate,
                    $"{Quote.Of(code)} differs from {Quote.Of(codes[code])} only in capitals, which column names do not distinguish. Choose another code."
                );
        }
    }

    /// <summary>Within a group's answers a label names one answer, and is not the code of another.</summary>
    private void Labels(Question question, string path)
    {
        var codes = question.Answers.Select(answer => answer.Code).ToHashSet(StringComparer.Ordinal);
        var takenBy = new Dictionary<string, (Selection Groups, int Answer)>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < question.Answers.Count; i++)
        {
            var answer = question.Answers[i];
            var groups = index.Groups(answer.Groups.Count > 0 ? answer.Groups : question.Groups);
            foreach (
                var label in new[] { answer.Label.Nl, answer.Label.En }
                    .OfType<string>()
                    .Where(label => label.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            )
            {
                if (label != answer.Code && codes.Contains(label))
                    issues.Add(
                        $"{JsonPath.At($"{path}.answers", i)}.label",
                        CodebookRule.Duplicate,
                        $"The label {Quote.Of(label)} is the code of another answer, so that a file giving it could mean either. Change one of them."
                    );
                if (takenBy.TryGetValue(label, out var taken) && taken.Groups.Overlaps(groups) && taken.Answer != i)
                    issues.Add(
                        $"{JsonPath.At($"{path}.answers", i)}.label",
                        CodebookRule.Duplicate,
                        $"The label {Quote.Of(label)} is also that of {JsonPath.At($"{path}.answers", taken.Answer)} for the same group. Make the labels differ."
                    );
                takenBy[label] = (taken.Groups.With(groups), i);
            }
        }
    }

    private void Offered(Question question, IReadOnlyList<IReadOnlyList<string>> groupsOf, string path, string what)
    {
        if (groupsOf.Count == 0)
            return;
        var offered = default(Selection);
        for (var i = 0; i < groupsOf.Count; i++)
        {
            offered = offered.With(index.Groups(groupsOf[i].Count > 0 ? groupsOf[i] : question.Groups));
            CodebookChecks.Known(
                groupsOf[i],
                $"{JsonPath.At(path, i)}.groups",
                "group asked this question named",
                id => question.Groups.Contains(id, StringComparer.Ordinal),
                question.Groups,
                issues
            );
        }

        var without = index.Groups(question.Groups).Without(offered);
        if (!without.IsEmpty)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"No {what} is offered to {index.NamesOfGroups(without)}, though asked this question. Add the group to an {what}, or leave it out of the question's groups."
            );
    }

    private void Suits(Question question, Answer answer, string path)
    {
        var scale = question.Type is QuestionType.Single or QuestionType.Grid;
        Only(
            answer.Exclusive,
            question.Type == QuestionType.Multiple,
            $"{path}.exclusive",
            "'exclusive' belongs to options of a multiple question. Leave it out."
        );
        Only(
            answer.InSummary,
            scale,
            $"{path}.inSummary",
            "'inSummary' belongs to answers of a single or grid question. Leave it out."
        );
        Only(
            answer.Score is not null,
            scale,
            $"{path}.score",
            "'score' belongs to answers of a single or grid question. Leave it out."
        );
        Only(
            !answer.Missing,
            question.Type != QuestionType.Numeric,
            $"{path}.missing",
            "The answers of a numeric question are its missing codes (\"weet niet\"). Add \"missing\": true, or make the question single."
        );
        Only(
            answer.InSummary && answer.Missing,
            false,
            $"{path}.inSummary",
            "A missing answer counts nowhere, so it cannot be in the summary. Leave one of the two out."
        );
    }

    private void Only(bool present, bool allowed, string path, string message)
    {
        if (present && !allowed)
            issues.Add(path, CodebookRule.QuestionType, message);
    }
}
