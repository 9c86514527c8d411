using System.Text.Json.Nodes;
using Serverless.Intake.Sources.Forms;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Writes the conditions of forms as conditions of a codebook, as far as it can say them.</summary>
internal sealed class DraftRouting
{
    private readonly Dictionary<string, DraftQuestion> _above = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The routing of a question; null when it has none, or one that cannot be expressed.</summary>
    public JsonObject? Of(DraftQuestion question, List<DraftDecision> decisions)
    {
        var routing = question.Condition is { } condition ? Json(condition) : null;
        var isLost = question.UnreadCondition is not null || (question.Condition is not null && routing is null);
        if (isLost)
            decisions.Add(
                new DraftDecision(
                    "routing",
                    question.Id,
                    question.UnreadCondition is { } words
                        ? $"{question.Code} is asked under the condition '{(words.Length <= 200 ? words : words[..200] + "…")}', which could not be read."
                        : $"{question.Code} is asked under a condition on questions that the codebook does not have above it.",
                    "It has no routing: everyone counts as asked, and the blank cells as not answered. Write the condition by hand."
                )
            );
        return routing;
    }

    /// <summary>Conditions may be on questions above only, and never on open ones.</summary>
    public void Add(DraftQuestion question)
    {
        _above.TryAdd(question.Code, question);
        if (question.Alias is { } alias)
            _above.TryAdd(alias, question);
        _above.TryAdd(question.Code[(question.Code.LastIndexOf('/') + 1)..], question);
    }

    private JsonObject? Json(FormCondition condition) =>
        condition switch
        {
            FormCondition.Is(var question, var item, var codes) => Is(question, item, codes),
            FormCondition.Between(var question, var minimum, var maximum) => Between(question, minimum, maximum),
            FormCondition.Answered(var question) when Find(question, null).Question is { } found => new JsonObject
            {
                ["question"] = found.Id,
                ["answered"] = true,
            },
            FormCondition.All(var parts) => Joined("all", parts),
            FormCondition.Any(var parts) => Joined("any", parts),
            FormCondition.Not(var part) when Json(part) is { } denied => new JsonObject { ["not"] = denied },
            _ => null,
        };

    private JsonObject? Joined(string word, IReadOnlyList<FormCondition> parts)
    {
        var all = new JsonArray();
        foreach (var part in parts)
        {
            if (Json(part) is not { } json)
                return null;
            all.Add((JsonNode)json);
        }

        return new JsonObject { [word] = all };
    }

    private JsonObject? Is(string name, string? item, IReadOnlyList<string> codes)
    {
        var (question, part) = Find(name, item);
        if (question is null)
            return null;
        if (question.Type == QuestionType.Multiple)
        {
            // Of an option the value says whether it was ticked; of the question it is the option.
            var wanted = part ?? codes[0];
            var option = question.Answers.FirstOrDefault(answer =>
                answer.Code.Equals(DraftNames.Code(wanted), StringComparison.OrdinalIgnoreCase)
            );
            if (option is null)
                return null;
            var has = new JsonObject { ["question"] = question.Id, ["has"] = new JsonArray(option.Code) };
            return part is not null && TickWords.IsNotTicked(codes[0]) ? new JsonObject { ["not"] = has } : has;
        }

        var known = question
            .Answers.Where(answer => codes.Contains(answer.Code, StringComparer.Ordinal))
            .Select(answer => (JsonNode)answer.Code)
            .ToArray();
        if (
            question.Type == QuestionType.Numeric
            && double.TryParse(codes[0], System.Globalization.CultureInfo.InvariantCulture, out var number)
        )
            return Between(name, number, number);
        if (known.Length != codes.Count || question.Type is not (QuestionType.Single or QuestionType.Grid))
            return null;
        var json = new JsonObject { ["question"] = question.Id };
        if (question.Type == QuestionType.Grid)
        {
            if (
                question.Items.FirstOrDefault(i => i.Id.Equals(part, StringComparison.OrdinalIgnoreCase))
                is not { } found
            )
                return null;
            json["item"] = found.Id;
        }

        json["is"] = new JsonArray(known);
        return json;
    }

    private JsonObject? Between(string name, double? minimum, double? maximum)
    {
        var (question, _) = Find(name, null);
        if (question?.Type != QuestionType.Numeric)
            return null;
        var json = new JsonObject { ["question"] = question.Id };
        if (minimum is { } low)
            json["min"] = low;
        if (maximum is { } high)
            json["max"] = high;
        return json;
    }

    /// <summary>The question of this name; LimeSurvey names items <c>question_item</c>.</summary>
    private (DraftQuestion? Question, string? Item) Find(string name, string? item)
    {
        if (_above.TryGetValue(name, out var question))
            return question.Type == QuestionType.Open ? (null, null) : (question, item);
        for (var mark = name.LastIndexOf('_'); mark > 0; mark = name.LastIndexOf('_', mark - 1))
            if (_above.TryGetValue(name[..mark], out question) && question.Type != QuestionType.Open)
                return (question, name[(mark + 1)..]);
        return (null, null);
    }
}
