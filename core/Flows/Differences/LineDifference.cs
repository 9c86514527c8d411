using System.Text;

namespace Serverless.Flows.Differences;

/// <summary>Lines of a template that only the new version has, and only the old one; wherever they stand.</summary>
public sealed record LineDifference(int Added, int Gone)
{
    internal static LineDifference Of(byte[] before, byte[] after)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in Lines(after))
            lines[line] = lines.GetValueOrDefault(line) + 1;
        foreach (var line in Lines(before))
            lines[line] = lines.GetValueOrDefault(line) - 1;
        return new LineDifference(lines.Values.Where(n => n > 0).Sum(), -lines.Values.Where(n => n < 0).Sum());
    }

    private static string[] Lines(byte[] text) => Encoding.UTF8.GetString(text).ReplaceLineEndings("\n").Split('\n');
}
