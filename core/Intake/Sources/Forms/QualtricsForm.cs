using System.Globalization;
using System.Text.Json;
using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Forms;

/// <summary>A Qualtrics structure file (<c>.qsf</c>), which is JSON.</summary>
internal static class QualtricsForm
{
    private const int MaximumDepth = 64;
    private const string QuestionElement = "SQ";
    private const string BlockElement = "BL";

    public static SurveyForm Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new SourceException("The Qualtrics structure file is damaged. Export it again.", e);
        }
    }

    private static SurveyForm Read(JsonElement root)
    {
        var elements = root.GetProperty("SurveyElements").EnumerateArray().ToList();
        var removed = Removed(elements);
        var title = Text(root.GetProperty("SurveyEntry"), "SurveyName");
        return new SurveyForm
        {
            Format = "Qualtrics structure",
            Title = title.Length == 0 ? null : new FormText(title),
            Questions =
            [
                .. elements
                    .Where(element => Text(element, "Element") == QuestionElement)
                    .Select(element => element.GetProperty("Payload"))
                    .Where(payload => !removed.Contains(Text(payload, "QuestionID")))
                    .SelectMany(Questions),
            ],
        };
    }

    /// <summary>Questions in the block where removed questions are kept.</summary>
    private static HashSet<string> Removed(List<JsonElement> elements)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements.Where(element => Text(element, "Element") == BlockElement))
        {
            if (!element.TryGetProperty("Payload", out var payload))
                continue;
            foreach (var block in Members(payload).Select(member => member.Value))
                if (Text(block, "Type") == "Trash" && block.TryGetProperty("BlockElements", out var parts))
                    removed.UnionWith(parts.EnumerateArray().Select(part => Text(part, "QuestionID")));
        }

        return removed;
    }

    private static IEnumerable<FormQuestion> Questions(JsonElement payload)
    {
        var type = Text(payload, "QuestionType");
        if (type is "DB" or "Meta" or "Timing" or "Captcha")
            yield break;
        if (type == "SBS" && payload.TryGetProperty("AdditionalQuestions", out var columns))
        {
            // Questions side by side share their items; each is a grid of its own.
            foreach (var column in Members(columns).Select(member => member.Value))
                yield return Question(
                    column,
                    Text(column, "QuestionType"),
                    PlainText.Of(Text(payload, "QuestionText"))
                );
            yield break;
        }

        yield return Question(payload, type, null);
    }

    private static FormQuestion Question(JsonElement payload, string type, string? above)
    {
        var selector = Text(payload, "Selector");
        var subSelector = Text(payload, "SubSelector");
        var kind = (type, selector) switch
        {
            ("MC", "MAVR" or "MAHR" or "MACOL" or "MSB") => FormQuestionKind.Multiple,
            ("MC", _) => FormQuestionKind.Single,
            ("Matrix", "Likert" or "Bipolar" or "Profile") when subSelector != "MultipleAnswer" =>
                FormQuestionKind.Grid,
            ("Slider" or "CS", _) => FormQuestionKind.Numbers,
            _ => FormQuestionKind.Text,
        };
        var text = PlainText.Of(Text(payload, "QuestionText"));
        var choices = Options(payload, "Choices", "ChoiceOrder");
        var (condition, unread) = Condition(payload);
        return new FormQuestion
        {
            Code = Text(payload, "QuestionID"),
            Alias = Text(payload, "DataExportTag"),
            Text = new FormText(above is null ? text : $"{above} {text}".Trim()),
            Kind = kind,
            Options = kind switch
            {
                FormQuestionKind.Grid => Options(payload, "Answers", "AnswerOrder"),
                FormQuestionKind.Single or FormQuestionKind.Multiple => choices,
                _ => [],
            },
            Items = kind is FormQuestionKind.Grid or FormQuestionKind.Numbers ? choices : [],
            Condition = condition,
            UnreadCondition = unread,
        };
    }

    /// <summary>Choices in their order, with the code that the data have, which may differ from the choice's number.</summary>
    private static List<FormOption> Options(JsonElement payload, string name, string order)
    {
        if (!payload.TryGetProperty(name, out var choices))
            return [];
        var codes =
            payload.TryGetProperty("RecodeValues", out var recode)
            && name == (payload.TryGetProperty("Answers", out _) ? "Answers" : "Choices")
                ? Distinct(recode)
                    .ToDictionary(member => member.Name, member => Scalar(member.Value), StringComparer.Ordinal)
                : [];
        var byId = Distinct(choices)
            .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var ids =
            payload.TryGetProperty(order, out var listed) && listed.ValueKind == JsonValueKind.Array
                ? listed.EnumerateArray().Select(Scalar).Where(byId.ContainsKey).ToList()
                : [.. byId.Keys];
        return
        [
            .. ids.Select(id => new FormOption(
                codes.GetValueOrDefault(id) is { Length: > 0 } code ? code : id,
                new FormText(PlainText.Of(Text(byId[id], "Display"))),
                IsExclusive: byId[id].TryGetProperty("ExclusiveAnswer", out var exclusive)
                    && exclusive.ValueKind == JsonValueKind.True
            )),
        ];
    }

    /// <summary>Conditions of the form "choice of question is selected", all joined alike.</summary>
    private static (FormCondition? Condition, string? Unread) Condition(JsonElement payload)
    {
        if (!payload.TryGetProperty("DisplayLogic", out var logic) || logic.ValueKind != JsonValueKind.Object)
            return (null, null);
        var parts = new List<FormCondition>();
        var joins = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Members(logic).Where(member => member.Value.ValueKind == JsonValueKind.Object))
        foreach (var line in Members(group.Value).Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            joins.Add(Text(line.Value, "Conjuction") is { Length: > 0 } join ? join : Text(line.Value, "Conjunction"));
            if (Selected(line.Value) is not { } part)
                return (
                    null,
                    PlainText.Of(Text(line.Value, "Description")) is { Length: > 0 } words ? words : "DisplayLogic"
                );
            parts.Add(part);
        }

        joins.Remove("");
        if (parts.Count == 0)
            return (null, null);
        if (parts.Count == 1)
            return (parts[0], null);
        return joins.Count switch
        {
            1 when joins.Contains("Or") => (new FormCondition.Any(parts), null),
            0 or 1 => (new FormCondition.All(parts), null),
            _ => (null, "DisplayLogic"),
        };
    }

    private static FormCondition? Selected(JsonElement line)
    {
        if (Text(line, "LogicType") != "Question")
            return null;
        var locator = Text(line, "ChoiceLocator").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (locator is not ["q:", var question, "SelectableChoice", var choice])
            return null;
        FormCondition selected = new FormCondition.Is(question, null, [choice]);
        return Text(line, "Operator") switch
        {
            "Selected" => selected,
            "NotSelected" => new FormCondition.Not(selected),
            _ => null,
        };
    }

    /// <summary>Members of an object; Qualtrics writes an empty one as an array, and may number them in one.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Name, member.Value)),
            JsonValueKind.Array => element
                .EnumerateArray()
                .Select((value, i) => (i.ToString(CultureInfo.InvariantCulture), value)),
            _ => [],
        };

    private static IEnumerable<(string Name, JsonElement Value)> Distinct(JsonElement element) =>
        Members(element).DistinctBy(member => member.Name, StringComparer.Ordinal);

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? Scalar(value) : "";

    private static string Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
}
