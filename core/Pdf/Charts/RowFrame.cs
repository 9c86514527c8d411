using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Pdf.Charts;

/// <summary>
/// What charts of rows share: labels at the left, a plot, changes at the right, the axis' lines.
/// </summary>
internal sealed class RowFrame
{
    private const double Gap = 10;

    /// <summary>Least width of a plot, in points.</summary>
    private const double MinimumPlot = 20;

    /// <summary>Narrower charts, in points, are those of a telephone, on which a chart can be as high as it needs.</summary>
    private const double Narrow = 220;

    private readonly Typography _typography;
    private readonly List<IReadOnlyList<TextLine>> _labels = [];
    private readonly double _labelWidth;
    private readonly bool _hasChangesBelowLabels;

    /// <param name="left">Room inside the plot left of the axis' minimum, for texts.</param>
    /// <param name="right">Room inside the plot right of the axis' maximum.</param>
    public RowFrame(Typography typography, Chart chart, double width, double left, double right)
    {
        (_typography, Chart, Width) = (typography, chart, width);
        var hasChanges = chart.Rows.Any(r => r.Change is not null);
        var natural = 0.0;
        foreach (var row in chart.Rows)
            natural = Math.Max(natural, Label(row).Sum(s => s.Text.Width));
        _labelWidth =
            natural == 0
                ? 0
                : Math.Min(
                    natural + 1,
                    width
                        * (
                            width < 260 ? 0.46
                            : hasChanges && width < 320 ? 0.36
                            : 0.42
                        )
                );
        foreach (var row in chart.Rows)
            _labels.Add(LineBreaker.Break(Label(row), Math.Max(_labelWidth, 20), typography.Patterns));
        // Labels that wrap leave the plot what their longest line does not need.
        if (natural > _labelWidth)
            _labelWidth = Math.Min(
                _labelWidth,
                _labels.Max(lines => lines.Select(line => line.Width).DefaultIfEmpty().Max())
            );
        ChangeWidth = Math.Min(
            chart.Rows.Max(r => r.Change is { } c ? ChangeTextWidth(c) : 0),
            width * (width < 320 ? 0.25 : 0.3)
        );
        PlotLeft = (_labelWidth > 0 ? _labelWidth + Gap : 0) + left;
        var column = ChangeWidth > 0 ? ChangeWidth + Gap : 0;
        if (width < Narrow && column > 0 && _labelWidth > 0 && width - right - column < PlotLeft + MinimumPlot)
        {
            // A column of changes would be over the values of the plot.
            _hasChangesBelowLabels = true;
            _labelWidth = Math.Max(_labelWidth, ChangeWidth);
            (ChangeWidth, column) = (_labelWidth, 0);
            PlotLeft = _labelWidth + Gap + left;
        }

        PlotRight = Math.Max(PlotLeft + MinimumPlot, width - right - column);
    }

    public Chart Chart { get; }

    public double Width { get; }

    /// <summary>Where the axis' minimum lies.</summary>
    public double PlotLeft { get; }

    /// <summary>Where the axis' maximum lies.</summary>
    public double PlotRight { get; }

    /// <summary>Distance of the lines of labels.</summary>
    public double LabelLeading => _typography.LabelLeading;

    public double ChangeWidth { get; }

    public double X(double value) => PlotLeft + (Chart.Axis.Position(value) * (PlotRight - PlotLeft));

    /// <summary>Height that a row's label and change need.</summary>
    public double TextHeight(int row) => (Lines(row) * LabelLeading) + (_labels[row].Count > 1 ? 3 : 0);

    public void DrawLabel(ChartCanvas canvas, int row, double height)
    {
        var lines = _hasChangesBelowLabels ? Lines(row) : _labels[row].Count;
        canvas.Lines(_labels[row], 0, (height - (lines * LabelLeading)) / 2, LabelLeading);
    }

    public void DrawChange(ChartCanvas canvas, int row, double height)
    {
        if (Chart.Rows[row].Change is not { } change)
            return;
        var style = ChangeArrow.Style(_typography, change, _typography.Small.Size);
        var lines = ChangeLines(change);
        var top = _hasChangesBelowLabels
            ? ((height - (Lines(row) * LabelLeading)) / 2) + (_labels[row].Count * LabelLeading)
            : (height - (lines.Count * LabelLeading)) / 2;
        var x = _hasChangesBelowLabels ? 0 : Width - ChangeWidth;
        if (change.Direction != ChangeDirection.None)
        {
            canvas.Arrow(change, style, x, top + style.Baseline(LabelLeading));
            x += ChangeArrow.Width;
        }

        canvas.Lines(lines, x, top, LabelLeading);
    }

    /// <summary>The upright lines of the axis behind one row.</summary>
    public void DrawGrid(ChartCanvas canvas, double height)
    {
        foreach (var tick in Chart.Axis.Ticks)
            canvas.Line(
                X(tick.Value),
                0,
                X(tick.Value),
                height,
                tick.Value == Chart.Axis.Minimum ? 0.75 : 0.4,
                _typography.Palette.Line
            );
    }

    /// <summary>The numbers under the axis.</summary>
    public Slice AxisSlice(StructureElement figure)
    {
        var canvas = new ChartCanvas(figure);
        var style = _typography.Small;
        var used = double.NegativeInfinity;
        foreach (var tick in Chart.Axis.Ticks)
        {
            var width = ChartCanvas.Measure(tick.Text, style);
            var x = X(tick.Value);
            // Where numbers would touch, one is left out.
            if (x - (width / 2) < used + 4)
                continue;
            canvas.Text(x, 9, tick.Text, style, 0.5);
            used = x + (width / 2);
        }

        return canvas.Slice(Width, 12);
    }

    /// <summary>Lines of a row's label and change: beside each other, or one below the other.</summary>
    private int Lines(int row)
    {
        var (label, change) = (_labels[row].Count, Chart.Rows[row].Change is { } one ? ChangeLines(one).Count : 0);
        return _hasChangesBelowLabels ? label + change : Math.Max(label, change);
    }

    private List<TextSpan> Label(ChartRow row)
    {
        var style = row.Emphasised ? _typography.Label.SemiBold : _typography.Label;
        var spans = new List<TextSpan>();
        if (row.Label.Length > 0)
            spans.Add(new TextSpan(ShapedText.Of(row.Label + " ", style), null));
        if (row.Base is { } basis)
            spans.Add(
                new TextSpan(
                    ShapedText.Of(
                        basis.Replace(" = ", "\u00A0=\u00A0", StringComparison.Ordinal) + " ",
                        _typography.Small
                    ),
                    null
                )
            );
        return spans;
    }

    private static string TextOf(Change change) => change.Number ?? change.Text;

    private double ChangeTextWidth(Change change) =>
        ChartCanvas.Measure(TextOf(change) + " ", ChangeArrow.Style(_typography, change, _typography.Small.Size))
        + (change.Direction == ChangeDirection.None ? 0 : ChangeArrow.Width)
        + 0.5;

    private IReadOnlyList<TextLine> ChangeLines(Change change)
    {
        var style = ChangeArrow.Style(_typography, change, _typography.Small.Size);
        var room = ChangeWidth - (change.Direction == ChangeDirection.None ? 0 : ChangeArrow.Width);
        return LineBreaker.Break([new TextSpan(ShapedText.Of(TextOf(change) + " ", style), null)], Math.Max(room, 20));
    }
}
