using Serverless.Portal.Html;
using Serverless.Reporting.Styles;

namespace Serverless.Portal.Site;

/// <summary>
/// A font that a page is set in. It is asked for with the page: style sheets wait for no font, so one that is asked for
/// later is not seen on the first page that a reader opens.
/// </summary>
/// <param name="Address">Where it is.</param>
/// <param name="Type">Its media type.</param>
public sealed record PageFont(string Address, string Type)
{
    /// <summary>The fonts of pages in a style; null for as the product has it.</summary>
    internal static IReadOnlyList<PageFont> Of(HouseStyle? style) =>
        style is not null && StyleAssets.HasFont(style)
            ?
            [
                new(StyleAssets.Address(style, StyleAssets.Regular), "font/ttf"),
                new(StyleAssets.Address(style, StyleAssets.SemiBold), "font/ttf"),
            ]
            : [.. PortalAssets.Fonts.Select(font => new PageFont(PortalAddresses.Assets + font, "font/woff2"))];

    /// <summary>Has the fonts fetched while the page is read.</summary>
    internal static void Preload(HtmlWriter html, IEnumerable<PageFont> fonts)
    {
        foreach (var (address, type) in fonts)
            html.Void(
                "link",
                ("rel", "preload"),
                ("href", address),
                ("as", "font"),
                ("type", type),
                ("crossorigin", "")
            );
    }
}
