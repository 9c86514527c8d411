namespace Serverless.Storage;

/// <summary>
/// What the figures and pages of a release were made from, as far as another release can differ from it. Compared with
/// that of another release it says why figures differ.
/// </summary>
/// <param name="Codebook">Version of the codebook.</param>
/// <param name="Method">Version of the method.</param>
/// <param name="Pages">Version of the pages and of the templates.</param>
/// <param name="Answers">Per target group a code of the versions of its response files, of every wave used.</param>
/// <param name="Margins">The same of its population files.</param>
public sealed record ReleaseOrigin(
    string Codebook,
    string Method,
    string Pages,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<string, string> Margins
)
{
    /// <summary>Of a publication from before there were releases.</summary>
    public static ReleaseOrigin Unknown { get; } =
        new(
            "",
            "",
            "",
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
}
