namespace Serverless.Functions;

/// <summary>What the body of a request to a function holds.</summary>
/// <param name="description">For the OpenAPI document.</param>
/// <param name="mediaTypes">The types it may have, the usual one first.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BodyAttribute(string description, params string[] mediaTypes) : Attribute
{
    public string Description { get; } = description;

    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;

    /// <summary>The type its JSON is read into; null when it is not JSON, or has a schema of its own.</summary>
    public Type? Json { get; init; }

    /// <summary>A schema of <see cref="JsonSchemas"/> that its JSON follows.</summary>
    public string? Schema { get; init; }

    /// <summary>The file of <c>docs/examples</c> that is one.</summary>
    public string? Example { get; init; }
}
