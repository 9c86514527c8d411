using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// The commissioner's desk: a frame in which its script works with the public API. Nothing of a survey or an organisation
/// is in it; the words of its language are.
/// </summary>
public static class DeskPage
{
    /// <summary>The part of its address after the language.</summary>
    public const string Address = "manage";

    /// <summary>The address of <see cref="SignedInPage"/>, which is registered at the authority.</summary>
    public const string SignedInAddress = Address + "/signed-in";

    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="signIn">How people sign in without a key; null when they cannot.</param>
    public static string Write(Language language, DeskSignIn? signIn)
    {
        var texts = Texts.For(language).Desk;
        var html = new HtmlWriter();
        html.Open("html", ("lang", language.Code()), ("class", "desk"));
        Head(html, texts);
        html.Open("body");
        html.Element("a", Texts.For(language).Portal.SkipToContent, ("class", "skip"), ("href", "#desk")).Line();
        Header(html, language);
        html.Open(
                "main",
                ("id", "desk"),
                ("class", "in"),
                ("data-words", texts.ToJson()),
                ("data-rules", RuleTexts.ToJson(language)),
                ("data-sign-in", signIn?.ToJson())
            )
            .Open("noscript")
            .Element("p", texts.NoScript)
            .Close()
            .Close()
            .Line();
        html.Close().Close();
        return html.Page();
    }

    private static void Head(HtmlWriter html, DeskTexts texts)
    {
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Element("title", texts.Title)
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "robots"), ("content", "noindex"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        PageFont.Preload(html, PageFont.Of(style: null));
        foreach (var sheet in new[] { PortalAssets.StyleSheet, PortalAssets.DeskStyleSheet })
            html.Void("link", ("rel", "stylesheet"), ("href", PortalAddresses.Assets + sheet));
        html.Void("link", ("rel", "icon"), ("href", PortalAddresses.Assets + PortalAssets.Icon));
        html.Open("script", ("src", PortalAddresses.Assets + PortalAssets.DeskScript), ("type", "module")).Close();
        html.Close().Line();
    }

    private static void Header(HtmlWriter html, Language language)
    {
        html.Open("header", ("class", "site")).Open("div", ("class", "in"));
        html.Element(
            "a",
            Texts.For(language).Portal.Name,
            ("class", "name"),
            ("href", PortalAddresses.Catalogue(language))
        );
        foreach (var other in Languages.All.Where(other => other != language))
            html.Element(
                "a",
                Texts.For(other).Portal.LanguageName,
                ("class", "language"),
                ("href", PortalAddresses.Of(other, Address)),
                ("lang", other.Code()),
                ("hreflang", other.Code())
            );
        html.Close();
        html.Open(
                "nav",
                ("id", "desk-bar"),
                ("class", "in"),
                ("aria-label", Texts.For(language).Desk.Title),
                ("hidden", "")
            )
            .Close();
        html.Close().Line();
    }
}
