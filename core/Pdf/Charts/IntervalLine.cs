using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Charts;

/// <summary>The line of an interval with a stop at each end.</summary>
internal static class IntervalLine
{
    private const double Stop = 2.2;

    public static void Draw(ChartCanvas canvas, double from, double to, double y, Color color)
    {
        canvas.Line(from, y, to, y, 1.2, color);
        canvas.Line(from, y - Stop, from, y + Stop, 1, color);
        canvas.Line(to, y - Stop, to, y + Stop, 1, color);
    }

    /// <summary>
    /// Over the end of a bar: one colour on the bar, another beyond it, so that both halves can be seen.
    /// </summary>
    public static void OverBar(
        ChartCanvas canvas,
        double from,
        double end,
        double to,
        double y,
        Color beyond,
        Color inside
    )
    {
        canvas.Line(from, y, end, y, 1, inside);
        canvas.Line(from, y - Stop, from, y + Stop, 1, inside);
        canvas.Line(end, y, to, y, 1, beyond);
        canvas.Line(to, y - Stop, to, y + Stop, 1, beyond);
    }
}
