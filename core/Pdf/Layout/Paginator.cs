using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>A page: what is on it, and the notes at its foot.</summary>
/// <param name="Height">How far down it is filled, in points, notes not counted.</param>
internal sealed record FilledPage(
    PageSetup Setup,
    IReadOnlyList<PlacedSlice> Slices,
    IReadOnlyList<string> Notes,
    double Height
);

/// <summary>
/// Fills pages with slices. Slices that must stay together move to the next page together;
/// a chain that is higher than a page is split where the page ends.
/// </summary>
/// <param name="own">Pages as the document has them; slices can ask for others.</param>
internal sealed class Paginator(PageSetup own, Func<string, double> noteHeight)
{
    /// <summary>Room between text and notes, with the line between them.</summary>
    public const double NoteGap = 16;

    /// <summary>
    /// A chain moves to the next page whole where this share of the page is filled; else it is split where it may be.
    /// </summary>
    private const double FullEnough = 0.8;

    /// <summary>A chain higher than a page begins on a new one when less than this share of the page is left.</summary>
    private const double TooLittleLeft = 0.35;

    /// <summary>Columns go to the next page whole where this share of the page is filled; else they are parted.</summary>
    private const double MostlyFilled = 0.65;

    private readonly List<FilledPage> _pages = [];
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private List<PlacedSlice> _page = [];
    private List<string> _notes = [];
    private readonly PageSetup _own = own;
    private PageSetup _setup = own;
    private double _y;
    private double _foot;

    public IReadOnlyList<FilledPage> Fill(IReadOnlyList<Slice> slices)
    {
        for (var i = 0; i < slices.Count; )
        {
            var end = i;
            while (end < slices.Count - 1 && KeepsNext(slices[end], slices[end + 1]))
                end++;
            PlaceChain(slices, i, end);
            i = end + 1;
        }

        if (_page.Count > 0 || _pages.Count == 0)
            EndPage();
        return _pages;
    }

    private static bool KeepsNext(Slice slice, Slice next) =>
        slice.KeepWithNext && next.StartsPageAfter is null && slice.Setup == next.Setup;

    private void PlaceChain(IReadOnlyList<Slice> slices, int first, int last)
    {
        if ((slices[first].Setup ?? _own) is var setup && setup != _setup)
        {
            if (_page.Count > 0)
                EndPage();
            _setup = setup;
        }

        if (slices[first].StartsPageAfter is { } share && _page.Count > 0 && _y > _setup.TextHeight * share)
            EndPage();
        if (!Fits(slices, first, last))
        {
            if (
                _page.Count > 0
                && _y < _setup.TextHeight * FullEnough
                && LastThatFits(slices, first, last) is { } split
            )
            {
                for (var i = first; i <= split; i++)
                    Place(slices[i]);
                EndPage();
                PlaceChain(slices, split + 1, last);
                return;
            }

            if (first == last && PartedHere(slices[first]) is var (above, below))
            {
                Place(above);
                EndPage();
                PlaceChain([below], 0, 0);
                return;
            }

            var alone = Extent(slices, first, last, null) <= _setup.TextHeight;
            if (_page.Count > 0 && (alone || _y > _setup.TextHeight * (1 - TooLittleLeft)))
                EndPage();
        }

        for (var i = first; i <= last; i++)
        {
            if (_page.Count > 0 && !Fits(slices, i, i))
                EndPage();
            Place(slices[i]);
        }
    }

    /// <summary>Columns for which a page that has little on it has no room, parted; null when they go to the next page whole.</summary>
    private (Slice Above, Slice Below)? PartedHere(Slice slice)
    {
        if (slice.Columns is not { } columns || _page.Count == 0 || _y > _setup.TextHeight * MostlyFilled)
            return null;
        var room = _setup.TextHeight - _foot - _y - SliceStack.Gap(_page[^1].Slice, slice);
        return columns.Parted(room) is var (above, below) && Fits([above], 0, 0) ? (above, below) : null;
    }

    /// <summary>The last slice of a chain after which this page may end; null when there is none on it.</summary>
    private int? LastThatFits(IReadOnlyList<Slice> slices, int first, int last)
    {
        int? found = null;
        for (var i = first; i < last && Fits(slices, first, i); i++)
            if (slices[i].MayEndPage)
                found = i;
        return found;
    }

    private bool Fits(IReadOnlyList<Slice> slices, int first, int last)
    {
        var notes = 0.0;
        for (var i = first; i <= last; i++)
            foreach (var note in slices[i].Notes)
                if (!_shown.Contains(note))
                    notes += noteHeight(note) + (_foot + notes > 0 ? 0 : NoteGap);
        return _y + Extent(slices, first, last, _page.Count > 0 ? _page[^1].Slice : null)
            <= _setup.TextHeight - _foot - notes + 0.01;
    }

    private double Extent(IReadOnlyList<Slice> slices, int first, int last, Slice? above)
    {
        var height = above is null && slices[first].Repeated is { } repeated ? SliceStack.Height(repeated) : 0;
        for (var i = first; i <= last; i++)
        {
            height += SliceStack.Gap(above, slices[i]) + slices[i].Height;
            if (height > _setup.TextHeight)
                return height;
            above = slices[i];
        }

        return height + SliceStack.Closing(above);
    }

    private void Place(Slice slice)
    {
        if (_page.Count == 0 && slice.Repeated is { } repeated)
            foreach (var header in repeated)
                Add(header with { Marks = Artifacts.Of(header.Marks) });
        Add(slice);
    }

    private void Add(Slice slice)
    {
        _y += SliceStack.Gap(_page.Count > 0 ? _page[^1].Slice : null, slice);
        _page.Add(new PlacedSlice(slice, _y));
        _y += slice.Height;
        foreach (var note in slice.Notes)
        {
            if (!_shown.Add(note))
                continue;
            _foot += noteHeight(note) + (_notes.Count == 0 ? NoteGap : 0);
            _notes.Add(note);
        }
    }

    private void EndPage()
    {
        _pages.Add(new FilledPage(_setup, _page, _notes, _y));
        (_page, _notes, _y, _foot) = ([], [], 0, 0);
    }
}
