using System.Globalization;
using Serverless.Pdf.Fonts;
using Serverless.Pdf.Hyphenation;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Portal.Charts;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Wording;

namespace Serverless.Portal.Documents;

/// <summary>
/// A document as HTML: the blocks of the PDF in the same order with the same words. Headings keep their ids; tables,
/// charts and cells get one from the heading they are under, so that each can be linked to.
/// </summary>
internal sealed class DocumentHtml
{
    private readonly HtmlWriter _html;
    private readonly Document _document;
    private readonly Typography _typography;
    private readonly InlineHtml _inlines;
    private readonly TableHtml _tables;
    private readonly FigureHtml _figures;
    private readonly PlaceNames _places = new();
    private readonly List<(string Id, Chart Chart)> _charts = [];

    /// <param name="addresses">Where its figures stay; null when they have no such address.</param>
    /// <param name="placesApart">Whether the ids of figures in tables are before the tables.</param>
    public DocumentHtml(
        HtmlWriter html,
        Document document,
        Texts texts,
        ColumnSubjects subjects,
        FigureAddresses? addresses = null,
        bool placesApart = false
    )
    {
        _html = html;
        _document = document;
        _typography = new Typography(
            TypeFamily.Fitted(Theme.Default with { Palette = document.Theme.Palette, Font = document.Theme.Font }),
            HyphenationPatterns.For(document.Properties.Language)
        );
        _inlines = new InlineHtml(html, document);
        _tables = new TableHtml(html, _inlines, texts.Portal, subjects, placesApart);
        _figures = new FigureHtml(html, _typography, texts, addresses);
    }

    /// <summary>The charts written so far, with their ids.</summary>
    public IReadOnlyList<(string Id, Chart Chart)> Charts => _charts;

    /// <summary>Writes blocks one after the other.</summary>
    public void Write(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    /// <summary>Writes a chart by itself, under the id that it has in its document.</summary>
    public void Write(Chart chart, string id) => _figures.Write(chart, id);

    /// <summary>The notes of the document, after everything that refers to them.</summary>
    public void WriteNotes()
    {
        if (_inlines.Referred.Count == 0)
            return;
        _html.Open("ol", ("class", "notes"), ("role", "doc-endnotes"));
        foreach (var id in _inlines.Referred)
        {
            _html.Open("li", ("id", InlineHtml.NoteAnchor(id)));
            _inlines.Write(_document.Notes.First(note => note.Id == id).Inlines);
            _html.Close();
        }

        _html.Close().Line();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Masthead masthead:
                Masthead(masthead);
                break;
            case Heading heading:
                Heading(heading);
                break;
            case Paragraph paragraph:
                _html.Open("p", ("class", ClassOf(paragraph.Style)));
                _inlines.Write(paragraph.Inlines);
                _html.Close().Line();
                break;
            case BulletList list:
                List("ul", null, list.Items);
                break;
            case NumberedList list:
                List("ol", list.Prominent ? "prominent" : null, list.Items);
                break;
            case BigNumbers numbers:
                Numbers(numbers);
                break;
            case Callout callout:
                Callout(callout);
                break;
            case Columns columns:
                Columns(columns);
                break;
            case Container container:
                Write(container.Children);
                break;
            case Table table:
                _tables.Write(table, _places.NextTable());
                break;
            case TableOfContents contents:
                Contents(contents);
                break;
            case Chart chart:
                Figure(chart);
                break;
            case Image image:
                ImageHtml.Write(_html, image);
                break;
            case QrCode code:
                SvgDrawing.Draw(
                    _html,
                    QrCodeLayout.Lay(new LayoutContext(_document), code, new StructureElement("Div", null)),
                    code.Side,
                    "qr",
                    ("aria-label", code.AlternativeText)
                );
                break;
            case Rule:
                _html.Void("hr").Line();
                break;
            case PageBreak:
                break;
            default:
                throw new InvalidOperationException($"There is no HTML for {block.GetType().Name}.");
        }
    }

    private void Figure(Chart chart)
    {
        var id = _places.NextFigure();
        _charts.Add((id, chart));
        _figures.Write(chart, id);
    }

