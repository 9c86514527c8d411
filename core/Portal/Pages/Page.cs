using System.Globalization;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Reporting.Styles;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>A page that this one is part of.</summary>
/// <param name="Address">Where it is; null while it may not be there yet.</param>
internal sealed record Trail(string Text, string? Address);

/// <summary>What is around the content of every page: its head, the way to it, and the other language.</summary>
internal sealed record Page(Language Language, string Title, string Description)
{
    /// <summary>Parts of the address after the language: none for the catalogue, survey, wave.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    /// <summary>
    /// The same page in another language, where that is not at <see cref="Address"/>; null where it is.
    /// </summary>
    public Func<Language, string>? InOtherLanguage { get; init; }

    /// <summary>The pages above this one, from the catalogue on; empty for the catalogue itself.</summary>
    public IReadOnlyList<Trail> Trail { get; init; } = [];

    /// <summary>Where a feed of what this page is about can be read; null for none.</summary>
    public string? Feed { get; init; }

    /// <summary>Class of the page, for the style sheet and the script.</summary>
    public required string Kind { get; init; }

    /// <summary>How it looks; null for as the product has it.</summary>
    public HouseStyle? Style { get; init; }

    /// <summary>Whether it has drawings, whose colours in the dark are half of a style sheet.</summary>
    public bool HasCharts { get; init; }

    /// <summary>Says when its release was replaced; null where that cannot be.</summary>
    public ReplacementNotice? Replacement { get; init; }

    /// <summary>Where it stays, for who reads it on paper; null where it says so itself, or that is not known.</summary>
    public Uri? Permanent { get; init; }

    /// <summary>Whether search engines may list it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>The whole page with its content.</summary>
    public string Write(Action<HtmlWriter> content)
    {
        var texts = Texts.For(Language).Portal;
        var html = new HtmlWriter();
        html.Open("html", ("lang", Language.Code()), ("class", Kind));
        Head(html, texts);
        html.Open("body");
        html.Element("a", texts.SkipToContent, ("class", "skip"), ("href", "#content")).Line();
        Header(html, texts);
        html.Open("main", ("id", "content"), ("tabindex", "-1")).Line();
        Replacement?.Write(html);
        content(html);
        if (Permanent is { } address)
            html.Element(
                "p",
                $"{Texts.For(Language).Release.AddressHead} {address.AbsoluteUri}",
                ("class", "printed in")
            );
        html.Close().Line();
        Footer(html, texts);
        html.Close().Close();
        return html.Page();
    }

    private void Head(HtmlWriter html, PortalTexts texts)
    {
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Element("title", Trail.Count == 0 ? Title : $"{Title} – {texts.Name}")
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "description"), ("content", Description))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("name", "generator"), ("content", "survey portal"));
        if (!IsListed)
            html.Void("meta", ("name", "robots"), ("content", "noindex"));
        PageFont.Preload(html, PageFont.Of(Style));
        var styles = HasCharts ? PortalAssets.StyleSheet : PortalAssets.PlainStyleSheet;
        html.Void("link", ("rel", "stylesheet"), ("href", PortalAddresses.Assets + styles));
        if (Style is not null)
            html.Void("link", ("rel", "stylesheet"), ("href", StyleAssets.Address(Style, StyleAssets.StyleSheet)));
        Replacement?.Link(html);
        html.Void("link", ("rel", "icon"), ("href", PortalAddresses.Assets + PortalAssets.Icon));
        if (IsListed)
            foreach (var language in Languages.All)
                html.Void(
                    "link",
                    ("rel", "alternate"),
                    ("hreflang", language.Code()),
                    ("href", PortalAddresses.Of(language, [.. Address]))
                );
        if (Feed is not null)
            html.Void("link", ("rel", "alternate"), ("type", "application/atom+xml"), ("href", Feed));
        html.Open("script", ("src", PortalAddresses.Assets + PortalAssets.Script), ("defer", "")).Close();
        html.Close().Line();
    }

    private void Header(HtmlWriter html, PortalTexts texts)
    {
        html.Open("header", ("class", "site")).Open("div", ("class", "in"));
        if (Style is { Logo: { } logo })
            html.Void(
                "img",
                ("class", "logo"),
                ("src", StyleAssets.Address(Style, StyleAssets.LogoFile(logo))),
                ("alt", Style.LogoText.In(Language)),
                ("width", Number(logo.Width)),
                ("height", Number(logo.Height))
            );
        html.Element("a", texts.Name, ("class", "name"), ("href", PortalAddresses.Catalogue(Language)));
        foreach (var other in Languages.All.Where(language => language != Language))
            html.Element(
                "a",
                Texts.For(other).Portal.LanguageName,
                ("class", "language"),
                ("href", AddressIn(other)),
                ("lang", other.Code()),
                ("hreflang", other.Code())
            );
        html.Close().Close().Line();
        if (Trail.Count == 0)
            return;
        html.Open("nav", ("class", "trail"), ("aria-label", texts.YouAreHere)).Open("ol", ("class", "in"));
        foreach (var (text, address) in Trail)
            if (address is null)
                html.Element("li", text);
            else
                html.Open("li").Link(address, text).Close();
        html.Open("li").Element("span", Title, ("aria-current", "page")).Close();
        html.Close().Close().Line();
    }

    private string AddressIn(Language other)
    {
        if (InOtherLanguage is not null)
            return InOtherLanguage(other);
        return IsListed ? PortalAddresses.Of(other, [.. Address]) : PortalAddresses.Catalogue(other);
    }

    private void Footer(HtmlWriter html, PortalTexts texts)
    {
        html.Open("footer", ("class", "site")).Open("ul", ("class", "in"));
        html.Open("li").Link(PortalAddresses.Catalogue(Language), texts.Surveys).Close();
        html.Open("li").Link("/api/v1", texts.Api).Close();
        html.Open("li")
            .Link(PortalAddresses.Of(Language, AccessibilityPage.Address), Texts.For(Language).Accessibility.Title)
            .Close();
        html.Close().Close().Line();
    }

    private static string Number(double value) => Math.Ceiling(value).ToString("0", CultureInfo.InvariantCulture);
}
