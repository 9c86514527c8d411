using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Inline = Serverless.Reporting.Documents.Inline;

namespace Serverless.Reporting.Templates;

/// <summary>Running text of a filled template: styles, links, and the insertions at their markers.</summary>
internal sealed class MarkdownInlines(Insertions insertions, TemplateImages images, ReportContext context)
{
    private enum Style
    {
        Plain,
        Strong,
        Emphasis,
    }

    private readonly List<CellId> _stated = [];

    /// <summary>The figures that running text stated since this was last asked, in order.</summary>
    public IReadOnlyList<CellId> TakeStated()
    {
        CellId[] stated = [.. _stated.Distinct()];
        _stated.Clear();
        return stated;
    }

    /// <summary>Whether the paragraph holds a chart, list, tile or other block.</summary>
    public bool HasBlocks(ParagraphBlock paragraph) => Parts(paragraph.Inline).Any(part => part is not Inline);

    /// <summary>The text with its styles; blocks in it are left out.</summary>
    public IReadOnlyList<Inline> Of(ContainerInline? container) => [.. Parts(container).OfType<Inline>()];

    /// <summary>The text alone.</summary>
    public string Plain(ContainerInline? container)
    {
        var text = new StringBuilder();
        foreach (var inline in Parts(container).OfType<Inline>())
        {
            text.Append(
                inline switch
                {
                    Text plain => plain.Value,
                    Strong strong => strong.Value,
                    Emphasis emphasis => emphasis.Value,
                    Link link => link.Value,
                    _ => " ",
                }
            );
        }

        return text.ToString().Trim();
    }

    /// <summary>A string that was not parsed as Markdown, with its insertions.</summary>
    public string Plain(string text) => string.Concat(Pieces(text, "").Select(piece => piece as string ?? "")).Trim();

    /// <summary>
    /// The paragraph as blocks: its text, parted by the blocks in it; tiles next to each other as one row,
    /// comparisons next to each other as one chart.
    /// </summary>
    public IEnumerable<Documents.Block> Blocks(ContainerInline? container)
    {
        var text = new List<Inline>();
        var gathered = new List<object>();
        foreach (var part in Parts(container))
        {
            if (part is Inline inline)
            {
                if (gathered.Count > 0 && IsBlank(inline))
                    continue;
                foreach (var block in Joined(gathered))
                    yield return block;
                text.Add(inline);
                continue;
            }

            if (Paragraph(text) is { } before)
                yield return before;
            if (gathered.Count > 0 && !Join(gathered[0], part))
                foreach (var block in Joined(gathered))
                    yield return block;
            if (part is IReadOnlyList<Documents.Block> blocks)
                foreach (var block in blocks)
                    yield return block;
            else
                gathered.Add(part);
        }

        foreach (var block in Joined(gathered))
            yield return block;
        if (Paragraph(text) is { } last)
            yield return last;
    }

    private static bool Join(object first, object next) =>
        (first, next) switch
        {
            (BigNumber, BigNumber) => true,
            (NotableDifference a, NotableDifference b) => a.Comparison.Kind == b.Comparison.Kind
                && a.Comparison.B.Subgroup == b.Comparison.B.Subgroup,
            _ => false,
        };

    /// <summary>
    /// Tiles in rows of at most five, of about equal length; comparisons as a chart, or as a list when there is one.
    /// Empties the list.
    /// </summary>
    private Documents.Block[] Joined(List<object> gathered)
    {
        if (gathered.Count == 0)
            return [];
        var rows = (gathered.Count + 4) / 5;
        Documents.Block[] result =
            gathered[0] is BigNumber
                ?
                [
                    .. gathered
                        .Cast<BigNumber>()
                        .Chunk((gathered.Count + rows - 1) / rows)
                        .Select(row => new BigNumbers(row)),
                ]
                : [.. new ChangeList(context).ChartAndList([.. gathered.Cast<NotableDifference>()])];
        gathered.Clear();
        return result;
    }

    private static Paragraph? Paragraph(List<Inline> text)
    {
        while (text.Count > 0 && IsBlank(text[0]))
            text.RemoveAt(0);
        while (text.Count > 0 && IsBlank(text[^1]))
            text.RemoveAt(text.Count - 1);
        if (text.Count == 0)
            return null;
        var paragraph = new Paragraph([.. text]);
        text.Clear();
        return paragraph;
    }