    private void Masthead(Masthead masthead)
    {
        _places.Enter(masthead.Id);
        _html.Open("div", ("class", "masthead"));
        Optional("p", "kicker", masthead.Kicker);
        _html.Element("h1", masthead.Title, ("id", masthead.Id));
        if (masthead.Lead.Count > 0)
        {
            _html.Open("p", ("class", "lead"));
            _inlines.Write(masthead.Lead);
            _html.Close();
        }

        Optional("p", "imprint", masthead.Imprint);
        _html.Close().Line();
    }

    private void Heading(Heading heading)
    {
        _places.Enter(heading.Id);
        Optional("p", "kicker", heading.Kicker);
        _html
            .Element("h" + heading.Level.ToString(CultureInfo.InvariantCulture), heading.Text, ("id", heading.Id))
            .Line();
    }

    private void List(string element, string? kind, IReadOnlyList<ListItem> items)
    {
        _html.Open(element, ("class", kind));
        foreach (var item in items)
        {
            _html.Open("li");
            if (item.Blocks is [Paragraph { Style: ParagraphStyle.Body } only])
                _inlines.Write(only.Inlines);
            else
                Write(item.Blocks);
            _html.Close();
        }

        _html.Close().Line();
    }

    private void Numbers(BigNumbers numbers)
    {
        _html.Open("ul", ("class", "numbers"));
        foreach (var number in numbers.Items)
        {
            _html
                .Open("li")
                .Element("span", number.Value, ("class", "value"))
                .Text(" ")
                .Element("span", number.Label, ("class", "label"));
            if (number.Change is { } change)
            {
                _html.Text(" ");
                ChangeHtml.Write(_html, change);
            }

            if (number.Base is { } @base)
                _html.Text(" ").Element("span", @base, ("class", "base"));
            _html.Close();
        }

        _html.Close().Line();
    }

    private void Callout(Callout callout)
    {
        var tone = callout.Tone switch
        {
            CalloutTone.Accent => "callout accent",
            CalloutTone.Caution => "callout caution",
            _ => "callout",
        };
        _html.Open("div", ("class", tone));
        Optional("p", "title", callout.Title);
        Write(callout.Blocks);
        _html.Close().Line();
    }

    private void Columns(Columns columns)
    {
        var first = columns.Items[0].Weight;
        var last = columns.Items[^1].Weight;
        var kind = "columns of-" + columns.Items.Count.ToString(CultureInfo.InvariantCulture);
        if (first > last * 3)
            kind += " narrow-last";
        else if (first > last * 1.2)
            kind += " wide-first";
        else if (last > first * 1.2)
            kind += " wide-last";
        _html.Open("div", ("class", kind));
        foreach (var column in columns.Items)
        {
            _html.Open("div");
            Write(column.Blocks);
            _html.Close();
        }

        _html.Close().Line();
    }

    private void Contents(TableOfContents contents)
    {
        var earlier = contents.IncludeEarlier
            ? 0
            : OutlineEntry.CountOf(_document.Blocks.TakeWhile(block => !ReferenceEquals(block, contents)));
        var entries = OutlineEntry.Of(_document).Skip(earlier).Where(entry => entry.Level <= contents.Depth).ToList();
        if (entries.Count == 0)
            return;
        var highest = entries.Min(entry => entry.Level);
        // Sections of several chapters can have one name; who hears the links alone is told the chapter as well.
        var repeated = entries
            .GroupBy(entry => entry.Text, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        var chapter = "";
        _html.Open("ul", ("class", "contents"));
        var level = highest;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            for (; level < entry.Level; level++)
                _html.Open("ul");
            _html.Open("li");
            if (entry.Level == highest)
                chapter = entry.Text;
            if (entry.Level > highest && repeated.Contains(entry.Text))
                _html.Link("#" + entry.Id, entry.Text, chapter);
            else
                _html.Link("#" + entry.Id, entry.Text);
            var next = i + 1 < entries.Count ? entries[i + 1].Level : highest;
            if (next > entry.Level)
                continue;
            _html.Close();
            for (; level > next; level--)
                _html.Close().Close();
        }

        _html.Close().Line();
    }

    private void Optional(string element, string kind, string? text)
    {
        if (text is { Length: > 0 })
            _html.Element(element, text, ("class", kind));
    }

    private static string? ClassOf(ParagraphStyle style) =>
        style switch
        {
            ParagraphStyle.Lead => "lead",
            ParagraphStyle.Small => "small",
            _ => null,
        };
}
