namespace Serverless.Pdf.Structure;

/// <summary>Where a figure is, in its page's coordinates.</summary>
internal sealed record FigureExtent(double Left, double Bottom, double Right, double Top)
{
    public FigureExtent Including(FigureExtent other) =>
        new(
            Math.Min(Left, other.Left),
            Math.Min(Bottom, other.Bottom),
            Math.Max(Right, other.Right),
            Math.Max(Top, other.Top)
        );
}
