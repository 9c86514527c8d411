using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>What readers see at an address where there is nothing.</summary>
public static class NotFoundPage
{
    /// <summary>The page.</summary>
    public static string Write(Language language)
    {
        var texts = Texts.For(language).Portal;
        var page = new Page(language, texts.NotFound, texts.NotFoundExplained)
        {
            Kind = "not-found",
            Trail = [new(texts.Surveys, PortalAddresses.Catalogue(language))],
            IsListed = false,
        };
        return page.Write(html =>
        {
            html.Open("article")
                .Open("div", ("class", "masthead"))
                .Element("h1", texts.NotFound)
                .Element("p", texts.NotFoundExplained, ("class", "lead"))
                .Close()
                .Line();
            SurveySearch.Write(html, language);
            html.Open("p").Link(PortalAddresses.Catalogue(language), texts.AllSurveys).Close().Close();
        });
    }
}
