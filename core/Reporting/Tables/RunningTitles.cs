using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>
/// What tables are called on the pages that they go on over: the heading they are under, with the caption of one of
/// several.
/// </summary>
internal static class RunningTitles
{
    /// <summary>Characters from which a title is cut, so that it takes one line.</summary>
    private const int MaximumLength = 100;

    public static IReadOnlyList<Block> Of(IReadOnlyList<Block> blocks)
    {
        string? heading = null;
        return Titled(blocks, ref heading);
    }

    private static List<Block> Titled(IReadOnlyList<Block> blocks, ref string? heading)
    {
        var titled = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is Heading { Text: var text })
                heading = text;
            titled.Add(
                block switch
                {
                    Table table => table with { RunningTitle = Title(heading, table.Caption) },
                    KeepTogether kept => new KeepTogether(Titled(kept.Blocks, ref heading)),
                    Landscape turned => new Landscape(Titled(turned.Blocks, ref heading)),
                    _ => block,
                }
            );
        }

        return titled;
    }

    private static string? Title(string? heading, string? caption)
    {
        if (heading is null || caption is null)
            return Cut(heading ?? caption);
        return heading.EndsWith(caption, StringComparison.Ordinal)
            ? Cut(heading)
            : $"{Cut(heading)}: {AnswerNames.Cut(caption, MaximumLength)}";
    }

    private static string? Cut(string? text) => text is null ? null : AnswerNames.Cut(text, MaximumLength);
}
