using System.Globalization;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Pdf.Typesetting;

namespace Serverless.Pdf.Layout;

/// <summary>The notes at the foot of a page, under a short line.</summary>
internal static class FootNotes
{
    private const double Indent = 10;

    /// <summary>The slices of one note.</summary>
    public static List<Slice> Lay(LayoutContext context, string id, double width)
    {
        var (notes, typography, setter) = (context.Notes, context.Typography, context.Typesetter);
        var element = notes.ElementOf(id);
        var style = typography.Small;
        var number = ShapedText.Of(notes.NumberOf(id, null).ToString(CultureInfo.InvariantCulture), style.Raised);
        var label = new StructureElement("Lbl", element);
        var slices = setter.Lines(
            setter.Spans(notes.Note(id).Inlines, style, element),
            Indent,
            width - Indent,
            typography.SmallLeading
        );
        if (slices.Count == 0)
            return slices;
        Mark mark = new TextMark(0, style.Baseline(typography.SmallLeading) - number.Style.Rise, number, label);
        slices[0] = slices[0] with { Marks = [mark, .. slices[0].Marks] };
        return slices;
    }

    /// <summary>The notes of a page with their line, at the foot of its text area.</summary>
    public static IEnumerable<Mark> At(
        LayoutContext context,
        double textWidth,
        double textHeight,
        IReadOnlyList<string> ids
    )
    {
        if (ids.Count == 0)
            yield break;
        var laid = ids.Select(id => Lay(context, id, textWidth)).ToList();
        var y = textHeight - laid.Sum(SliceStack.Height);
        yield return new LineMark(0, y - 6, 72, y - 6, 0.5, context.Palette.Muted, null);
        foreach (var slice in laid.SelectMany(note => note))
        {
            yield return new GroupMark(0, y, slice.Marks);
            y += slice.Height;
        }
    }
}
