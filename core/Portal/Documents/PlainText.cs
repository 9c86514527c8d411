using Serverless.Reporting.Documents;

namespace Serverless.Portal.Documents;

/// <summary>Running text without its styles.</summary>
internal static class PlainText
{
    /// <summary>What comes before the first end of a line.</summary>
    public static string FirstLine(IReadOnlyList<Inline> inlines) =>
        string.Concat(inlines.TakeWhile(inline => inline is not LineBreak).Select(Of));

    private static string Of(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            Emphasis emphasis => emphasis.Value,
            Muted muted => muted.Value,
            Superscript raised => raised.Value,
            Link link => link.Value,
            _ => "",
        };
}
