using System.Text.Json;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>
/// One JSON object of a codebook, read property by property. Whatever is wrong is noted with its path and read as an
/// empty placeholder, so that reading goes on and everything is reported at once.
/// </summary>
internal sealed partial class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly CodebookIssues _issues;

    private JsonFields(string path, CodebookIssues issues)
    {
        Path = path;
        _issues = issues;
    }

    public string Path { get; }

    /// <summary>Reads an object; null, and an issue, when <paramref name="element"/> is none.</summary>
    /// <param name="known">The properties it may have; null when its properties are names given by the author.</param>
    public static JsonFields? Of(JsonElement element, string path, IReadOnlyList<string>? known, CodebookIssues issues)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            issues.Add(path, CodebookRule.Type, $"Found {Kind(element)}; an object {{…}} is expected.");
            return null;
        }

        var fields = new JsonFields(path, issues);
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
                issues.Add(
                    path,
                    CodebookRule.Text,
                    "A property name holds an incomplete Unicode escape. Write the name in plain characters."
                );
            else if (known is not null && !known.Contains(name, StringComparer.Ordinal))
                issues.Add(
                    $"{path}{JsonPath.Step(name)}",
                    CodebookRule.UnknownProperty,
                    UnknownProperty(issues, name, known)
                );
            else if (!fields._values.TryAdd(name, property.Value))
                issues.Add(
                    $"{path}{JsonPath.Step(name)}",
                    CodebookRule.DuplicateProperty,
                    $"The property {Quote.Of(name)} appears here twice. Keep one of them."
                );
        }

        return fields;
    }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Whether the property says what leaving it out says: false, or the usual base of a multiple question.</summary>
    public bool IsDefault(string name) =>
        _values[name] is { ValueKind: JsonValueKind.False }
        || (_values[name] is { ValueKind: JsonValueKind.String } word && word.ValueEquals("answered"u8));

    public bool Has(string name) => _values.ContainsKey(name);

    public string PathOf(string name) => Path + JsonPath.Step(name);

    public void Note(string name, string rule, MessageText message) => _issues.Add(PathOf(name), rule, message);

    public JsonFields? Object(string name, IReadOnlyList<string>? known) =>
        Required(name, "an object") is { } element ? Of(element, PathOf(name), known, _issues) : null;

    public JsonFields? OptionalObject(string name, IReadOnlyList<string>? known) =>
        Has(name) ? Object(name, known) : null;

    /// <summary>
    /// The elements of a required array with their paths; more than <paramref name="maximum"/> is an issue.
    /// </summary>
    public IEnumerable<(JsonElement Element, string Path)> Array(string name, int minimum, int maximum)
    {
        if (Required(name, "an array") is not { } array)
            return [];
        var path = PathOf(name);
        if (array.ValueKind != JsonValueKind.Array)
        {
            _issues.Add(path, CodebookRule.Type, $"Found {Kind(array)}; an array […] is expected.");
            return [];
        }

        var count = array.GetArrayLength();
        if (count < minimum || count > maximum)
            _issues.Add(path, CodebookRule.Range, $"Found {count} entries; {Expected(minimum, maximum)} expected.");
        return array.EnumerateArray().Take(maximum).Select((element, index) => (element, JsonPath.At(path, index)));
    }

    /// <summary>
    /// Reads an array of objects, one placeholder per broken element so that indices stay those of the file.
    /// </summary>
    public List<T> Objects<T>(
        string name,
        int minimum,
        int maximum,
        IReadOnlyList<string> known,
        Func<JsonFields, T> read,
        T broken
    ) =>
        [
            .. Array(name, minimum, maximum)
                .Select(entry => Of(entry.Element, entry.Path, known, _issues) is { } fields ? read(fields) : broken),
        ];

    public List<T> OptionalObjects<T>(
        string name,
        int minimum,
        int maximum,
        IReadOnlyList<string> known,
        Func<JsonFields, T> read,
        T broken
    ) => Has(name) ? Objects(name, minimum, maximum, known, read, broken) : [];

    public JsonElement? Required(string name, MessageText expected)
    {
        if (_values.TryGetValue(name, out var element))
            return element;
        Note(name, CodebookRule.Required, $"The property '{name}' is missing; {expected} is expected.");
        return null;
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null; // an escape such as \ud800 that is half a character
        }
    }

    private static MessageText UnknownProperty(CodebookIssues issues, string name, IReadOnlyList<string> known)
    {
        MessageText hint = issues.Nearest.Hint(name, known) ?? $" Known are {string.Join(", ", known)}.";
        return $"{issues.Subject} has no property {Quote.Of(name)} here.{hint}";
    }

    private static MessageText Expected(int minimum, int maximum)
    {
        if (minimum == 0)
            return $"at most {maximum} are";
        return $"{minimum} to {maximum} are";
    }

    private static MessageText Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null (leave the property out instead)",
            _ => "true or false",
        };
}
