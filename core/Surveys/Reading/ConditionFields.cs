using System.Text.Json;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>Reads conditions: <c>{"question":"q","is":["1"]}</c>, <c>{"all":[…]}</c> and so on.</summary>
internal static class ConditionFields
{
    private const string Forms =
        "{\"question\",\"is\":[codes]}, {\"question\",\"item\",\"is\":[codes]}, {\"question\",\"has\":[codes]}, "
        + "{\"question\",\"min\",\"max\"}, {\"question\",\"answered\":true}, {\"all\":[…]}, {\"any\":[…]} or {\"not\":{…}}";

    private static readonly string[] Combining = ["all", "any", "not"];
    private static readonly string[] Asking = ["is", "has", "min", "max", "answered"];

    public static Condition? Optional(JsonFields owner, string name, CodebookIssues issues) =>
        owner.Has(name) ? Read(owner, name, issues) : null;

    public static Condition Read(JsonFields owner, string name, CodebookIssues issues) =>
        owner.Object(name, CodebookShape.Condition) is { } fields ? Read(fields, issues) : new UnreadableCondition();

    private static Condition Read(JsonElement element, string path, CodebookIssues issues) =>
        JsonFields.Of(element, path, CodebookShape.Condition, issues) is { } fields
            ? Read(fields, issues)
            : new UnreadableCondition();

    private static Condition Read(JsonFields fields, CodebookIssues issues)
    {
        var forms = Combining.Where(fields.Has).ToArray();
        if (fields.Has("question") && forms.Length == 0)
            return Asked(fields, issues);
        if (fields.Names.Count() == 1 && forms.Length == 1)
            return Combined(fields, forms[0], issues);
        return Unclear(fields, issues);
    }

    private static Condition Combined(JsonFields fields, string form, CodebookIssues issues)
    {
        if (form == "not")
            return new Not(Read(fields, "not", issues));
        var parts = fields
            .Array(form, 1, CodebookLimits.MaximumConditionParts)
            .Select(part => Read(part.Element, part.Path, issues))
            .ToList();
        return form == "all" ? new AllOf(parts) : new AnyOf(parts);
    }

    private static Condition Asked(JsonFields fields, CodebookIssues issues)
    {
        var forms = Asking.Where(fields.Has).ToArray();
        var between = forms.Length > 0 && forms.All(form => form is "min" or "max");
        if (forms.Length != 1 && !between)
            return Unclear(fields, issues);
        var question = fields.Reference("question");
        var item = fields.OptionalReference("item");
        if (item is not null && forms[0] is not ("is" or "answered"))
            return Unclear(fields, issues);
        if (between)
            return Between(fields, question);
        return forms[0] switch
        {
            "is" => new AnswerIs(question, item, fields.References("is", 1, CodebookLimits.MaximumAnswers)),
            "has" => new AnswerHas(question, fields.References("has", 1, CodebookLimits.MaximumAnswers)),
            _ => Answered(fields, question, item),
        };
    }

    private static AnswerBetween Between(JsonFields fields, string question)
    {
        var minimum = fields.OptionalNumber("min", -CodebookLimits.MaximumNumber, CodebookLimits.MaximumNumber);
        var maximum = fields.OptionalNumber("max", -CodebookLimits.MaximumNumber, CodebookLimits.MaximumNumber);
        if (minimum > maximum)
            fields.Note("min", CodebookRule.Range, "'min' is larger than 'max'. Swap them.");
        return new AnswerBetween(question, minimum, maximum);
    }

    private static IsAnswered Answered(JsonFields fields, string question, string? item)
    {
        if (!fields.Flag("answered", otherwise: true))
            fields.Note(
                "answered",
                CodebookRule.Condition,
                "Only \"answered\": true can be asked. For the opposite write {\"not\": {…, \"answered\": true}}."
            );
        return new IsAnswered(question, item);
    }

    private static UnreadableCondition Unclear(JsonFields fields, CodebookIssues issues)
    {
        var found = fields.Names.Any() ? string.Join(", ", fields.Names.Select(name => Quote.Of(name))) : "nothing";
        issues.Add(
            fields.Path,
            CodebookRule.Condition,
            $"Found {found}, which is not one clear condition. A condition is one of {Forms}."
        );
        return new UnreadableCondition();
    }
}
