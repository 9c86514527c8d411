using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>The form in which a survey is sought, which leads to the catalogue.</summary>
internal static class SurveySearch
{
    /// <summary>The form.</summary>
    /// <param name="html">What it is written to.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="sought">The words sought before; null for none.</param>
    public static void Write(HtmlWriter html, Language language, string? sought = null)
    {
        var texts = Texts.For(language).Portal;
        html.Open(
                "form",
                ("class", "search"),
                ("role", "search"),
                ("action", PortalAddresses.Catalogue(language)),
                ("method", "get")
            )
            .Element("label", texts.SearchSurvey, ("for", "sought"))
            .Void(
                "input",
                ("type", "search"),
                ("id", "sought"),
                ("name", CataloguePage.SoughtParameter),
                ("value", sought ?? ""),
                ("maxlength", "100")
            )
            .Element("button", texts.Search, ("type", "submit"))
            .Close()
            .Line();
    }
}
