using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Conditions ask what their questions can answer, of groups and waves that were asked them.</summary>
internal sealed class ConditionChecks(CodebookIndex index, CodebookIssues issues)
{
    /// <summary>
    /// Where a condition stands: <paramref name="Before"/> limits it to questions above; routing needs every wave, a
    /// subgroup one.
    /// </summary>
    private sealed record Place(int Before, Selection Groups, Selection Waves, bool EveryWave);

    /// <summary>Routing rests on earlier questions that the same groups were asked in the same waves.</summary>
    public void Routing(Condition condition, string path, int question) =>
        Check(
            condition,
            path,
            new Place(question, index.GroupsAsked(question), index.WavesAsking(question), EveryWave: true)
        );

    /// <summary>A subgroup rests on questions that its groups were asked in at least one wave.</summary>
    public void Subgroup(Condition condition, string path, IEnumerable<string> groups) =>
        Check(condition, path, new Place(int.MaxValue, index.Groups(groups), default, EveryWave: false));

    private void Check(Condition condition, string path, Place place)
    {
        switch (condition)
        {
            case AllOf all:
                Parts(all.Parts, $"{path}.all", place);
                break;
            case AnyOf any:
                Parts(any.Parts, $"{path}.any", place);
                break;
            case Not not:
                Check(not.Part, $"{path}.not", place);
                break;
            case AnswerIs(var id, var item, var codes):
                if (
                    Asked(id, path, place) is { } single
                    && Type(single, path, "is", item is null ? [QuestionType.Single] : [QuestionType.Grid])
                )
                {
                    Item(single, item, path);
                    Codes(single, codes, $"{path}.is");
                }

                break;
            case AnswerHas(var id, var codes):
                if (Asked(id, path, place) is { } multiple && Type(multiple, path, "has", [QuestionType.Multiple]))
                    Codes(multiple, codes, $"{path}.has");
                break;
            case AnswerBetween(var id, _, _):
                if (Asked(id, path, place) is { } numeric)
                    Type(numeric, path, "min and max", [QuestionType.Numeric]);
                break;
            case IsAnswered(var id, var item):
                if (Asked(id, path, place) is { } any2 && Type(any2, path, "answered", AnsweredTypes(item)))
                    Item(any2, item, path);
                break;
        }
    }

    private void Parts(IReadOnlyList<Condition> parts, string path, Place place)
    {
        for (var i = 0; i < parts.Count; i++)
            Check(parts[i], JsonPath.At(path, i), place);
    }

    /// <summary>The question a condition asks about; null, and an issue, when it cannot be relied on there.</summary>
    private Question? Asked(string id, string path, Place place)
    {
        path += ".question";
        CodebookChecks.Known(id, path, "question", name => index.QuestionIndex(name) >= 0, index.QuestionIds, issues);
        var position = index.QuestionIndex(id);
        if (position < 0)
            return null;
        if (position >= place.Before)
        {
            var which = position == place.Before ? "this very question" : "a later question";
            issues.Add(
                path,
                CodebookRule.RoutingOrder,
                $"{Quote.Of(id)} is {which}. Route on questions that stand above this one."
            );
            return null;
        }

        var groups = place.Groups.Without(index.GroupsAsked(position));
        if (!groups.IsEmpty)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"{Quote.Of(id)} is not asked of {index.NamesOfGroups(groups)}. Ask it there too, or limit the groups this condition serves."
            );
        var waves = place.Waves.Without(index.WavesAsking(position));
        if (place.EveryWave && !waves.IsEmpty)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"{Quote.Of(id)} is not asked in wave {index.NamesOfWaves(waves)}. Ask it there too, or limit the waves this condition serves."
            );
        var question = index.Codebook.Questions[position];
        return
            issues.Has($"{JsonPath.At("$.questions", position)}.type")
            || issues.Has(JsonPath.At("$.questions", position))
            ? null
            : question;
    }

    private bool Type(Question question, string path, string form, QuestionType[] suitable)
    {
        if (suitable.Contains(question.Type))
            return true;
        issues.Add(
            $"{path}.question",
            CodebookRule.Condition,
            (question.Type, form) switch
            {
                (QuestionType.Open, _) =>
                    $"{Quote.Of(question.Id)} is an open question; no condition can rest on free text.",
                (QuestionType.Grid, "is") =>
                    $"{Quote.Of(question.Id)} is a grid question. Add \"item\" to say which item is meant.",
                _ =>
                    $"{Quote.Of(question.Id)} is a {CodebookWords.Of(question.Type)} question, for which '{form}' {(form.Contains(' ', StringComparison.Ordinal) ? "do" : "does")} not work. Use {Suggested(question.Type)}.",
            }
        );
        return false;
    }

    private static QuestionType[] AnsweredTypes(string? item) =>
        item is null
            ? [QuestionType.Single, QuestionType.Multiple, QuestionType.Grid, QuestionType.Numeric]
            : [QuestionType.Grid];

    private static string Suggested(QuestionType type) =>
        type switch
        {
            QuestionType.Multiple => "\"has\"",
            QuestionType.Numeric => "\"min\" and \"max\"",
            QuestionType.Grid => "\"item\" with \"is\"",
            _ => "\"is\" without \"item\"",
        };

    private void Item(Question question, string? item, string path) =>
        CodebookChecks.Known(
            item,
            $"{path}.item",
            $"item of {Quote.Of(question.Id)} named",
            id => question.Items.Any(i => i.Id == id),
            question.Items.Select(i => i.Id),
            issues
        );

    private void Codes(Question question, IReadOnlyList<string> codes, string path) =>
        CodebookChecks.Known(
            codes,
            path,
            $"answer of {Quote.Of(question.Id)} with code",
            code => question.Answers.Any(a => a.Code == code),
            question.Answers.Select(a => a.Code),
            issues
        );
}
