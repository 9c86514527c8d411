namespace Serverless.Functions;

/// <summary>The version of the API (Semantic Versioning 2.0.0).</summary>
internal static class ApiVersion
{
    /// <summary>
    /// Raised by whoever changes what callers see: the first number, and with it every address, when a caller could
    /// break; the second when something is added; the third when something is put right. What changed is in docs/api.md.
    /// </summary>
    public const string Current = "1.7.0";
}
