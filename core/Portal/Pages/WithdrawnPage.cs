using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>What readers see where something was published and taken back.</summary>
public static class WithdrawnPage
{
    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="reason">Why it was taken back, in the words of whoever did.</param>
    public static string Write(Language language, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var texts = Texts.For(language).Portal;
        var page = new Page(language, texts.WithdrawnTitle, texts.WithdrawnExplained)
        {
            Kind = "withdrawn",
            Trail = [new(texts.Surveys, PortalAddresses.Catalogue(language))],
            IsListed = false,
        };
        return page.Write(html =>
        {
            html.Open("article")
                .Open("div", ("class", "masthead"))
                .Element("h1", texts.WithdrawnTitle)
                .Element("p", texts.WithdrawnExplained, ("class", "lead"))
                .Close();
            if (reason.Length > 0)
                html.Open("div", ("class", "callout caution"))
                    .Element("p", texts.Reason, ("class", "title"))
                    .Element("p", reason)
                    .Close();
            html.Open("p").Link(PortalAddresses.Catalogue(language), texts.AllSurveys).Close().Close();
        });
    }
}
