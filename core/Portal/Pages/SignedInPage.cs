using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// Where the authority sends the window back to in which somebody signed in: its script hands the answer to the desk that
/// asked for it, and closes the window. Its address is registered at the authority, so there is one for all languages.
/// </summary>
public static class SignedInPage
{
    /// <summary>The page.</summary>
    public static string Write()
    {
        var html = new HtmlWriter();
        var texts = Texts.For(Languages.OfReaders).Desk;
        html.Open("html", ("lang", Languages.OfReaders.Code()), ("class", "desk"))
            .Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Element("title", texts.SignIn)
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "robots"), ("content", "noindex"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("link", ("rel", "stylesheet"), ("href", PortalAddresses.Assets + PortalAssets.StyleSheet));
        html.Void("link", ("rel", "icon"), ("href", PortalAddresses.Assets + PortalAssets.Icon));
        html.Open("script", ("src", PortalAddresses.Assets + PortalAssets.SignedInScript), ("type", "module"))
            .Close()
            .Close()
            .Line();
        html.Open("body").Open("main", ("class", "in")).Element("h1", texts.SignIn);
        Paragraphs(html, "taken", isHidden: false, one => one.WindowCloses);
        Paragraphs(html, "orphan", isHidden: true, one => one.NobodyWaits);
        html.Close().Close().Close();
        return html.Page();
    }

    private static void Paragraphs(HtmlWriter html, string id, bool isHidden, Func<DeskTexts, string> text)
    {
        html.Open("div", ("id", id), ("role", "status"), ("hidden", isHidden ? "" : null));
        foreach (var language in Languages.All)
            html.Element("p", text(Texts.For(language).Desk), ("lang", language.Code()));
        html.Close();
    }
}
