using System.Security.Cryptography;
using System.Text;

namespace Serverless.Core.Tests.Samples;

/// <summary>
/// Lines that were approved, and under which versions: <c>approved {version} {inputs} {lines}</c>, the last two as
/// digests, once for every approval. The same version is not approved twice of the same inputs, so that what changed
/// cannot be approved without a higher version.
/// </summary>
internal sealed class ApprovedFile
{
    private const string Mark = "approved ";

    private readonly string _text;

    public ApprovedFile(string text)
    {
        _text = text;
        var all = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        History = [.. all.Where(IsApproval).Select(Approval.Parse)];
        Lines = [.. all.Where(line => !IsApproval(line))];
    }

    public IReadOnlyList<Approval> History { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether the last approval is of these very lines, and none is of its version and inputs before.</summary>
    public bool IsSound =>
        History.Count > 0
        && History[^1].Lines == Digest(Lines)
        && History.Select(approval => (approval.Version, approval.Inputs)).Distinct().Count() == History.Count;

    /// <summary>The file with other lines approved; null when the version was approved before of the same inputs.</summary>
    public string? Approve(string version, string inputs, IReadOnlyList<string> lines)
    {
        if (History.Count > 0 && Digest(lines) == History[^1].Lines)
            return _text;
        if (History.Any(approval => approval.Version == version && approval.Inputs == inputs))
            return null;
        var approvals = History.Append(new Approval(version, inputs, Digest(lines)));
        return string.Join('\n', [.. approvals.Select(approval => Mark + approval), .. lines]) + "\n";
    }

    /// <summary>The first half of the SHA-256 of lines, in hex.</summary>
    public static string Digest(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];

    private static bool IsApproval(string line) => line.StartsWith(Mark, StringComparison.Ordinal);

    internal sealed record Approval(string Version, string Inputs, string Lines)
    {
        public static Approval Parse(string line) =>
            line[Mark.Length..].Split(' ') is [var version, var inputs, var lines]
                ? new(version, inputs, lines)
                : throw new FormatException($"'{line}' is not '{Mark}version inputs lines'.");

        public override string ToString() => $"{Version} {Inputs} {Lines}";
    }
}
