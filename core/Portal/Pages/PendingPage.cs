using System.Text.RegularExpressions;
using Serverless.Portal.Site;
using Serverless.Surveys;

namespace Serverless.Portal.Pages;

/// <summary>
/// A page of a release that is not public yet, for whoever has a preview of it. A scheduled release has the bytes that it
/// will be published with; until then what they lead to may not be there.
/// </summary>
public static partial class PendingPage
{
    /// <summary>
    /// The page without what leads to public pages of its survey: in the way to it the survey is named and not linked, and
    /// search engines are told of no page in another language. What can be replaced only once it is public does not say so.
    /// </summary>
    /// <param name="page">The page as it is stored.</param>
    /// <param name="language">Its language.</param>
    /// <param name="survey">Its survey.</param>
    public static string WithoutPublicLinks(string page, Language language, string survey)
    {
        ArgumentNullException.ThrowIfNull(page);
        const string End = "</a>";
        page = ReplacementNotice.TakenOutOf(Alternates().Replace(page, ""));
        var link = $"<a href=\"{PortalAddresses.Of(language, survey)}\">";
        var start = page.IndexOf(link, StringComparison.Ordinal);
        if (start < 0)
            return page;
        var text = start + link.Length;
        var end = page.IndexOf(End, text, StringComparison.Ordinal);
        return string.Concat(page.AsSpan(0, start), page.AsSpan(text, end - text), page.AsSpan(end + End.Length));
    }

    /// <summary>As the head of a page has them; no text of a survey can be one, since its marks are escaped.</summary>
    [GeneratedRegex("<link rel=\"alternate\" hreflang=\"[^\">]*\" href=\"[^\">]*\">", RegexOptions.None, 1000)]
    private static partial Regex Alternates();
}
