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
internal sealed class FigureHtml(HtmlWriter html, Typography typography, Texts texts)
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
        html.Open("details").Element("summary", texts.Portal.InWordsAndAsTable);
        html.Element("p", chart.AlternativeText, ("id", sentence));
        Table(chart, id, chart.Caption ?? texts.Portal.Table);
        html.Close().Close().Line();
    }

    private void Table(Chart chart, string id, string name)
    {
        var hasBase = chart.Rows.Any(row => row.Base is not null);
        var hasChange = chart.Rows.Any(row => row.Change is not null);
        html.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", name))
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
                html.Open("td", ("id", Invariant($"{id}.{r + 1}.{s + 1}"))).Text(row.Values[s].Text);
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
}
