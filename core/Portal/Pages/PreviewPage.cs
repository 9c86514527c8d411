using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// The way in for whoever was given a preview. The secret is behind the <c>#</c> of the address, which browsers keep to
/// themselves; the script of the page sends it in a form, and without a script it can be entered by hand. The page is the
/// same for releases that are there and that are not.
/// </summary>
public static class PreviewPage
{
    /// <summary>Name of the secret in the form.</summary>
    public const string Secret = "secret";

    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="isRefused">Whether a secret was sent that opens nothing.</param>
    public static string Write(Language language, bool isRefused)
    {
        var texts = Texts.For(language).Portal;
        var page = new Page(language, texts.Preview, texts.PreviewExplained)
        {
            Kind = "preview",
            Trail = [new(texts.Surveys, PortalAddresses.Catalogue(language))],
            IsListed = false,
        };
        return page.Write(html =>
        {
            html.Open("article")
                .Open("div", ("class", "masthead"))
                .Element("h1", texts.Preview)
                .Element("p", texts.PreviewExplained, ("class", "lead"))
                .Close();
            if (isRefused)
                html.Open("div", ("class", "callout caution"), ("role", "alert"))
                    .Element("p", texts.PreviewRefused)
                    .Close();
            html.Open("form", ("method", "post"), ("class", "choice"), ("id", "preview"))
                .Open("p", ("class", "field"))
                .Element("label", texts.PreviewSecret, ("for", "preview.secret"))
                .Void(
                    "input",
                    ("id", "preview.secret"),
                    ("name", Secret),
                    ("required", ""),
                    ("autocomplete", "off"),
                    ("spellcheck", "false"),
                    ("aria-describedby", "preview.help")
                )
                .Element("span", texts.PreviewSecretHelp, ("class", "small"), ("id", "preview.help"))
                .Close()
                .Element("button", texts.PreviewOpen, ("class", "button"))
                .Close()
                .Close();
        });
    }
}
