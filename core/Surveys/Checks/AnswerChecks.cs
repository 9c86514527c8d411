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
        var items = question is GridQuestion grid ? grid.Items : [];
        CodebookChecks.Unique(items.Select(item => item.Id), $"{path}.items", "item", issues);
        DifferingOnlyInCase(question.Answers.Select(answer => answer.Code), $"{path}.answers", "code", issues);
        DifferingOnlyInCase(items.Select(item => item.Id), $"{path}.items", "id", issues);
        Labels(question, path);
        Offered(question, question.Answers, $"{path}.answers", "answer");
        Substantive(question, $"{path}.answers");
        Offered(question, items, $"{path}.items", "item");
        for (var i = 0; i < question.Answers.Count; i++)
            Suits(question.Answers[i], Of(question), JsonPath.At($"{path}.answers", i));
    }

    /// <summary>Notes names that differ from an earlier one only in the case of letters.</summary>
    public static void DifferingOnlyInCase(
        IEnumerable<string> names,
        string path,
        string property,
        CodebookIssues issues
    )
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, name) in names.Index())
            if (name.Length > 0 && !known.TryAdd(name, name) && known[name] != name)
                issues.Add(
                    $"{JsonPath.At(path, i)}.{property}",
                    CodebookRule.Duplicate,
                    $"{Quote.Of(name)} differs from {Quote.Of(known[name])} only in capitals, which column names do not distinguish. Choose another {property}."
                );
    }

    /// <summary>
    /// Within a group's answers a label names one answer. One that is the code of another answer is read as the code.
    /// </summary>
    private void Labels(Question question, string path)
    {
        var codes = question.Answers.Select(answer => answer.Code).ToHashSet(StringComparer.Ordinal);
        var takenBy = new Dictionary<string, (Selection Groups, int Answer)>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < question.Answers.Count; i++)
        {
            var answer = question.Answers[i];
            var groups = index.Groups(answer.Groups.Count > 0 ? answer.Groups : question.Groups);
            foreach (
                var label in answer
                    .Label.Versions()
                    .Where(label => label.Length > 0)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            )
            {
                if (
                    index.Codebook.Responses == ResponseNotation.Either
                    && label != answer.Code
                    && codes.Contains(label)
                )
                    issues.Warn(
                        $"{JsonPath.At($"{path}.answers", i)}.label",
                        CodebookRule.LabelIsCode,
                        $"The label {Quote.Of(label)} is the code of another answer. In response files it is read as that code; a file that gives labels in this column is refused. Say what files give with \"responses\": \"codes\" or \"labels\"."
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

    private void Offered(Question question, IReadOnlyList<Offered> parts, string path, MessageText what)
    {
        if (parts.Count == 0)
            return;
        var (groups, waves) = (default(Selection), default(Selection));
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            groups = groups.With(index.Groups(part.Groups.Count > 0 ? part.Groups : question.Groups));
            waves = waves.With(index.Waves(part.Waves.Count > 0 ? part.Waves : question.Waves));
            Known(part.Groups, question.Groups, $"{JsonPath.At(path, i)}.groups", "group asked this question named");
            Known(part.Waves, question.Waves, $"{JsonPath.At(path, i)}.waves", "wave that asked this question named");
        }

        if (index.Groups(question.Groups).Without(groups) is { IsEmpty: false } left)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"No {what} is offered to {index.NamesOfGroups(left)}, though asked this question. Add the group to an {what}, or leave it out of the question's groups."
            );
        if (index.Waves(question.Waves).Without(waves) is { IsEmpty: false } without)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"No {what} is offered in wave {index.NamesOfWaves(without)}, which asked this question. Add the wave to an {what}, or leave it out of the question's waves."
            );
    }

    /// <summary>A question of which one answer is given has an answer that counts, in every wave and of every group.</summary>
    private void Substantive(Question question, string path)
    {
        if (question is not (SingleQuestion or GridQuestion) || question.Answers.Count == 0)
            return;
        if (question.Answers.All(answer => answer.Missing))
            issues.Add(
                path,
                CodebookRule.QuestionType,
                "Every answer is \"missing\", so nobody would be counted. Leave \"missing\" out of an answer, or make the question open."
            );
    }

    private void Known(IReadOnlyList<string> named, IReadOnlyList<string> asked, string path, MessageText what) =>
        CodebookChecks.Known(named, path, what, id => asked.Contains(id, StringComparer.Ordinal), asked, issues);

    /// <summary>What answers of a question may have.</summary>
    private sealed record Rules(
        bool Exclusive = false,
        bool Scale = false,
        bool Substantive = true,
        bool Missing = true
    );

    private static Rules Of(Question question) =>
        question.Match(
            single: _ => new Rules(Scale: true),
            multiple: _ => new Rules(Exclusive: true),
            grid: _ => new Rules(Scale: true),
            numeric: _ => new Rules(Substantive: false),
            open: _ => new Rules(),
            ranking: _ => new Rules(Missing: false)
        );

    private void Suits(Answer answer, Rules rules, string path)
    {
        Only(
            answer.Exclusive,
            rules.Exclusive,
            $"{path}.exclusive",
            "'exclusive' belongs to options of a multiple question. Leave it out."
        );
        Only(
            answer.InSummary,
            rules.Scale,
            $"{path}.inSummary",
            "'inSummary' belongs to answers of a single or grid question. Leave it out."
        );
        Only(
            answer.Score is not null,
            rules.Scale,
            $"{path}.score",
            "'score' belongs to answers of a single or grid question. Leave it out."
        );
        Only(
            !answer.Missing,
            rules.Substantive,
            $"{path}.missing",
            "The answers of a numeric question are its missing codes (\"don't know\"). Add \"missing\": true, or make the question single."
        );
        Only(
            answer.Missing,
            rules.Missing,
            $"{path}.missing",
            "An option that is put in order is never a missing answer. Leave 'missing' out; who puts nothing in order did not answer."
        );
        Only(
            answer.InSummary && answer.Missing,
            false,
            $"{path}.inSummary",
            "A missing answer counts nowhere, so it cannot be in the summary. Leave one of the two out."
        );
    }

    private void Only(bool present, bool allowed, string path, MessageText message)
    {
        if (present && !allowed)
            issues.Add(path, CodebookRule.QuestionType, message);
    }
}
