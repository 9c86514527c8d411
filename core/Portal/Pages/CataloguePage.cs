using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>The catalogue: every survey of which something is published, and the latest publications.</summary>
public static class CataloguePage
{
    /// <summary>The parameter of the address that has the words sought.</summary>
    public const string SoughtParameter = "q";

    /// <summary>The page.</summary>
    public static string Write(CatalogueContent content, Language language)
    {
        ArgumentNullException.ThrowIfNull(content);
        var texts = Texts.For(language);
        var page = new Page(language, texts.Portal.Name, texts.Portal.CatalogueLead)
        {
            Kind = "catalogue",
            Feed = PortalAddresses.Feed(survey: null),
        };
        return page.Write(html =>
        {
            html.Open("article");
            html.Open("div", ("class", "masthead"))
                .Element("h1", texts.Portal.Name)
                .Element("p", texts.Portal.CatalogueLead, ("class", "lead"))
                .Close()
                .Line();
            SurveySearch.Write(html, language, content.Sought);
            // Most come for what is new; after hundreds of surveys nobody would find it.
            if (content.Sought is null)
                Latest(html, texts, content, language);
            Surveys(html, texts, content, language);
            html.Close().Line();
        });
    }

    private static void Surveys(HtmlWriter html, Texts texts, CatalogueContent content, Language language)
    {
        html.Open("section").Element("h2", texts.Portal.Surveys, ("id", "surveys"));
        if (content.Sought is { } sought && content.Surveys.Count > 0)
            html.Element(
                "p",
                texts.Portal.Found(texts.Numbers.Number(content.Surveys.Count), sought),
                ("role", "status")
            );
        if (content.Surveys.Count == 0)
            html.Element(
                "p",
                content.Sought is { } words ? texts.Portal.NothingFound(words) : texts.Portal.NoSurveys,
                ("role", "status")
            );
        else
        {
            html.Open("ul", ("class", "cards"));
            foreach (var survey in content.Surveys)
            {
                html.Open("li")
                    .Open("h3")
                    .Link(PortalAddresses.Of(language, survey.Survey), texts.Of(survey.Title))
                    .Close();
                if (survey.LatestOn is { } day)
                    html.Element("p", texts.Portal.PublishedOn(texts.Dates.Day(day)), ("class", "small"));
                html.Close();
            }

            html.Close();
        }

        html.Close().Line();
    }

    private static void Latest(HtmlWriter html, Texts texts, CatalogueContent content, Language language)
    {
        if (content.Latest.Count == 0)
            return;
        html.Open("section")
            .Element("h2", texts.Portal.LatestReleases, ("id", "latest"))
            .Open("ul", ("class", "plain"));
        foreach (var publication in content.Latest)
        {
            html.Open("li")
                .Open("time", ("datetime", publication.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                .Text(texts.Dates.Day(publication.On))
                .Close()
                .Text(" ")
                .Link(
                    PortalAddresses.Of(language, publication.Survey, publication.Wave),
                    $"{texts.Of(publication.Title)}, {publication.Wave}"
                );
            if (publication.IsCorrection)
                html.Text(" ").Element("span", texts.Portal.Correction, ("class", "muted"));
            html.Close();
        }

        html.Close();
        html.Open("p").Link(PortalAddresses.Feed(survey: null), texts.Portal.Feed).Close();
        html.Close().Line();
    }
}
