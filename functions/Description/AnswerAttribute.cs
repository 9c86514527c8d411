namespace Serverless.Functions;

/// <summary>
/// An answer of a function that did what it was asked to. That the caller has a version already (304) is not listed: it
/// follows from an entity tag.
/// </summary>
/// <param name="status">Of HTTP.</param>
/// <param name="description">For the OpenAPI document.</param>
/// <param name="mediaTypes">The types it may have, besides JSON of a type.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class AnswerAttribute(int status, string description, params string[] mediaTypes) : Attribute
{
    public int Status { get; } = status;

    public string Description { get; } = description;

    /// <summary>The type its JSON is written from; null when it is not JSON, or has a schema of its own.</summary>
    public Type? Json { get; init; }

    /// <summary>A schema of <see cref="JsonSchemas"/> that its JSON follows.</summary>
    public string? Schema { get; init; }

    public IReadOnlyList<string> MediaTypes => Json is null ? mediaTypes : [Functions.MediaTypes.Json, .. mediaTypes];

    /// <summary>Headers it has besides those of every answer; one with messages says in which language they are.</summary>
    public string[] Headers
    {
        get => HasMessages ? [.. field, HeaderNames.ContentLanguage, HeaderNames.Vary] : field;
        init;
    } = [];

    private static readonly Type[] OfMessages =
    [
        typeof(UploadReceipt),
        typeof(UploadOverview),
        typeof(WaveOverview),
        typeof(WaveIssues),
        typeof(CodebookDraftDescription),
    ];

    private bool HasMessages => Json is not null && OfMessages.Contains(Json);

    /// <summary>The files of <c>docs/examples</c> that are such answers, one for a type.</summary>
    public string[] Examples { get; init; } = [];

    /// <summary>The file that is an answer of a type; null for none.</summary>
    public string? ExampleOf(string mediaType) =>
        Array.Find(Examples, file => Functions.MediaTypes.OfFile(file) == mediaType);
}

/// <summary>
/// The statuses with which a function refuses, besides those any function can: 400, 500, and 401 where it needs a key.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal class RefusesAttribute(params int[] statuses) : Attribute
{
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
