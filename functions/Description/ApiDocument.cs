using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Serverless.Flows.Access;

namespace Serverless.Functions;

/// <summary>
/// The OpenAPI document of this API, made from the functions: their routes, keys and attributes, the comments on them and
/// on the types they answer with, and the types themselves.
/// </summary>
internal sealed class ApiDocument
{
    private const string KeyScheme = "key";
    private const string BearerScheme = "bearer";

    private readonly OpenApiDocument _document;
    private readonly DocumentationComments _comments = new();
    private readonly JsonSchemas _schemas;

    private ApiDocument(string server, ApiContact contact)
    {
        _schemas = new(_comments);
        _document = new()
        {
            Info = new()
            {
                Title = StartPage.ApiTitle,
                Version = ApiVersion.Current,
                Description = StartPage.ApiDescription,
                Contact = contact.Name is null
                    ? null
                    : new()
                    {
                        Name = contact.Name,
                        Email = contact.Email,
                        Url = contact.Url,
                    },
            },
            Servers = [new() { Url = server }],
            Components = new()
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
                Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal),
                Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal),
            },
            Paths = [],
            Tags = new HashSet<OpenApiTag>(),
        };
    }

    /// <summary>The document for callers who reach the API at <paramref name="server"/>.</summary>
    public static OpenApiDocument Make(string server, ApiContact contact)
    {
        var operations = Operation.All();
        var making = new ApiDocument(server, contact);
        making.AddTags(operations);
        making.AddKeys();
        making.AddHeaders(operations);
        making.AddRefusals(operations);
        foreach (var operation in operations)
            making.Add(operation);
        making.AddSchemas();
        return making._document;
    }

    private void AddTags(IReadOnlyList<Operation> operations)
    {
        foreach (var type in operations.Select(operation => operation.Method.DeclaringType!).Distinct())
            _document.Tags!.Add(new() { Name = Tag(type), Description = _comments.Of(type) });
    }

    private void AddKeys()
    {
        _document.Components!.SecuritySchemes![KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = Credential.KeyHeader,
            Description = "A key of an organisation, or of the administrator of the deployment.",
        };
        _document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key, or a token of Microsoft Entra ID where the deployment takes them.",
        };
    }

    private void AddHeaders(IReadOnlyList<Operation> operations)
    {
        var used = operations
            .SelectMany(operation => operation.Answers)
            .SelectMany(answer => answer.Headers)
            .Concat(AnswerHeaderTexts.OfEvery)
            .Concat(operations.SelectMany(operation => operation.Refusals).SelectMany(RefusalTexts.Headers))
            .Distinct(StringComparer.Ordinal);
        foreach (var name in used)
            _document.Components!.Headers![name] = new OpenApiHeader
            {
                Description = AnswerHeaderTexts.All[name],
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
    }

    private void AddRefusals(IReadOnlyList<Operation> operations)
    {
        foreach (var status in operations.SelectMany(operation => operation.Refusals).Distinct())
        {
            var (name, description) = RefusalTexts.All[status];
            var type = RefusalTexts.ListsIssues(status) ? typeof(ProblemWithIssues) : typeof(Problem);
            _document.Components!.Responses![name] = new OpenApiResponse
            {
                Description = description,
                Headers = Headers(RefusalTexts.Headers(status)),
                Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                {
                    [MediaTypes.Problem] = new OpenApiMediaType
                    {
                        Schema = Schema(_schemas.Of(type)),
                        Example = Examples.Problem(status),
                    },
                },
            };
        }
    }

    private void Add(Operation operation)
    {
        if (!_document.Paths.TryGetValue(operation.Path, out var path))
            _document.Paths[operation.Path] = path = new OpenApiPathItem();
        var (summary, remarks) = _comments.Of(operation.Method);
        var end = summary.IndexOf(". ", StringComparison.Ordinal);
        ((OpenApiPathItem)path).AddOperation(
            operation.HttpMethod,
            new()
            {
                OperationId = char.ToLowerInvariant(operation.Name[0]) + operation.Name[1..],
                Summary = (end < 0 ? summary : summary[..end]).TrimEnd('.'),
                Description = $"{summary} {remarks}".TrimEnd() + Roles(operation),
                Tags = new HashSet<OpenApiTagReference> { new(Tag(operation.Method.DeclaringType!), _document) },
                Security = Security(operation),
                Parameters = [.. Parameters(operation)],
                RequestBody = operation.Body is { } body ? Body(body) : null,
                Responses = Responses(operation),
            }
        );
    }

    private List<OpenApiSecurityRequirement> Security(Operation operation) =>
        operation.Access is NeedsAttribute
            ? [Requirement(KeyScheme), Requirement(BearerScheme)]
            :
            [
                [],
            ];

    private static string Roles(Operation operation) =>
        operation.Access is NeedsAttribute needs
            ? $" Needs the role {string.Join(" or ", RoleNames.Of(RoleNames.For(needs.Permission)))}."
            : "";

    private OpenApiSecurityRequirement Requirement(string scheme) => new() { [new(scheme, _document)] = [] };

    private IEnumerable<IOpenApiParameter> Parameters(Operation operation)
    {
        foreach (var (name, description, schema, example) in PathParameters.Of(operation.Path))
            yield return Parameter(ParameterLocation.Path, name, description, Read(schema), example);
        foreach (var query in operation.Query)
            yield return Parameter(
                ParameterLocation.Query,
                query.Name,
                query.Description,
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = query.Values.Count == 0 ? null : [.. query.Values.Select(value => (JsonNode)value)],
                }
            );
        foreach (var header in RequestHeaders.Of(operation))
            yield return Parameter(
                ParameterLocation.Header,
                header,
                RequestHeaders.Texts[header],
                new OpenApiSchema { Type = JsonSchemaType.String }
            );
    }

    private static OpenApiParameter Parameter(
        ParameterLocation place,
        string name,
        string description,
        IOpenApiSchema schema,
        string? example = null
    ) =>
        new()
        {
            In = place,
            Name = name,
            Description = description,
            Required = place == ParameterLocation.Path,
            Schema = schema,
            Example = example is null ? null : (JsonNode)example,
        };

    private OpenApiRequestBody Body(BodyAttribute body) =>
        new()
        {
            Description = body.Description,
            Required = true,
            Content = body.MediaTypes.ToDictionary(
                type => type,
                type =>
                    (IOpenApiMediaType)Content(
                        type,
                        body.Json,
                        body.Schema,
                        type == body.MediaTypes[0] ? body.Example : null
                    ),
                StringComparer.Ordinal
            ),
        };

    private OpenApiResponses Responses(Operation operation)
    {
        var responses = new OpenApiResponses();
        foreach (var answer in operation.Answers)
            responses[Text(answer.Status)] = new OpenApiResponse
            {
                Description = answer.Description,
                Headers = Headers(answer.Headers),
                Content = answer.MediaTypes.ToDictionary(
                    type => type,
                    type => (IOpenApiMediaType)Content(type, answer.Json, answer.Schema, answer.ExampleOf(type)),
                    StringComparer.Ordinal
                ),
            };
        if (operation.HasVersion)
            responses[Text(StatusCodes.Status304NotModified)] = new OpenApiResponse
            {
                Description = "The caller has this version already.",
                Headers = Headers(
                    operation
                        .Answers.SelectMany(answer => answer.Headers)
                        .Where(header => header != HeaderNames.ContentDisposition)
                        .Distinct(StringComparer.Ordinal)
                ),
            };
        foreach (var status in operation.Refusals)
            responses[Text(status)] = new OpenApiResponseReference(RefusalTexts.All[status].Name, _document);
        return responses;
    }

    private OpenApiMediaType Content(string mediaType, Type? json, string? schema, string? example)
    {
        var isJson = mediaType == MediaTypes.Json;
        var name =
            isJson && json is not null ? _schemas.Of(json)
            : isJson && schema is not null ? _schemas.Of(schema)
            : null;
        return new OpenApiMediaType
        {
            // What is neither JSON nor text is bytes, of which a schema says nothing.
            Schema =
                name is not null ? Schema(name)
                : mediaType.StartsWith("text/", StringComparison.Ordinal)
                    ? new OpenApiSchema { Type = JsonSchemaType.String }
                : null,
            Example = example is null ? null : Examples.File(example, isJson),
        };
    }

    private Dictionary<string, IOpenApiHeader> Headers(IEnumerable<string> special) =>
        AnswerHeaderTexts
            .OfEvery.Concat(special)
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                name => name,
                name => (IOpenApiHeader)new OpenApiHeaderReference(name, _document),
                StringComparer.Ordinal
            );

    private void AddSchemas()
    {
        foreach (var (name, schema) in _schemas.Named)
            _document.Components!.Schemas![name] = Read(schema);
    }

    private OpenApiSchemaReference Schema(string name) => new(name, _document);

    private OpenApiSchema Read(JsonObject schema) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(
            schema.ToJsonString(),
            OpenApiSpecVersion.OpenApi3_1,
            _document,
            out _
        )!;

    private static string Tag(Type type) => type.Name.Replace("Functions", "", StringComparison.Ordinal);

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
