using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Writing;

/// <summary>A link as an annotation: its rectangle in the page's coordinates and the element it belongs to.</summary>
internal sealed record PlacedLink(
    int Page,
    double Left,
    double Bottom,
    double Right,
    double Top,
    Link Target,
    StructureElement Element
);

/// <summary>Draws the marks of one page and notes what belongs to which structure element.</summary>
internal sealed class PagePainter(int page, PageSetup setup, ContentStream content, List<PlacedLink> links)
{
    private readonly List<StructureElement> _owners = [];
    private StructureElement? _current;
    private bool _open;

    /// <summary>The elements of the page's pieces of content, by their number.</summary>
    public IReadOnlyList<StructureElement> Owners => _owners;

    /// <summary>Draws marks whose coordinates count from a point of the text area, downwards.</summary>
    public void Paint(IReadOnlyList<Mark> marks, double x, double y)
    {
        foreach (var mark in marks)
        {
            if (mark is GroupMark group)
                Paint(group.Marks, x + group.X, y + group.Y);
            else
                Paint(mark, setup.Left + x, setup.Height - setup.Top - y);
        }
    }

    /// <summary>Draws a line at the head or foot of the page.</summary>
    public void Paint(RunningLine line)
    {
        Close();
        content.BeginArtifact(
            line.Place == RunningPlace.Header
                ? "/Type /Pagination /Subtype /Header /Attached [/Top]"
                : "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
        );
        foreach (var mark in line.Marks)
            Draw(mark, setup.Left, setup.Height - setup.Top - line.Y);
        content.EndContent();
    }

    /// <summary>Ends the content that is open; content never reaches over pages.</summary>
    public void Close()
    {
        if (_open)
            content.EndContent();
        _open = false;
        _current = null;
    }

    private void Paint(Mark mark, double left, double top)
    {
        switch (mark)
        {
            case AnchorMark:
                return;
            case PlaceMark place:
                place.Target.Attach();
                return;
            case ExtentMark extent:
                var here = new FigureExtent(
                    left + extent.X,
                    top - extent.Y - extent.Height,
                    left + extent.X + extent.Width,
                    top - extent.Y
                );
                var figure = extent.Figure.On(page);
                figure.Extent = figure.Extent?.Including(here) ?? here;
                return;
            case LinkMark link:
                Close();
                link.Owner.Add(new AnnotationReference(links.Count));
                links.Add(
                    new PlacedLink(
                        page,
                        left + link.X,
                        top - link.Y - link.Height,
                        left + link.X + link.Width,
                        top - link.Y,
                        link.Target,
                        link.Owner
                    )
                );
                return;
        }

        Enter(mark.Element?.On(page));
        Draw(mark, left, top);
    }

    private void Enter(StructureElement? element)
    {
        if (_open && ReferenceEquals(_current, element))
            return;
        Close();
        (_current, _open) = (element, true);
        if (element is null)
        {
            content.BeginArtifact(null);
            return;
        }

        content.BeginContent(element.Type, _owners.Count, element.ReplacementText);
        element.Add(new MarkedContent(page, _owners.Count));
        _owners.Add(element);
    }

    private void Draw(Mark mark, double left, double top)
    {
        switch (mark)
        {
            case TextMark text:
                content.Text(left + text.X, top - text.Y, text.Text, text.Start, text.End);
                break;
            case RectangleMark box:
                content.Rectangle(left + box.X, top - box.Y - box.Height, box.Width, box.Height, box.Fill, box.Stroke);
                break;
            case LineMark line:
                content.Line(
                    left + line.X1,
                    top - line.Y1,
                    left + line.X2,
                    top - line.Y2,
                    line.Width,
                    line.Color,
                    line.Dashed
                );
                break;
            case CircleMark circle:
                content.Circle(left + circle.X, top - circle.Y, circle.Radius, circle.Fill, circle.Stroke);
                break;
            case PictureMark picture:
                content.Picture(left + picture.X, top - picture.Y, picture.Width, picture.Height, picture.Picture);
                break;
            case PolygonMark polygon:
                var points = new Point[polygon.Points.Count];
                for (var i = 0; i < points.Length; i++)
                    points[i] = new Point(left + polygon.Points[i].X, top - polygon.Points[i].Y);
                content.Polygon(points, polygon.Color, polygon.StrokeWidth);
                break;
            default:
                throw new InvalidOperationException($"There is no drawing for {mark.GetType().Name}.");
        }
    }
}
