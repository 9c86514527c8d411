using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Conditions ask what their questions can answer, of groups and waves that were asked them.</summary>
internal sealed class ConditionChecks(CodebookIndex index, CodebookIssues issues)
{
    /// <summary>
    /// Where a condition is used: <paramref name="Before"/> limits it to questions above; routing needs every wave, a
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
                if (Asked(id, path, place) is { } single && Type(single, path, item is null ? Form.Is : Form.ItemIs))
                {
                    Item(single, item, path);
                    Codes(single, codes, $"{path}.is");
                }

                break;
            case AnswerHas(var id, var codes):
                if (Asked(id, path, place) is { } multiple && Type(multiple, path, Form.Has))
                    Codes(multiple, codes, $"{path}.has");
                break;
            case AnswerBetween(var id, _, _):
                if (Asked(id, path, place) is { } numeric)
                    Type(numeric, path, Form.Between);
                break;
            case IsAnswered(var id, var item):
                if (
                    Asked(id, path, place) is { } any2
                    && Type(any2, path, item is null ? Form.Answered : Form.ItemAnswered)
                )
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
            MessageText which = position == place.Before ? "this very question" : "a later question";
            issues.Add(
                path,
                CodebookRule.RoutingOrder,
                $"{Quote.Of(id)} is {which}. Route on questions above this one."
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

    private enum Form
    {
        Is,
        ItemIs,
        Has,
        Between,
        Answered,
        ItemAnswered,
    }

    private bool Type(Question question, string path, Form form)
    {
        if (Takes(question.Type, form))
            return true;
        issues.Add(
            $"{path}.question",
            CodebookRule.Condition,
            $"{Quote.Of(question.Id)} is a {CodebookWords.Of(question.Type)} question, for which {Written(form)} cannot be asked. {Advice(question.Type)}"
        );
        return false;
    }

    private static bool Takes(QuestionType type, Form form) =>
        type switch
        {
            QuestionType.Single => form is Form.Is or Form.Answered,
            QuestionType.Multiple => form is Form.Has or Form.Answered,
            QuestionType.Grid => form is Form.ItemIs or Form.Answered or Form.ItemAnswered,
            QuestionType.Numeric => form is Form.Between or Form.Answered,
            QuestionType.Open => false,
            QuestionType.Ranking => form is Form.Answered,
        };

    private static MessageText Written(Form form) =>
        form switch
        {
            Form.Is => "'is'",
            Form.ItemIs => "'item' with 'is'",
            Form.Has => "'has'",
            Form.Between => "'min' and 'max'",
            Form.Answered => "'answered'",
            Form.ItemAnswered => "'item' with 'answered'",
        };

    private static MessageText Advice(QuestionType type) =>
        type switch
        {
            QuestionType.Single => "Use \"is\" without \"item\".",
            QuestionType.Multiple => "Use \"has\".",
            QuestionType.Grid => "Add \"item\" to say which item is meant, and use \"is\".",
            QuestionType.Numeric => "Use \"min\" and \"max\".",
            QuestionType.Open => "No condition can rest on free text.",
            QuestionType.Ranking => "Use \"answered\".",
        };

    private void Item(Question question, string? item, string path)
    {
        var items = question is GridQuestion grid ? grid.Items.Select(i => i.Id).ToList() : [];
        CodebookChecks.Known(
            item,
            $"{path}.item",
            $"item of {Quote.Of(question.Id)} named",
            id => items.Contains(id, StringComparer.Ordinal),
            items,
            issues
        );
    }

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
