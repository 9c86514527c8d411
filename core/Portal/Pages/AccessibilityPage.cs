using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>How accessible the pages are: what they were held against, with the evidence, what falls short, whom to tell.</summary>
public static class AccessibilityPage
{
    /// <summary>The part of its address after the language.</summary>
    public const string Address = "accessibility";

    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="contact">Where what falls short can be told; null when the deployment names nobody.</param>
    public static string Write(Language language, Uri? contact)
    {
        var texts = Texts.For(language);
        var words = texts.Accessibility;
        var page = new Page(language, words.Title, words.Lead)
        {
            Kind = "accessibility",
            Address = [Address],
            Trail = [new(texts.Portal.Surveys, PortalAddresses.Catalogue(language))],
        };
        return page.Write(html =>
        {
            html.Open("article").Open("div", ("class", "masthead")).Element("h1", words.Title);
            html.Element("p", words.Lead, ("class", "lead")).Close().Line();
            Section(html, "status", words.Status, words.StatusExplained);
            html.Close().Line();
            if (AccessibilityEvidence.Current is { States.Count: > 0 } evidence)
                Evidence(html, texts, evidence);
            else
            {
                Section(html, "evidence", words.Examined, words.AlsoExamined);
                html.Close().Line();
            }

            Section(html, "shortcomings", words.Shortcomings);
            html.Open("ul");
            foreach (var shortcoming in words.ListedShortcomings)
                html.Element("li", shortcoming);
            html.Close().Close().Line();
            Section(html, "tell", words.Tell);
            if (contact is null)
                html.Element("p", words.TellSurvey);
            else
                html.Open("p").Text(words.TellUs + " ").Link(contact.AbsoluteUri, NameOf(contact)).Text(".").Close();
            html.Close().Close().Line();
        });
    }

    private static void Evidence(HtmlWriter html, Texts texts, AccessibilityEvidence evidence)
    {
        var words = texts.Accessibility;
        Section(
            html,
            "evidence",
            words.Examined,
            words.ExaminedWith(evidence.Tool, texts.Dates.Day(evidence.On), texts.Numbers.Number(evidence.PagesSeen))
        );
        html.OpenScroller(texts.Portal.MovesSideways, "table scroll")
            .Open("table", ("aria-label", words.Examined))
            .Open("thead")
            .Open("tr");
        foreach (var head in (string[])[words.State, words.Pages, words.RulesMet, words.RulesBroken, words.Unclear])
            html.Element("th", head, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var state in evidence.States)
        {
            html.Open("tr").Element("th", words.StateOf(state.Width, state.IsDark), ("scope", "row"));
            Number(state.Pages.Count);
            Number(state.Pages.Min(page => page.RulesMet));
            Number(state.Pages.Sum(page => page.RulesBroken));
            Number(state.Pages.Max(page => page.Unclear));
            html.Close();
        }

        html.Close().Close().Close();
        html.Element("p", words.AlsoExamined).Close().Line();

        void Number(int count) => html.Element("td", count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Section(HtmlWriter html, string id, string title, params ReadOnlySpan<string> paragraphs)
    {
        html.Open("section").Element("h2", title, ("id", id));
        foreach (var paragraph in paragraphs)
            html.Element("p", paragraph);
    }

    private static string NameOf(Uri contact) =>
        contact.Scheme == Uri.UriSchemeMailto ? contact.AbsoluteUri["mailto:".Length..] : contact.Host;
}
