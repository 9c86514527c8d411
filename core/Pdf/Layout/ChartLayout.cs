using Serverless.Pdf.Charts;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Layout;

/// <summary>A chart with its caption above and its base below, kept on one page when it fits.</summary>
internal static class ChartLayout
{
    public static List<Slice> Lay(LayoutContext context, Chart chart, double width, StructureElement parent)
    {
        var typography = context.Typography;
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
            AlternativeText = TextCleaner.Clean(chart.AlternativeText),
            ContinuedText = Continued(context.Document, chart.Caption),
        };
        slices.AddRange(FigureLayout.Lay(typography, chart, width, figure));
        if (chart.Base is { } basis)
        {
            slices[^1] = slices[^1] with { After = 4 };
            Add(basis, typography.Small, typography.SmallLeading, 0);
        }

        slices[0] = slices[0] with { Before = typography.Leading * 0.75 };
        slices[^1] = slices[^1] with { After = typography.Leading };
        return SliceStack.Together(slices);

        void Add(string text, TextStyle style, double leading, double after) =>
            slices.AddRange(
                context.Typesetter.Lines(
                    context.Typesetter.Spans([new Text(text)], style, new StructureElement("P", frame)),
                    0,
                    width,
                    leading,
                    0,
                    after
                )
            );
    }

    private static string Continued(Document document, string? caption)
    {
        var words = document.Properties.ContinuedFigure;
        return TextCleaner.Clean(caption is null ? words + "." : words + ": " + caption);
    }
}
