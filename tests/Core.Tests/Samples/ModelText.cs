using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Serverless.Reporting.Documents;

namespace Serverless.Core.Tests.Samples;

/// <summary>Documents as lines of text: everything in the model that a reader could see, and no layout.</summary>
internal static class ModelText
{
    /// <summary>All texts in their order, without numbers that no reader sees as such: widths, places in charts.</summary>
    public static IReadOnlyList<string> Of(Document document)
    {
        var texts = new List<string>();
        Collect(document.Blocks, texts, withNumbers: false);
        Collect(document.Notes, texts, withNumbers: false);
        return texts;
    }

    /// <summary>A line per heading: its text, and a digest of all that follows it up to the next one.</summary>
    public static IEnumerable<string> Lines(string name, Document document)
    {
        var sections = new List<(string Heading, List<string> Texts)> { ("", []) };
        foreach (var block in document.Blocks)
        {
            if (block is Heading heading)
                sections.Add((heading.Text, []));
            Collect(block, sections[^1].Texts);
        }

        Collect(document.Notes, sections[^1].Texts);
        return sections.Select(
            (section, i) =>
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} {i} {ApprovedFile.Digest(section.Texts)} {section.Heading}"
                    )
                    .TrimEnd()
        );
    }

    /// <summary>
    /// Nine digits of a number, and zero for what may be nothing but rounding: further digits depend on the processor.
    /// </summary>
    public static string Number(double value) =>
        (Math.Abs(value) < 1e-9 ? 0 : value).ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>JSON with numbers as <see cref="Number"/> writes them.</summary>
    public static string Json(JsonNode? node) =>
        node switch
        {
            JsonObject properties => $"{{{string.Join(',', properties.Select(p => $"{p.Key}:{Json(p.Value)}"))}}}",
            JsonArray items => $"[{string.Join(',', items.Select(Json))}]",
            JsonValue value when value.TryGetValue<double>(out var number) => Number(number),
            _ => node?.ToJsonString() ?? "null",
        };

    private static void Collect(object? value, List<string> texts, bool withNumbers = true)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                texts.Add(text);
                break;
            case double number:
                if (withNumbers)
                    texts.Add(Number(number));
                break;
            case IEnumerable items:
                foreach (var item in items)
                    Collect(item, texts, withNumbers);
                break;
            case var part when part.GetType() is { IsPrimitive: true } or { IsEnum: true }:
                texts.Add(Convert.ToString(part, CultureInfo.InvariantCulture)!);
                break;
            default:
                texts.Add(value.GetType().Name);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    if (
                        property.GetIndexParameters().Length == 0
                        && property.PropertyType != typeof(ReadOnlyMemory<byte>)
                    )
                        Collect(property.GetValue(value), texts, withNumbers);
                break;
        }
    }
}
