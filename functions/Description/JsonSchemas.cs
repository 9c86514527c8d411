using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Serverless.Analysis.Results;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Functions;

/// <summary>
/// The JSON Schemas of what the API reads and writes, each under a name and referring to the others by it: made from the
/// types that are written, and taken from the published schemas of codebook and results document.
/// </summary>
internal sealed class JsonSchemas(DocumentationComments comments)
{
    /// <summary>The schema of a codebook.</summary>
    public const string Codebook = "Codebook";

    /// <summary>The schema of a results document.</summary>
    public const string Results = "Results";

    private const string Place = "#/components/schemas/";

    /// <summary>Numbers are numbers, although a body may have them as text.</summary>
    private static readonly ApiJson Types = ApiJson.With(System.Text.Json.Serialization.JsonNumberHandling.Strict);

    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _named = new(StringComparer.Ordinal);

    /// <summary>Every schema that was asked for, and those they refer to.</summary>
    public IReadOnlyDictionary<string, JsonObject> Named => _named;

    /// <summary>The name of the schema of a type.</summary>
    public string Of(Type type)
    {
        JsonSchemaExporter.GetJsonSchemaAsNode(
            Types.GetTypeInfo(type)!,
            new JsonSchemaExporterOptions { TransformSchemaNode = Transform }
        );
        return type.Name;
    }

    /// <summary>The name of a published schema.</summary>
    public string Of(string schema)
    {
        if (_named.ContainsKey(schema))
            return schema;
        using var file = schema == Codebook ? CodebookSchema.Open() : ResultsJson.Schema();
        var whole = JsonNode.Parse(file)!.AsObject();
        var parts = whole["definitions"]!.AsObject();
        whole.Remove("definitions");
        whole.Remove("$schema");
        _named[schema] = Referring(schema, whole);
        foreach (var (name, part) in parts)
            _named[PartName(schema, name)] = Referring(schema, part!.AsObject());
        return schema;
    }

    /// <summary>Takes every record out of the schema it is in, and leaves a reference to it.</summary>
    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        var node = (Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) switch
        {
            // A moment is written by a converter, of which a schema knows nothing.
            var moment when moment == typeof(DateTimeOffset) => new() { ["type"] = "string", ["format"] = "date-time" },
            // Nor of a message, which is written in one language.
            var message when message == typeof(MessageText) => new() { ["type"] = "string" },
            // Of JSON that is written as it is, there is one kind.
            var codebook when codebook == typeof(JsonObject) => Reference(Of(Codebook)),
            _ => schema.AsObject(),
        };
        WithoutNull(node);
        // Of a parameter that may be left out. What is written has no default.
        node.Remove("default");
        var description = property is null ? null : comments.Of(property);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            if (
                !_types.TryAdd(context.TypeInfo.Type.Name, context.TypeInfo.Type)
                && _types[context.TypeInfo.Type.Name] != context.TypeInfo.Type
            )
                throw new InvalidOperationException($"Two types are called {context.TypeInfo.Type.Name}.");
            if (!node.ContainsKey("$ref"))
                _named.TryAdd(context.TypeInfo.Type.Name, Record(context.TypeInfo, node));
            node = Reference(context.TypeInfo.Type.Name);
        }
        else if (context.TypeInfo.Type.IsEnum || Nullable.GetUnderlyingType(context.TypeInfo.Type)?.IsEnum == true)
            node["type"] = "string";

        if (description is not null)
            node["description"] = description;
        return node;
    }

    /// <summary>A record, as an extension of the one it derives from if there is one.</summary>
    private JsonObject Record(JsonTypeInfo type, JsonObject node)
    {
        var record = new JsonObject
        {
            ["description"] = comments.Of(type.Type),
            ["type"] = "object",
            ["required"] = new JsonArray([
                .. type
                    .Properties.Where(property => property.IsRequired || !property.IsGetNullable)
                    .Select(property => (JsonNode)property.Name),
            ]),
            ["properties"] = node["properties"]!.DeepClone(),
        };
        if (type.Type.BaseType is not { } based || based == typeof(object))
            return record;
        var inherited = Types.GetTypeInfo(based)!;
        Of(based);
        foreach (var property in inherited.Properties)
            record["properties"]!.AsObject().Remove(property.Name);
        record["required"] = new JsonArray([
            .. record["required"]!
                .AsArray()
                .Select(name => (string)name!)
                .Except(inherited.Properties.Select(property => property.Name), StringComparer.Ordinal)
                .Select(name => (JsonNode)name),
        ]);
        return new()
        {
            ["description"] = comments.Of(type.Type),
            ["allOf"] = new JsonArray(Reference(based.Name), record),
        };
    }

    /// <summary>What is null is not written at all.</summary>
    private static void WithoutNull(JsonObject node)
    {
        if (node["type"] is not JsonArray types)
            return;
        var others = types.Select(type => (string)type!).Where(type => type != "null").ToList();
        node["type"] = others.Count == 1 ? others[0] : new JsonArray([.. others.Select(type => (JsonNode)type)]);
    }

    /// <summary>The same schema with references to named schemas instead of to parts of its own file.</summary>
    private static JsonObject Referring(string schema, JsonObject node)
    {
        var copy = new JsonObject();
        foreach (var (key, value) in node)
            switch (key, value)
            {
                case ("$ref", JsonValue reference):
                    copy[key] =
                        Place
                        + PartName(
                            schema,
                            reference.ToString().Replace("#/definitions/", "", StringComparison.Ordinal)
                        );
                    break;
                // The document model holds constants as text.
                case ("const", JsonValue constant) when constant.GetValueKind() != JsonValueKind.String:
                    copy["enum"] = new JsonArray(constant.DeepClone());
                    break;
                case (_, JsonObject inner):
                    copy[key] = Referring(schema, inner);
                    break;
                case (_, JsonArray list):
                    copy[key] = new JsonArray([
                        .. list.Select(item => item is JsonObject inner ? Referring(schema, inner) : item?.DeepClone()),
                    ]);
                    break;
                default:
                    copy[key] = value?.DeepClone();
                    break;
            }

        return copy;
    }

    private static string PartName(string schema, string part) =>
        $"{schema}{char.ToUpperInvariant(part[0])}{part[1..]}";

    private static JsonObject Reference(string name) => new() { ["$ref"] = Place + name };
}
