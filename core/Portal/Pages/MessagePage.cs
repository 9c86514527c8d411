using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// A page that readers get in place of the one they asked for: what is the matter, more about it, and the way to all
/// surveys. Search engines do not list it.
/// </summary>
internal static class MessagePage
{
    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="kind">What it is called in its markup.</param>
    /// <param name="title">What is the matter.</param>
    /// <param name="explained">The same in a sentence.</param>
    /// <param name="more">Writes what comes after that.</param>
    public static string Write(Language language, string kind, string title, string explained, Action<HtmlWriter> more)
    {
        var texts = Texts.For(language).Portal;
        var catalogue = PortalAddresses.Catalogue(language);
        var page = new Page(language, title, explained)
        {
            Kind = kind,
            Trail = [new(texts.Surveys, catalogue)],
            IsListed = false,
        };
        return page.Write(html =>
        {
            html.Open("article")
                .Open("div", ("class", "masthead"))
                .Element("h1", title)
                .Element("p", explained, ("class", "lead"))
                .Close();
            more(html);
            html.Open("p").Link(catalogue, texts.AllSurveys).Close().Close();
        });
    }
}
