using System.Text.RegularExpressions;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>
/// What tells readers of a release that a later one took its place, on pages whose bytes never change. The pages carry the
/// notice from the day they are published, hidden, and load a style sheet at the address of their release; that one is
/// made on request and shows the notice as soon as there is a later release. So it needs no script.
/// </summary>
public sealed partial class ReplacementNotice
{
    /// <summary>The last part of the style sheet's address, below that of the release.</summary>
    public const string StyleSheet = "state.css";

    /// <summary>Its media type.</summary>
    public const string ContentType = "text/css; charset=utf-8";

    private const string Shown = ".replaced[hidden]{display:block!important}\n";
    private const string NotShown = "/* No later release has taken the place of this one. */\n";

    private readonly Language _language;
    private readonly string _styleSheet;
    private readonly string _latest;

    private ReplacementNotice(Language language, string styleSheet, string latest) =>
        (_language, _styleSheet, _latest) = (language, styleSheet, latest);

    /// <summary>The rules of the style sheet.</summary>
    /// <param name="isReplaced">Whether a later release has taken the place of this one.</param>
    public static string Rules(bool isReplaced) => isReplaced ? Shown : NotShown;

    /// <summary>
    /// The notice on a page of a release; null outside a release, and on a draft, which is replaced without leaving
    /// anything behind.
    /// </summary>
    /// <param name="context">What the page is about.</param>
    /// <param name="page">What the page's address has after that of its wave; nothing for the factsheet.</param>
    internal static ReplacementNotice? On(ReportContext context, params ReadOnlySpan<string> page)
    {
        if (context.Release is not { IsDraft: false } release)
            return null;
        var (survey, wave) = (context.Results.Survey.Id, context.Results.Wave.Id);
        return new(
            context.Language,
            PortalAddresses.OfRelease(Languages.OfReaders, survey, wave, release.Number, StyleSheet),
            PortalAddresses.Of(context.Language, [survey, wave, .. page])
        );
    }

    /// <summary>The style sheet in the head of the page, after the others.</summary>
    internal void Link(HtmlWriter html) => html.Void("link", ("rel", "stylesheet"), ("href", _styleSheet));

    /// <summary>The notice, before everything else on the page, with the way to the same page of the latest release.</summary>
    internal void Write(HtmlWriter html) =>
        html.Open("div", ("class", "replaced"), ("hidden", ""))
            .Open("p", ("class", "in"))
            .Link(_latest, Texts.For(_language).Portal.LaterRelease)
            .Close()
            .Close()
            .Line();

    /// <summary>A page without the notice and its style sheet.</summary>
    /// <param name="page">The page as it is stored; no text of a survey can look like either, since its marks are escaped.</param>
    internal static string TakenOutOf(string page) => Parts().Replace(page, "");

    [GeneratedRegex(
        "<link rel=\"stylesheet\" href=\"[^\">]*/state\\.css\">|<div class=\"replaced\" hidden>.*?</div>\n",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Parts();
}
