using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Portal.Charts;
using Serverless.Reporting.Documents;

namespace Serverless.Portal.Site;

/// <summary>A file that pages refer to.</summary>
/// <param name="Name">Below <see cref="PortalAddresses.Assets"/>.</param>
/// <param name="Version">SHA-256 of its content, lower-case hex.</param>
public sealed record PortalAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content, string Version);

/// <summary>
/// Style sheet, script, fonts and icon of the pages. Pages of old releases refer to them by the same names, so what those
/// pages use of them stays.
/// </summary>
public static class PortalAssets
{
    internal const string StyleSheet = "portal.css";

    /// <summary>The style sheet without the colours of charts, for pages that have none.</summary>
    internal const string PlainStyleSheet = "page.css";

    internal const string Script = "portal.js";
    internal const string DeskStyleSheet = "desk.css";
    internal const string DeskScript = "desk.js";
    internal const string SignedInScript = "desk-signed-in.js";
    internal const string Icon = "icon.svg";

    private static readonly Lazy<IReadOnlyDictionary<string, PortalAsset>> All = new(() =>
        Files().ToDictionary(asset => asset.Name, StringComparer.Ordinal)
    );

    /// <summary>
    /// Source Sans 3 as in the PDFs (SIL Open Font Licence 1.1), its Latin letters in the format of browsers.
    /// </summary>
    internal static IReadOnlyList<string> Fonts { get; } =
    ["source-sans-3-regular.woff2", "source-sans-3-semibold.woff2"];

    /// <summary>The script of the desk and the modules it is made of.</summary>
    internal static IReadOnlyList<string> DeskScripts { get; } =
    [
        DeskScript,
        "desk-api.js",
        "desk-audit.js",
        "desk-blocks.js",
        "desk-changes.js",
        "desk-drafts.js",
        "desk-erasure.js",
        "desk-publication.js",
        "desk-organisation.js",
        "desk-page.js",
        "desk-releases.js",
        "desk-sign-in.js",
        SignedInScript,
        "desk-style.js",
        "desk-upload.js",
    ];

    /// <summary>The file of this name; null when there is none.</summary>
    public static PortalAsset? Find(string name) => All.Value.GetValueOrDefault(name);

    private static IEnumerable<PortalAsset> Files()
    {
        yield return Text(
            StyleSheet,
            "text/css",
            Read(StyleSheet).Concat(Encoding.UTF8.GetBytes(DarkCharts.Rules(new Palette())))
        );
        yield return Text(PlainStyleSheet, "text/css", Read(StyleSheet));
        yield return Text(Script, "text/javascript", Code(Script));
        yield return Text(DeskStyleSheet, "text/css", Read(DeskStyleSheet));
        foreach (var script in DeskScripts)
            yield return Text(script, "text/javascript", Code(script));
        yield return Asset(Icon, "image/svg+xml", Read(Icon));
        foreach (var font in Fonts)
            yield return Asset(font, "font/woff2", Read(font));
    }

    private static PortalAsset Text(string name, string type, IEnumerable<byte> content) =>
        Asset(name, $"{type}; charset=utf-8", content);

    private static PortalAsset Asset(string name, string type, IEnumerable<byte> content)
    {
        byte[] bytes = [.. content];
        return new(name, type, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>A script without what only its authors read: indents, empty lines, lines of comment.</summary>
    private static byte[] Code(string name) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                '\n',
                Encoding
                    .UTF8.GetString(Read(name))
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Where(line => !line.StartsWith("//", StringComparison.Ordinal) && !IsComment(line))
            )
        );

    private static bool IsComment(string line) =>
        line.StartsWith("/**", StringComparison.Ordinal) && line.EndsWith("*/", StringComparison.Ordinal);

    /// <summary>A file of the assembly.</summary>
    internal static byte[] Read(string name)
    {
        using var stream =
            typeof(PortalAssets).Assembly.GetManifestResourceStream("portal." + name)
            ?? throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The assembly lacks the file {name} of the portal.")
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
