using Serverless.Pdf.Layout;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>A chart with its caption above and its base below, kept on one page when it fits.</summary>
internal static class ChartLayout
{
    public static List<Slice> Lay(Composer composer, Chart chart, double width, StructureElement parent)
    {
        var typography = composer.Typography;
        var frame = new StructureElement("Div", parent);
        var slices = new List<Slice>();
        if (chart.Caption is { } caption)
            Add(caption, typography.Caption, typography.Leading, 1);
        if (chart.Description is { } description)
            Add(description, typography.Small, typography.SmallLeading, 0);
        if (slices.Count > 0)
            slices[^1] = slices[^1] with { After = 6 };

        var figure = new StructureElement("Figure", frame)
        {
            AlternativeText = Typesetting.TextCleaning.Clean(chart.AlternativeText),
            ContinuedText = Continued(composer.Document.Properties.Language, chart.Caption),
        };
        slices.AddRange(
            chart switch
            {
                BarChart bars => BarChartLayout.Lay(composer, bars, width, figure),
                StackedBarChart bars => StackedBarLayout.Lay(composer, bars, width, figure),
                PairedChart pairs => PairedLayout.Lay(composer, pairs, width, figure),
                DotPlot dots => DotPlotLayout.Lay(composer, dots, width, figure),
                SlopeChart slopes => SlopeLayout.Lay(composer, slopes, width, figure),
                TrendChart trend => TrendLayout.Lay(composer, trend, width, figure),
                _ => throw new InvalidOperationException($"There is no drawing for {chart.GetType().Name}."),
            }
        );
        if (chart.Base is { } basis)
        {
            slices[^1] = slices[^1] with { After = 4 };
            Add(basis, typography.Small, typography.SmallLeading, 0);
        }

        slices[0] = slices[0] with { Before = typography.Leading * 0.75 };
        slices[^1] = slices[^1] with { After = typography.Leading };
        return Composer.Together(slices);

        void Add(string text, Typesetting.TextStyle style, double leading, double after) =>
            slices.AddRange(
                composer.Typesetter.Lines(
                    composer.Typesetter.Spans([new Text(text)], style, new StructureElement("P", frame)),
                    0,
                    width,
                    leading,
                    0,
                    after
                )
            );
    }

    private static string Continued(string language, string? caption)
    {
        var words = language.StartsWith("nl", StringComparison.OrdinalIgnoreCase)
            ? "Vervolg van de figuur op de vorige pagina"
            : "Continuation of the figure on the previous page";
        return caption is null ? words + "." : words + ": " + Typesetting.TextCleaning.Clean(caption);
    }
}
