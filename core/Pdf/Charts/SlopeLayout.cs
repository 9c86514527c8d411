using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>
/// A line for each row between two upright axes; the names stand at the right, so that no legend is needed.
/// </summary>
internal static class SlopeLayout
{
    private const double Head = 16;
    private const double Leading = 10.8;
    private const double LabelGap = 3;

    public static List<Slice> Lay(Composer composer, SlopeChart chart, double width, StructureElement figure)
    {
        var (typography, palette) = (composer.Typography, composer.Palette);
        var canvas = new ChartCanvas(figure);
        var left = chart.Rows.Max(r => ChartCanvas.Measure(r.Values[0].Text, r.Values[0].Mark, typography.Label)) + 10;
        left = Math.Max(left, ChartCanvas.Measure(chart.Series[0].Name, typography.Label.SemiBold) / 2);
        var right = width * 0.58;
        var labels = chart.Rows.Select(r => LineBreaker.Break(Label(composer, r), width - right - 10)).ToList();
        var height = Math.Clamp(labels.Sum(l => (l.Count * Leading) + LabelGap) * 1.25, 110, 280);
        // The axis follows the values, so that the slopes can be told apart; its ends are printed as values.
        var values = chart
            .Rows.SelectMany(r => r.Values)
            .Where(v => v.Value is not null && v.Status != ValueStatus.Suppressed)
            .Select(v => v.Value!.Value)
            .ToList();
        var (low, high) = values.Count > 0 ? (values.Min(), values.Max()) : (0, 1);
        if (high - low < 1e-9)
            (low, high) = (low - 0.5, high + 0.5);
        double Y(double value) => Head + 6 + ((height - 12) * (high - value) / (high - low));

        canvas.Text(left, 9, chart.Series[0].Name, typography.Label.SemiBold, 0.5);
        canvas.Text(right, 9, chart.Series[1].Name, typography.Label.SemiBold, 0.5);
        canvas.Line(left, Head, left, Head + height, 0.75, palette.Line);
        canvas.Line(right, Head, right, Head + height, 0.75, palette.Line);

        foreach (var row in chart.Rows.OrderBy(r => Stands(r) ? 1 : 0))
            Line(canvas, palette, row, left, right, Y);
        LeftLabels(canvas, composer, chart, left, Y, height);
        RightLabels(canvas, chart, labels, right, Y, height);
        return [canvas.Slice(width, Head + height + 4)];
    }

    private static bool Stands(ChartRow row) => row.Emphasised || row.Change is { Significant: true };

    private static double? Shown(ChartValue value) => value.Status == ValueStatus.Suppressed ? null : value.Value;

    private static void Line(
        ChartCanvas canvas,
        Palette palette,
        ChartRow row,
        double left,
        double right,
        Func<double, double> y
    )
    {
        var color = Stands(row) ? palette.Primary : palette.Before;
        var (a, b) = (Shown(row.Values[0]), Shown(row.Values[1]));
        if (a is { } from && b is { } to)
            canvas.Line(left, y(from), right, y(to), Stands(row) ? 2 : 1.25, color);
        if (a is { } first)
            canvas.Dot(left, y(first), 2.8, color);
        if (b is { } second)
            canvas.Dot(right, y(second), 2.8, color);
    }

    private static void LeftLabels(
        ChartCanvas canvas,
        Composer composer,
        SlopeChart chart,
        double left,
        Func<double, double> y,
        double height
    )
    {
        var rows = chart.Rows.Where(r => Shown(r.Values[0]) is not null).ToList();
        var places = LabelSpread.Apart(
            [.. rows.Select(r => y(r.Values[0].Value!.Value))],
            [.. rows.Select(_ => Leading)],
            Head,
            Head + height
        );
        for (var i = 0; i < rows.Count; i++)
        {
            var style = Stands(rows[i])
                ? composer.Typography.Label.SemiBold
                : composer.Typography.Label.In(composer.Palette.Muted);
            canvas.Value(
                left - 6,
                places[i] + style.Baseline(0),
                rows[i].Values[0].Text,
                rows[i].Values[0].Mark,
                style,
                1
            );
        }
    }

    private static void RightLabels(
        ChartCanvas canvas,
        SlopeChart chart,
        List<IReadOnlyList<TextLine>> labels,
        double right,
        Func<double, double> y,
        double height
    )
    {
        var bottom = Head + height;
        var best = chart
            .Rows.Select(r =>
                Shown(r.Values[1]) is { } v ? y(v)
                : Shown(r.Values[0]) is { } w ? y(w)
                : bottom
            )
            .ToList();
        var places = LabelSpread.Apart(best, [.. labels.Select(l => (l.Count * Leading) + LabelGap)], Head, bottom);
        for (var i = 0; i < labels.Count; i++)
            canvas.Lines(labels[i], right + 8, places[i] - (labels[i].Count * Leading / 2), Leading);
    }

    private static List<TextSpan> Label(Composer composer, ChartRow row)
    {
        var style = Stands(row) ? composer.Typography.Label.SemiBold : composer.Typography.Label;
        var spans = new List<TextSpan> { new(ShapedText.Of(row.Values[1].Text + "  ", style), null) };
        if (row.Values[1].Mark is { Length: > 0 } mark)
            spans.Insert(1, new TextSpan(ShapedText.Of(mark + " ", style.Raised), null));
        if (row.Label.Length > 0)
            spans.Add(
                new TextSpan(
                    ShapedText.Of(row.Label + " ", Stands(row) ? style : style.In(composer.Palette.Muted)),
                    null
                )
            );
        if (row.Change is { } change)
            spans.Add(new TextSpan(ShapedText.Of(change.Text + " ", composer.Typography.Small), null));
        return spans;
    }
}
