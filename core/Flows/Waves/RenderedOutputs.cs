using System.Security.Cryptography;
using System.Text;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>What rendered files depend on.</summary>
public static class RenderedOutputs
{
    /// <summary>
    /// Version of the pages and exports. Raise it whenever a page could come out differently; every wave is then
    /// rendered again.
    /// </summary>
    public const string Version = "33";

    /// <summary>
    /// SHA-256, in lower-case hex, over the results, the templates, the house style and <see cref="Version"/>.
    /// </summary>
    public static string Hash(string inputsHash, PerLanguage<string?> templateVersions, string? styleVersion)
    {
        // Without a style it is what it was before there were any.
        var style = styleVersion is null ? "" : $"{styleVersion}\n";
        return Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"render {Version}\n{inputsHash}\n{templateVersions.Joined('\n')}\n{style}")
            )
        );
    }
}
