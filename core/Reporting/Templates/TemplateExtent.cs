using System.Globalization;
using Scriban.Syntax;

namespace Serverless.Reporting.Templates;

/// <summary>
/// How many pages a template will fill, by what it asks for, so that its author hears of a factsheet that nobody reads
/// to its end before it is made.
/// </summary>
internal static class TemplateExtent
{
    /// <summary>A factsheet that is longer is warned of.</summary>
    private const double MaximumPages = 6;

    /// <summary>Characters of running text on a page, markup and all.</summary>
    private const double TextOnPage = 4_500;

    /// <summary>How many of a thing fill a page in the type of a factsheet, with little else beside them.</summary>
    private static readonly Dictionary<string, double> OnPage = new(StringComparer.Ordinal)
    {
        ["tile"] = 50,
        ["chart"] = 6,
        ["mean_chart"] = 6,
        ["trend_chart"] = 4,
        ["change_chart"] = 4,
        ["difference_chart"] = 4,
        ["change_row"] = 45,
        ["difference_row"] = 45,
        ["table"] = 4,
        ["top"] = 8,
        ["changes"] = 6,
        ["differences"] = 6,
    };

    /// <summary>A warning about a template that fills more pages than readers take in; none for others.</summary>
    public static IEnumerable<TemplateProblem> Problems(string markdown, ScriptPage page)
    {
        var calls = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(page, calls);
        var pages = (markdown.Length / TextOnPage) + calls.Sum(call => call.Value / OnPage[call.Key]);
        if (pages <= MaximumPages)
            yield break;
        var asked = calls
            .OrderByDescending(call => call.Value / OnPage[call.Key])
            .Take(3)
            .Select(call => FormattableString.Invariant($"{call.Value} × {call.Key}"));
        yield return new TemplateProblem(
            1,
            1,
            TemplateSeverity.Warning,
            $"The template fills about {Math.Round(pages)} pages ({markdown.Length} characters, {string.Join(", ", asked)}); a factsheet is read to its end when it has two to four. Leave the rest to the tables report."
        );
    }

    private static void Count(ScriptNode? node, Dictionary<string, int> calls)
    {
        if (node is ScriptVariable { Name: var name } && OnPage.ContainsKey(name))
            calls[name] = calls.GetValueOrDefault(name) + 1;
        foreach (var child in node?.Children ?? [])
            Count(child, calls);
    }
}
