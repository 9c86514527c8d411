using System.Text.RegularExpressions;

namespace Serverless.Local.Host.Metadata;

/// <summary>
/// A blob trigger's path: a container and a pattern of names in which <c>{part}</c> stands for some characters.
/// </summary>
public sealed class BlobPath
{
    private readonly Regex _pattern;

    /// <param name="path">For example <c>render-requests/{name}</c>.</param>
    /// <exception cref="FormatException">The path has no container.</exception>
    public BlobPath(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            throw new FormatException($"blob path '{path}' was expected to be a container, a slash and a name");
        Container = path[..slash];
        var name = path[(slash + 1)..];
        Prefix = name.Split('{')[0];
        var parts = Regex.Replace(
            Regex.Escape(name),
            @"\\\{(?<part>\w+)\}",
            "(?<${part}>.+)",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
        _pattern = new Regex(
            $"^{parts}$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );
    }

    public string Container { get; }

    /// <summary>What every matching name starts with.</summary>
    public string Prefix { get; }

    /// <summary>What the parts between braces stand for in a blob's name; null when the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string name) =>
        _pattern.Match(name) is { Success: true } match
            ? match.Groups.Values.Skip(1).ToDictionary(g => g.Name, g => g.Value, StringComparer.Ordinal)
            : null;
}