    private static bool IsBlank(Inline inline) =>
        inline is LineBreak || (inline is Text text && string.IsNullOrWhiteSpace(text.Value));

    /// <summary>Inlines and inserted blocks or tiles, in order.</summary>
    private List<object> Parts(ContainerInline? container)
    {
        var parts = new List<object>();
        if (container is not null)
            Collect(container, Style.Plain, parts);
        return parts;
    }

    private void Collect(ContainerInline container, Style style, List<object> parts)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LinkInline { IsImage: false } link:
                    parts.Add(Linked(link));
                    break;
                case LinkInline { IsImage: true } image when images.Find(image.Url) is { } picture:
                    parts.Add(new Documents.Block[] { Shown(image, picture) });
                    break;
                case EmphasisInline emphasis:
                    Collect(
                        emphasis,
                        emphasis.DelimiterCount >= 2 ? Style.Strong
                            : style == Style.Plain ? Style.Emphasis
                            : style,
                        parts
                    );
                    break;
                case ContainerInline inner:
                    Collect(inner, style, parts);
                    break;
                case LineBreakInline { IsHard: true }:
                    parts.Add(new LineBreak());
                    break;
                case LineBreakInline:
                    parts.Add(new Text(" "));
                    break;
                case AutolinkInline auto:
                    parts.Add(
                        Uri.TryCreate(auto.Url, UriKind.Absolute, out var address) && IsAllowed(address)
                            ? Link.To(address, auto.Url)
                            : new Text(auto.Url)
                    );
                    break;
                case CodeInline code:
                    AddText(code.Content, style, parts);
                    break;
                case LiteralInline literal:
                    AddText(literal.Content.ToString(), style, parts);
                    break;
                case HtmlEntityInline entity:
                    AddText(entity.Transcoded.ToString(), style, parts);
                    break;
            }
        }
    }

    private void AddText(string text, Style style, List<object> parts)
    {
        foreach (var piece in Pieces(text, Preceding(parts)))
        {
            if (piece is not string words)
                parts.Add(piece);
            else if (words.Length > 0)
                parts.Add(
                    style switch
                    {
                        Style.Strong => new Strong(words),
                        Style.Emphasis => new Emphasis(words),
                        _ => new Text(words),
                    }
                );
        }
    }

    /// <summary>
    /// Text and insertions of a literal; a sentence that opens a paragraph or follows a full stop gets a capital.
    /// </summary>
    private IEnumerable<object> Pieces(string text, string preceding)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf(Insertions.Start, at);
            var end = start < 0 ? -1 : text.IndexOf(Insertions.End, start);
            if (end < 0)
            {
                yield return text[at..];
                yield break;
            }

            if (start > at)
            {
                yield return text[at..start];
                preceding = text[at..start];
            }

            switch (insertions.At(text[(start + 1)..end]))
            {
                case Sentence sentence:
                    _stated.AddRange(sentence.Cells);
                    var words = OpensSentence(preceding) ? context.Capitalised(sentence.Text) : sentence.Text;
                    preceding = words;
                    yield return words;
                    break;
                case { } block:
                    yield return block;
                    break;
            }

            at = end + 1;
        }
    }

    private static bool OpensSentence(string preceding)
    {
        var text = preceding.TrimEnd();
        return text.Length == 0 || text[^1] is '.' or '!' or '?';
    }

    private static string Preceding(List<object> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var text = parts[i] switch
            {
                Text plain => plain.Value,
                Strong strong => strong.Value,
                Emphasis emphasis => emphasis.Value,
                Link link => link.Value,
                _ => "",
            };
            if (!string.IsNullOrWhiteSpace(text))
                return text;
        }

        return "";
    }

    private Image Shown(LinkInline image, Picture picture)
    {
        var text = Plain((ContainerInline)image);
        return new Image(picture, text.Length == 0 || TemplateImages.IsDecorative(text) ? null : text)
        {
            Caption = string.IsNullOrWhiteSpace(image.Title) ? null : Plain(image.Title),
        };
    }

    private Inline Linked(LinkInline link)
    {
        var text = Plain((ContainerInline)link);
        if (text.Length == 0)
            text = link.Url ?? "";
        return text.Length > 0 && Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && IsAllowed(address)
            ? Link.To(address, text)
            : new Text(text);
    }

    private static bool IsAllowed(Uri address) => address.Scheme is "http" or "https" or "mailto";
}
