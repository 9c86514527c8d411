using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Pdf.Fonts;
using Serverless.Portal.Charts;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;
using Serverless.Reporting.Styles;

namespace Serverless.Portal.Site;

/// <summary>
/// What pages in a house style refer to: its style sheet, logo and fonts, at addresses that hold the version of the style, so
/// that they never change and pages of old releases keep them. Each is written anew from what was read.
/// </summary>
public static class StyleAssets
{
    internal const string StyleSheet = "style.css";
    internal const string Regular = "regular.ttf";
    internal const string SemiBold = "semi-bold.ttf";

    /// <summary>The file of this name; null when the style has none.</summary>
    public static PortalAsset? Find(HouseStyle style, string name)
    {
        ArgumentNullException.ThrowIfNull(style);
        return name switch
        {
            StyleSheet => Asset(name, "text/css; charset=utf-8", Encoding.UTF8.GetBytes(Rules(style))),
            _ when style.Logo is { } logo && name == LogoFile(logo) => Logo(logo),
            Regular when HasFont(style) => Asset(name, "font/ttf", BrowserFont.Write(style.Font!).Regular),
            SemiBold when HasFont(style) => Asset(name, "font/ttf", BrowserFont.Write(style.Font!).SemiBold),
            _ => null,
        };
    }

    /// <summary>The address of a file of a style.</summary>
    internal static string Address(HouseStyle style, string name) =>
        $"{PortalAddresses.Assets}styles/{style.Version}/{name}";

    /// <summary>Whether pages are set in its type.</summary>
    internal static bool HasFont(HouseStyle style) => style is { Font: not null, IsFontOnPages: true };

    /// <summary>The name of the file of a logo.</summary>
    internal static string LogoFile(Picture logo) => logo is RasterPicture ? "logo.png" : "logo.svg";

    private static PortalAsset Logo(Picture logo) =>
        logo is RasterPicture raster
            ? Asset(LogoFile(logo), "image/png", PngWriter.Write(raster))
            : Asset(LogoFile(logo), "image/svg+xml", Encoding.UTF8.GetBytes(VectorSvg.Write((VectorPicture)logo)));

    private static PortalAsset Asset(string name, string type, byte[] content) =>
        new(name, type, content, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static string Rules(HouseStyle style)
    {
        var rules = new StringBuilder();
        if (HasFont(style))
            rules.Append(
                $$"""
                @font-face{font-family:"House";src:url({{Regular}}) format("truetype");font-weight:400;font-display:optional}
                @font-face{font-family:"House";src:url({{SemiBold}}) format("truetype");font-weight:600;font-display:optional}
                html,.chart{font-family:"House","Source Sans 3","Source Sans Pro","Segoe UI",Helvetica,Arial,sans-serif}

                """
            );
        if (style.Dark is { } dark)
            Colors(rules, style.Palette, dark);
        rules.Append(
            "header.site .in{justify-content:flex-start;align-items:center}header.site .language{margin-left:auto}\n"
        );
        rules.Append(
            "header.site .logo{display:block;height:2.6rem;width:auto;max-width:60vw;object-fit:contain;object-position:left;background:#fff;padding:.2rem;border-radius:.15rem}\n"
        );
        return rules.ToString();
    }

    /// <summary>The variables of the portal's style sheet that follow the two colours; the others stay.</summary>
    private static void Colors(StringBuilder rules, Palette palette, DarkColors dark)
    {
        var darkBar = (OkLab.Of(palette.Sequence[2]) with { Lightness = 0.55 }).ToColor();
        rules.Append(":root{");
        Variables(palette.Primary, palette.Accent, palette.Primary, palette.Sequence[2]);
        Variable("on-primary", palette.OnPrimary);
        Variable("tint", palette.Tint);
        rules.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        Variables(dark.Primary, dark.Accent, dark.Band, darkBar);
        Variable("tint", DarkColors.Grounds[1].Color);
        rules.Append("}}").Append(DarkCharts.Rules(palette));

        void Variables(Color primary, Color accent, Color band, Color bar)
        {
            Variable("primary", primary);
            Variable("accent", accent);
            Variable("caution-edge", accent);
            Variable("focus", accent);
            Variable("band", band);
            Variable("bar", bar);
        }

        void Variable(string name, Color color) =>
            rules.Append(CultureInfo.InvariantCulture, $"--{name}:{color.ToHex()};");
    }
}
