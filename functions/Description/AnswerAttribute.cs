namespace Serverless.Functions;

/// <summary>
/// An answer of a function that did what it was asked to. That the caller has a version already (304) is not listed: it
/// follows from an entity tag.
/// </summary>
/// <param name="status">Of HTTP.</param>
/// <param name="description">For the OpenAPI document.</param>
/// <param name="mediaTypes">The types it may have; none for JSON of a type.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class AnswerAttribute(int status, string description, params string[] mediaTypes) : Attribute
{
    public int Status { get; } = status;

    public string Description { get; } = description;

    /// <summary>The type its JSON is written from; null when it is not JSON, or has a schema of its own.</summary>
    public Type? Json { get; init; }

    /// <summary>A schema of <see cref="JsonSchemas"/> that its JSON follows.</summary>
    public string? Schema { get; init; }

    public IReadOnlyList<string> MediaTypes => Json is null ? mediaTypes : [Functions.MediaTypes.Json];

    /// <summary>Headers it has besides those of every answer.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>The file of <c>docs/examples/answers</c> that is one.</summary>
    public string? Example { get; init; }
}

/// <summary>
/// The statuses with which a function refuses, besides those any function can: 400, 500, and 401 where it needs a key.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal class RefusesAttribute(params int[] statuses) : Attribute
{
    public IReadOnlyList<int> Statuses { get; } = statuses;
}
