using Serverless.Pdf.Typesetting;
using Serverless.Portal.Charts;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents.Charts;
using Serverless.Wording;
using static System.FormattableString;

namespace Serverless.Portal.Documents;

/// <summary>
/// A chart: title, drawing, base, and behind a switch what it shows in a sentence and as a table. It is drawn in three
/// widths; the style sheet shows the one that fits, so that its letters can be read on a telephone.
/// </summary>
internal sealed class FigureHtml(HtmlWriter html, Typography typography, Texts texts, FigureAddresses? addresses)
{
    private static readonly (string Kind, double Width)[] Drawings = [("small", 200), ("medium", 300), ("large", 450)];

    public void Write(Chart chart, string id)
    {
        var sentence = id + ".s";
        html.Open("figure", ("id", id), ("class", "figure"));
        if (chart.Caption is { } caption)
            html.Element("figcaption", caption);
        if (chart.Description is { } description)
            html.Element("p", description, ("class", "small"));
        foreach (var (kind, width) in Drawings)
            SvgDrawing.Chart(html, typography, chart, width, kind, sentence);
        if (chart.Base is { } @base)
            html.Element("p", @base, ("class", "small base"));
        html.Open("details").Open("summary").Text(texts.Portal.InWordsAndAsTable);
        OfWhich(chart);
        html.Close();
        html.Element("p", chart.AlternativeText, ("id", sentence));
        Table(chart, id, chart.Caption ?? texts.Portal.Table);
        if (addresses is not null)
            Take(chart, id, addresses);
        html.Close().Close().Line();
    }

    /// <summary>The drawing as a file, and what to put on another site to show the chart there.</summary>
    private void Take(Chart chart, string id, FigureAddresses at)
    {
        html.Open("p", ("class", "tools"))
            .Open("a", ("class", "drawing"), ("href", at.Drawing(id)), ("download", ""))
            .Text("SVG");
        OfWhich(chart);
        html.Close().Text(" ").Open("a", ("href", at.Chart(id))).Text(texts.Portal.ChartAlone);
        OfWhich(chart);
        html.Close().Close();
        if (at.Site is not { } site)
            return;
        var field = id + ".e";
        html.Open("p", ("class", "field")).Open("label", ("for", field)).Text(texts.Portal.Embed);
        OfWhich(chart);
        html.Close()
            .Void(
                "input",
                ("id", field),
                ("class", "embed"),
                ("readonly", ""),
                ("value", Frame(chart, site, at.Chart(id)))
            )
            .Close();
    }

    /// <summary>Says of which chart it is to who hears it among those of the others.</summary>
    private void OfWhich(Chart chart)
    {
        if (chart.Caption is { } caption)
            html.Element("span", $", {caption}", ("class", "hidden"));
    }

    /// <summary>The element that shows the chart on another site.</summary>
    private string Frame(Chart chart, Uri site, string address) =>
        new HtmlWriter()
            .Open(
                "iframe",
                ("src", new Uri(site, address).AbsoluteUri),
                ("title", chart.Caption ?? texts.Portal.ChartAlone),
                ("width", "100%"),
                ("height", "480"),
                ("style", "border:0"),
                ("loading", "lazy")
            )
            .Close()
            .Fragment();

    private void Table(Chart chart, string id, string name)
    {
        var hasBase = chart.Rows.Any(row => row.Base is not null);
        var hasChange = chart.Rows.Any(row => row.Change is not null);
        html.OpenScroller(texts.Portal.MovesSideways)
            .Open("table", ("aria-label", name))
            .Open("thead")
            .Open("tr")
            .Element("th", texts.Tables.Answer, ("scope", "col"));
        foreach (var series in chart.Series)
            html.Element("th", series.Base is { } n ? $"{series.Name} ({n})" : series.Name, ("scope", "col"));
        if (hasBase)
            html.Element("th", texts.Portal.Base, ("scope", "col"));
        if (hasChange)
            html.Element("th", texts.Portal.Change, ("scope", "col"));
        html.Close().Close().Open("tbody");
        for (var r = 0; r < chart.Rows.Count; r++)
        {
            var row = chart.Rows[r];
            html.Open("tr").Element("th", row.Label.Length > 0 ? row.Label : name, ("scope", "row"));
            for (var s = 0; s < row.Values.Count; s++)
            {
                Value(Invariant($"{id}.{r + 1}.{s + 1}"), row.Values[s].Text);
                if (row.Values[s].Mark is { Length: > 0 } mark)
                    html.Element("sup", mark);
                html.Close();
            }

            if (hasBase)
                html.Element("td", row.Base ?? "");
            if (hasChange)
                html.Element("td", row.Change?.Text ?? "", ("class", "start"));
            html.Close();
        }

        html.Close().Close().Close();
    }

    /// <summary>A value with the address it stays at; its cell is left open.</summary>
    private void Value(string id, string text)
    {
        html.Open("td", ("id", id));
        if (addresses is not null && text.Length > 0)
            html.Element("a", text, ("class", "value"), ("href", addresses.Figure(id)));
        else
            html.Text(text);
    }
}
