using System.Reflection;

namespace Serverless.Surveys.Reading;

/// <summary>The published JSON Schema of codebooks, as editors and other programs use it.</summary>
public static class CodebookSchema
{
    private const string Resource = "codebook.schema.json";

    /// <summary>The schema, UTF-8 JSON (draft 7).</summary>
    public static Stream Open() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The resource {Resource} is missing from this build.");
}
