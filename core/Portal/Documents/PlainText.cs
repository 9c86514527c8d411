using Serverless.Reporting.Documents;

namespace Serverless.Portal.Documents;

/// <summary>Running text without its styles.</summary>
internal static class PlainText
{
    public static string Of(IReadOnlyList<Inline> inlines) => string.Concat(inlines.Select(Of));

    private static string Of(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            Emphasis emphasis => emphasis.Value,
            Muted muted => muted.Value,
            Superscript raised => raised.Value,
            Link link => link.Value,
            LineBreak => " ",
            _ => "",
        };
}
