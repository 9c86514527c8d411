using Serverless.Pdf.Layout;

namespace Serverless.Pdf.Writing;

/// <summary>The notes at the foot of a page, under a short line.</summary>
internal static class FootNotes
{
    public static void Paint(PagePainter painter, Composer composer, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
            return;
        var page = composer.Document.Page;
        var laid = notes.Select(id => composer.LayNote(id, page.TextWidth)).ToList();
        var y = page.TextHeight - laid.Sum(SliceStack.Height);
        painter.Paint([new LineMark(0, y - 6, 72, y - 6, 0.5, composer.Palette.Muted, null)], 0, 0);
        foreach (var note in laid)
        foreach (var slice in note)
        {
            painter.Paint(slice.Marks, 0, y);
            y += slice.Height;
        }
    }
}
