using System.Text.Json.Nodes;
using Serverless.Pdf;
using Serverless.Reporting.Styles;
using Shouldly;

namespace Serverless.Core.Tests.Styles;

/// <summary>House styles to try things on.</summary>
internal static class SampleStyle
{
    public const string Svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 40'><g fill='#7a1f5c' transform='translate(2 2) scale(.9)'>"
        + "<rect width='40' height='40' rx='8'/><path d='M52 8h60v8H52zM52 24a8 8 0 0 1 16 0q4-8 8 0t8 0s4 6 8 0z' fill-rule='evenodd'/></g>"
        + "<circle cx='20' cy='20' r='9' fill='none' stroke='#fff' stroke-width='3'/></svg>";

    /// <summary>Colours and a logo.</summary>
    public static JsonObject Plain() =>
        new()
        {
            ["colours"] = new JsonObject { ["primary"] = "#7a1f5c", ["accent"] = "#a84300" },
            ["logo"] = new JsonObject
            {
                ["svg"] = Svg,
                ["alternativeText"] = new JsonObject { ["nl"] = "Logo van het fonds", ["en"] = "Logo of the fund" },
            },
        };

    /// <summary>The same with a family of type: the product's own, under another name.</summary>
    public static JsonObject WithFont(bool onPages = true)
    {
        var style = Plain();
        style["font"] = new JsonObject
        {
            ["name"] = "Eigen letter",
            ["licence"] = "SIL Open Font License 1.1",
            ["regular"] = Convert.ToBase64String(FontBytes("SourceSans3-Regular")),
            ["semiBold"] = Convert.ToBase64String(FontBytes("SourceSans3-SemiBold")),
            ["onPages"] = onPages,
        };
        return style;
    }

    public static byte[] FontBytes(string name)
    {
        using var stream = typeof(PdfRenderer).Assembly.GetManifestResourceStream(name + ".ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static HouseStyleReading Reading(JsonNode style) =>
        HouseStyleReader.Read(
            System.Text.Encoding.UTF8.GetBytes(style.ToJsonString()),
            PdfRenderer.TextGate,
            PdfRenderer.FontGate
        );

    public static HouseStyle Read(JsonNode style)
    {
        var reading = Reading(style);
        reading.Issues.ShouldBeEmpty(string.Join('\n', reading.Issues.Select(issue => issue.Message)));
        return reading.Style!;
    }
}
