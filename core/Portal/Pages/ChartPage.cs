using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// One chart by itself, for other sites to show: what it shows, its base and its source, and whether its figures were
/// replaced since. It runs no script; its links lead out of the frame that it is in.
/// </summary>
public static class ChartPage
{
    /// <summary>The page.</summary>
    /// <param name="charts">The charts of the release.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="language">Its language.</param>
    /// <param name="page">Address of the chart on the page of its release.</param>
    /// <param name="latest">Address of the figures that replaced these; null when nothing did.</param>
    public static string Write(
        ReleasedCharts charts,
        ReleasedChart chart,
        Language language,
        string page,
        string? latest
    )
    {
        ArgumentNullException.ThrowIfNull(charts);
        ArgumentNullException.ThrowIfNull(chart);
        var texts = Texts.For(language).Portal;
        var html = new HtmlWriter();
        html.Open("html", ("lang", language.Code()), ("class", "alone"));
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Element("title", $"{chart.Caption} – {charts.Title}")
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("base", ("target", "_blank"));
        PageFont.Preload(html, charts.Fonts ?? PageFont.Of(style: null));
        html.Void("link", ("rel", "stylesheet"), ("href", PortalAddresses.Assets + PortalAssets.StyleSheet));
        if (charts.StyleSheet is { } style)
            html.Void("link", ("rel", "stylesheet"), ("href", style));
        html.Close().Line();
        html.Open("body").Open("main").Element("h1", charts.Title, ("class", "hidden"));
        if (latest is not null)
            html.Open("div", ("class", "callout caution")).Open("p").Link(latest, texts.LaterRelease).Close().Close();
        html.Written(chart.Figure);
        html.Open("p", ("class", "small")).Link(page, charts.Source).Close();
        html.Close().Close().Close();
        return html.Page();
    }
}
