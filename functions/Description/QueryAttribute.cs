using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// A parameter that the query of a function's address may have. Any other is refused, and any other value than those
/// listed; see <see cref="QueryRules"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal class QueryAttribute(string name, string description, params string[] values) : Attribute
{
    public string Name { get; } = name;

    /// <summary>What it does, for the OpenAPI document.</summary>
    public string Description { get; } = description;

    /// <summary>The values it may have; any value when none is listed.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The language of an output or of what is uploaded, by its code.</summary>
internal sealed class LanguageQueryAttribute(string description)
    : QueryAttribute(Key, description, [.. Languages.All.Select(language => language.Code())])
{
    public const string Key = "language";
}

/// <summary>The format of an output, by the ending its file would have; without it <c>Accept</c> decides.</summary>
internal class FormatQueryAttribute(params string[] formats)
    : QueryAttribute(Key, "Format of the answer; without it the Accept header decides.", formats)
{
    public const string Key = "format";
}

/// <summary>An upload may only be asked about, with <c>?dryRun=true</c>.</summary>
internal sealed class DryRunQueryAttribute()
    : QueryAttribute(Key, "Checks the file and says what it would change; nothing is stored.", "true", "false")
{
    public const string Key = "dryRun";
}
