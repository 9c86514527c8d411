using System.Text.Json.Nodes;

namespace Serverless.Functions;

/// <summary>The examples of the OpenAPI document: the files of <c>docs/examples</c>, which the tests send.</summary>
internal static class Examples
{
    /// <summary>A file, as JSON or as text.</summary>
    public static JsonNode File(string name, bool isJson)
    {
        using var stream =
            typeof(Examples).Assembly.GetManifestResourceStream($"examples/{name}")
            ?? throw new InvalidOperationException($"docs/examples/{name} is missing from this build.");
        using var reader = new StreamReader(stream);
        return isJson ? JsonNode.Parse(reader.ReadToEnd())! : JsonValue.Create(reader.ReadToEnd());
    }

    /// <summary>A problem of a status; null where none is shown.</summary>
    public static JsonNode? Problem(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => File("answers/unknown-parameter.json", isJson: true),
            StatusCodes.Status404NotFound => File("answers/unknown-survey.json", isJson: true),
            StatusCodes.Status422UnprocessableEntity => File("answers/faulty-responses.json", isJson: true),
            _ => null,
        };
}
