using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Serverless.Functions.Tests.App;

/// <summary>An OpenAPI document as its readers use it.</summary>
internal sealed partial class ApiDescriptionFile
{
    private const string Schemas = "#/components/schemas/";

    /// <summary>Headers of HTTP itself.</summary>
    private static readonly string[] OfTheProtocol =
    [
        "Allow",
        "Content-Length",
        "Content-Type",
        "Date",
        "Transfer-Encoding",
    ];

    private static readonly EvaluationOptions Strictly = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private readonly JsonObject _strictSchemas;
    private readonly ConcurrentDictionary<string, JsonSchema> _parsed = new(StringComparer.Ordinal);
    private readonly List<(Regex Address, string Path)> _paths;

    public ApiDescriptionFile(string json)
    {
        Document = JsonNode.Parse(json)!.AsObject();
        _paths =
        [
            .. Document["paths"]!
                .AsObject()
                .Select(path => path.Key)
                .OrderBy(path => path.Count(character => character == '{'))
                .Select(path =>
                    (
                        new Regex(
                            $"^{Placeholder().Replace(path, "[^/]+")}$",
                            RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        ),
                        path
                    )
                ),
        ];
        _strictSchemas = Strict(Document["components"]!["schemas"]!.DeepClone().AsObject());
    }

    public JsonObject Document { get; }

    /// <summary>What the document says of a request; null when it has no such address or method.</summary>
    public (string Path, JsonObject Operation)? Find(HttpMethod method, string address)
    {
        if (!address.StartsWith(Addresses.Api, StringComparison.Ordinal))
            return null;
        var below = address[Addresses.Api.Length..];
        var path = below.Length == 0 ? "/" : _paths.FirstOrDefault(known => known.Address.IsMatch(below)).Path;
        var name = method == HttpMethod.Head ? "get" : method.Method.ToLowerInvariant();
        return path is not null && Document["paths"]![path]![name] is JsonObject operation ? (path, operation) : null;
    }

    /// <summary>Throws when the document does not describe an answer.</summary>
    public async Task CheckAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var address = request.RequestUri!.AbsolutePath;
        // That no address ends in a slash is said once for all.
        if (address.EndsWith('/') && response.StatusCode == System.Net.HttpStatusCode.NotFound)
            return;
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var what = $"{request.Method} {request.RequestUri.PathAndQuery}, answered {status},";
        if (Find(request.Method, address) is not { } found)
        {
            // That there is no such address, or that it takes other methods, is said of any.
            if (status is "404" or "405")
                return;
            throw new InvalidOperationException($"{what} has no operation.");
        }
        var described = Resolved(
            found.Operation["responses"]![status]
                ?? throw new InvalidOperationException($"{what} has a status that is not described.")
        );
        CheckHeaders(what, response, described);
        if (response.StatusCode == System.Net.HttpStatusCode.NotModified || request.Method == HttpMethod.Head)
            return;
        var type = response.Content.Headers.ContentType?.MediaType;
        var content =
            described["content"]?[type ?? "none"]
            ?? throw new InvalidOperationException($"{what} has the type {type}, which is not described.");
        if (type!.EndsWith("json", StringComparison.Ordinal) && content["schema"] is JsonObject schema)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Check(what, schema, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    /// <summary>Throws when JSON does not follow a schema of the document, or says more than it.</summary>
    public void Check(string what, JsonObject schema, string json)
    {
        var parsed = _parsed.GetOrAdd(schema.ToJsonString(), Parse);
        using var document = JsonDocument.Parse(json);
        var results = parsed.Evaluate(document.RootElement, Strictly);
        if (!results.IsValid)
            throw new InvalidOperationException(
                $"{what} does not follow its schema: {string.Join("; ", (results.Details ?? []).Where(detail => detail.Errors is not null).Take(10).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}"))}"
            );
    }

    /// <summary>A part of the document, or what it refers to.</summary>
    public JsonObject Resolved(JsonNode node)
    {
        if ((string?)node["$ref"] is not { } reference)
            return node.AsObject();
        return reference[2..].Split('/').Aggregate((JsonNode)Document, (place, name) => place[name]!).AsObject();
    }

    private static void CheckHeaders(string what, HttpResponseMessage response, JsonObject described)
    {
        var sent = response
            .Headers.Concat(response.Content.Headers)
            .Select(header => header.Key)
            .Except(OfTheProtocol, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var known = described["headers"]!.AsObject().Select(header => header.Key).ToList();
        if (sent.Except(known, StringComparer.OrdinalIgnoreCase).ToList() is [_, ..] unknown)
            throw new InvalidOperationException(
                $"{what} has headers that are not described: {string.Join(", ", unknown)}."
            );
    }

    private JsonSchema Parse(string schema)
    {
        var whole = JsonNode.Parse(schema)!.AsObject();
        whole["$defs"] = _strictSchemas.DeepClone();
        return JsonSchema.FromText(whole.ToJsonString().Replace(Schemas, "#/$defs/", StringComparison.Ordinal));
    }

    /// <summary>
    /// Allows nothing but what is described. For callers the document leaves that open: a later version may say more.
    /// </summary>
    private static JsonObject Strict(JsonObject schemas)
    {
        var extended = schemas
            .Select(schema => schema.Value!["allOf"])
            .OfType<JsonArray>()
            .Select(all => ((string)all[0]!["$ref"]!)[Schemas.Length..])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (name, schema) in schemas)
            if (!extended.Contains(name) && !schema!.AsObject().ContainsKey("additionalProperties"))
                schema["unevaluatedProperties"] = false;
        return schemas;
    }

    [GeneratedRegex(@"\\?\{[^}]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
