using Shouldly;
using UglyToad.PdfPig.Content;

namespace Serverless.Core.Tests.Pdf;

/// <summary>What holds for the letters of every page.</summary>
internal static class Letters
{
    /// <summary>No letter overlaps another.</summary>
    public static void ShouldStandApart(TaggedPdf pdf)
    {
        foreach (var page in pdf.Pages)
        {
            var letters = Seen(page).OrderBy(l => l.BoundingBox.Left).ToList();
            for (var i = 0; i < letters.Count; i++)
            for (var j = i + 1; j < letters.Count && letters[j].BoundingBox.Left < letters[i].BoundingBox.Right; j++)
                Overlap(letters[i], letters[j])
                    .ShouldBeLessThan(0.35, $"{Place(page, letters[i])} and {Place(page, letters[j])}");
        }
    }

    /// <summary>No letter leaves the page or comes nearer to its edges than a printer reaches.</summary>
    /// <param name="left">Margin at the left, in points.</param>
    public static void ShouldStandOnThePage(TaggedPdf pdf, double left, double right)
    {
        foreach (var page in pdf.Pages)
        foreach (var letter in Seen(page))
        {
            letter.BoundingBox.Left.ShouldBeGreaterThanOrEqualTo(left - 1, Place(page, letter));
            letter.BoundingBox.Right.ShouldBeLessThanOrEqualTo(page.Width - right + 1, Place(page, letter));
            letter.BoundingBox.Bottom.ShouldBeGreaterThanOrEqualTo(18, Place(page, letter));
            letter.BoundingBox.Top.ShouldBeLessThanOrEqualTo(page.Height - 18, Place(page, letter));
        }
    }

    private static IEnumerable<Letter> Seen(Page page) => page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value));

    private static double Overlap(Letter a, Letter b)
    {
        var (p, q) = (a.BoundingBox, b.BoundingBox);
        var width = Math.Min(p.Right, q.Right) - Math.Max(p.Left, q.Left);
        var height = Math.Min(p.Top, q.Top) - Math.Max(p.Bottom, q.Bottom);
        return width <= 0 || height <= 0 ? 0 : width * height / Math.Min(Math.Max(p.Area, 0.1), Math.Max(q.Area, 0.1));
    }

    private static string Place(Page page, Letter letter) =>
        FormattableString.Invariant(
            $"'{letter.Value}' on page {page.Number} at {letter.Location.X:0},{letter.Location.Y:0}"
        );
}
