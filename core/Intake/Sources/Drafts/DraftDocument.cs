using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Writes a draft as the JSON of a codebook.</summary>
internal static class DraftDocument
{
    public static JsonObject Question(DraftQuestion question, JsonObject? routing, string? chapter)
    {
        var json = new JsonObject { ["id"] = question.Id, ["type"] = CodebookWords.Of(question.Type) };
        if (chapter is not null && question.Type != QuestionType.Open)
            json["chapter"] = chapter;
        json["text"] = Text(question.Text, CodebookLimits.MaximumTextLength);
        if (question.Column is { } column && column != question.Id)
            json["column"] = column;
        if (question.Separator is { } separator)
            json["separator"] = separator;
        if (question.Waves.Count > 0)
            json["waves"] = Strings(question.Waves);
        if (routing is not null)
            json["routing"] = routing;
        if (question.Answers.Count > 0 && question.Type != QuestionType.Open)
            json["answers"] = Array(question.Answers.Select(answer => Answer(answer, question)));
        if (question.Items.Count > 0)
            json["items"] = Array(question.Items.Select(item => Item(item, question)));
        if (question.Ordinal)
            json["ordinal"] = true;
        if (question.Minimum is { } minimum)
            json["minimum"] = minimum;
        if (question.Maximum is { } maximum)
            json["maximum"] = maximum;
        if (!question.IsComparable)
            json["comparableWithPreviousWave"] = false;
        return json;
    }

    public static JsonNode Text(FormText text, int length)
    {
        var dutch = Cut(Printable(PlainText.Of(text.Text)), length);
        var english = text.English is null ? "" : Cut(Printable(PlainText.Of(text.English)), length);
        if (dutch.Length == 0)
            dutch = english.Length == 0 ? "-" : english;
        return english.Length == 0 || english == dutch
            ? JsonValue.Create(dutch)
            : new JsonObject { ["nl"] = dutch, ["en"] = english };
    }

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(text => JsonValue.Create(text)));

    private static JsonObject Answer(DraftAnswer answer, DraftQuestion question)
    {
        var json = new JsonObject
        {
            ["code"] = answer.Code,
            ["label"] = Text(answer.Label, CodebookLimits.MaximumLabelLength),
        };
        if (answer.Column is { } column)
            json["column"] = column;
        if (answer.Missing && question.Type != QuestionType.Multiple)
            json["missing"] = true;
        if (answer.Exclusive && question.Type == QuestionType.Multiple)
            json["exclusive"] = true;
        if (answer.Score is { } score && question.Type is QuestionType.Single or QuestionType.Grid)
            json["score"] = score;
        if (answer.Waves.Count > 0)
            json["waves"] = Strings(answer.Waves);
        return json;
    }

    private static JsonObject Item(DraftItem item, DraftQuestion question)
    {
        var json = new JsonObject { ["id"] = item.Id, ["label"] = Text(item.Label, CodebookLimits.MaximumLabelLength) };
        if (item.Column != $"{question.Id}.{item.Id}")
            json["column"] = item.Column;
        if (item.Waves.Count > 0)
            json["waves"] = Strings(item.Waves);
        return json;
    }

    /// <summary>The text without control and damaged characters, which no page can show.</summary>
    private static string Printable(string text) =>
        string.Concat(
            text.Where(c =>
                char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format) && c != '\uFFFD'
            )
        );

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(length - 1)].TrimEnd('\uD83D', '\uD83C') + "…";
}
