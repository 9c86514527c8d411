using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Charts;

/// <summary>Signs that differ in shape as well as colour: disc, square, diamond, triangle.</summary>
internal static class Marker
{
    public static void Draw(ChartCanvas canvas, int index, double x, double y, double radius, Color fill, Color? stroke)
    {
        switch (index % 4)
        {
            case 0:
                canvas.Dot(x, y, radius, fill, stroke);
                return;
            case 1:
                var side = radius * 1.75;
                canvas.Rectangle(x - (side / 2), y - (side / 2), side, side, fill, stroke);
                return;
            case 2:
                Shape(
                    canvas,
                    [
                        new(x, y - (radius * 1.25)),
                        new(x + (radius * 1.25), y),
                        new(x, y + (radius * 1.25)),
                        new(x - (radius * 1.25), y),
                    ],
                    fill,
                    stroke
                );
                return;
            default:
                Shape(
                    canvas,
                    [
                        new(x, y - (radius * 1.15)),
                        new(x + (radius * 1.15), y + radius),
                        new(x - (radius * 1.15), y + radius),
                    ],
                    fill,
                    stroke
                );
                return;
        }
    }

    private static void Shape(ChartCanvas canvas, Point[] points, Color fill, Color? stroke)
    {
        canvas.Polygon(points, fill);
        if (stroke is { } edge)
            canvas.Polygon([.. points, points[0]], edge, 0.75);
    }
}
