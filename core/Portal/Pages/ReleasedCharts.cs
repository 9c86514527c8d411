using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Portal.Charts;
using Serverless.Portal.Documents;
using Serverless.Portal.Html;
using Serverless.Portal.Site;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Styles;
using Serverless.Surveys;

namespace Serverless.Portal.Pages;

/// <summary>
/// The charts of a release's factsheet in a language, each to be shown by itself. They are kept in one file beside its
/// pages.
/// </summary>
/// <param name="Title">Title of the report.</param>
/// <param name="Source">Where the figures come from, as a line under each chart.</param>
/// <param name="StyleSheet">Address of the house style's rules; null without one.</param>
/// <param name="Charts">The charts by id.</param>
public sealed record ReleasedCharts(
    string Title,
    string Source,
    string? StyleSheet,
    IReadOnlyDictionary<string, ReleasedChart> Charts
)
{
    /// <summary>The fonts they are set in; null for those of the portal.</summary>
    public IReadOnlyList<PageFont>? Fonts { get; init; }

    /// <summary>As wide as in the PDF, in points.</summary>
    private const double Width = 450;

    /// <summary>Name of the file.</summary>
    public static string File(Language language) => $"charts.{language.Code()}.json";

    /// <summary>The charts of a factsheet.</summary>
    internal static ReleasedCharts Of(ReportContext context, Document factsheet, HouseStyle? style)
    {
        var addresses = ReportAddresses.Figures(context);
        var found = new DocumentHtml(new HtmlWriter(), factsheet, context.Texts, new ColumnSubjects(context));
        found.Write(factsheet.Blocks);
        var title = ReportTitle.Of(context);
        var release = context.Release!;
        var source = context.Texts.Portal.Source(
            title,
            context.Texts.Portal.Release(context.Numbers.Number(release.Number)),
            release.PublishedOn is { } day ? context.Texts.Dates.Day(day) : null
        );
        return new ReleasedCharts(
            title,
            source,
            style is null ? null : StyleAssets.Address(style, StyleAssets.StyleSheet),
            found.Charts.ToDictionary(
                chart => chart.Id,
                chart => new ReleasedChart(
                    chart.Chart.Caption ?? title,
                    Figure(context, factsheet, chart.Id, chart.Chart, addresses),
                    Drawing(factsheet, chart.Chart, $"{source}. {release.FactsheetPage(context.Language)?.AbsoluteUri}")
                ),
                StringComparer.Ordinal
            )
        )
        {
            Fonts = style is not null && StyleAssets.HasFont(style) ? PageFont.Of(style) : null,
        };
    }

    /// <summary>Reads them from their file.</summary>
    public static ReleasedCharts Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ReleasedChartsJson.Default.ReleasedCharts)!;

    /// <summary>Their file.</summary>
    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ReleasedChartsJson.Default.ReleasedCharts);

    private static string Figure(
        ReportContext context,
        Document factsheet,
        string id,
        Chart chart,
        FigureAddresses? addresses
    )
    {
        var html = new HtmlWriter();
        new DocumentHtml(html, factsheet, context.Texts, new ColumnSubjects(context), addresses).Write(chart, id);
        return html.Fragment();
    }

    /// <summary>The chart with its caption, its base and its source, as the PDF sets them.</summary>
    private static string Drawing(Document factsheet, Chart chart, string source)
    {
        var context = new LayoutContext(factsheet);
        var root = new StructureElement("Div", null);
        List<Slice> slices =
        [
            .. ChartLayout.Lay(context, chart, Width, root),
            .. ParagraphLayout.Lay(
                context,
                new Paragraph([new Muted(source)]) { Style = ParagraphStyle.Small },
                Width,
                root
            ),
        ];
        return SvgDrawing.File(slices, Width, $"{chart.Caption}. {chart.AlternativeText}");
    }
}

/// <summary>A chart to be shown by itself.</summary>
/// <param name="Caption">What it is called.</param>
/// <param name="Figure">The element of the factsheet's page that it is.</param>
/// <param name="Drawing">The chart with caption, base and source as SVG.</param>
public sealed record ReleasedChart(string Caption, string Figure, string Drawing);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReleasedCharts))]
internal sealed partial class ReleasedChartsJson : JsonSerializerContext;
