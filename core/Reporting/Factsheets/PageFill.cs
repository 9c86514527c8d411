using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Factsheets;

/// <summary>A factsheet as it comes out: its blocks and how full its pages are.</summary>
/// <param name="Fills">Of each page, the share of its height that is filled.</param>
/// <param name="IsWhole">Whether nothing was left out for want of room.</param>
/// <param name="HasList">Whether there is a list of other figures, or nothing for it.</param>
internal sealed record FilledFactsheet(
    Theme Theme,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<double> Fills,
    bool IsWhole,
    bool HasList
)
{
    /// <summary>What two pages without a list of other figures are worth less.</summary>
    private const double CostOfNoList = 0.1;

    /// <summary>What a page that leaves a chart out is worth less than one that does not.</summary>
    private const double CostOfLeavingOut = 0.35;

    /// <summary>How well the pages are filled, the emptiest counting; 0 to 1.</summary>
    public double Quality => Fills.Min() - (Fills.Count > 1 ? CostOnTwo : CostOnOne);

    private double CostOnOne => IsWhole ? 0 : CostOfLeavingOut;

    private double CostOnTwo => HasList ? 0 : CostOfNoList;
}

/// <summary>
/// Fills one or two pages: charts beside and under each other so that little is left white, and as much of the list of
/// other figures as there is room for.
/// </summary>
internal sealed class PageFill
{
    /// <summary>Charts that are tried in every arrangement; later ones wait for their turn.</summary>
    private const int MaximumTried = 8;

    /// <summary>Charts over the whole width that a page gets at most before its columns.</summary>
    private const int MaximumWide = 3;

    /// <summary>Rows of other figures that keep their room beside charts, and that begin a list at the foot of a page.</summary>
    private const int RowsKept = 3;

    /// <summary>What it costs, as a share of a page, to pass over a part for one that matters less; most for the first ones.</summary>
    private static readonly double[] Passing = [0.15, 0.1, 0.06, 0.04, 0.03];

    /// <summary>What a chart over the whole width costs, as two beside each other say more.</summary>
    private const double Width = 0.06;

    /// <summary>A page that is filled less gets other figures at its foot.</summary>
    private const double FullEnough = 0.92;

    private readonly Document _frame;
    private readonly MeasuredHeight _height;
    private readonly FactsheetContent _content;
    private readonly double _page;
    private readonly double _gap;
    private readonly Lazy<double> _rowsKept;
    private readonly Dictionary<Part, double> _heights = new(ReferenceEqualityComparer.Instance);

    /// <param name="frame">The page, type and language.</param>
    public PageFill(Document frame, BlockHeight height, FactsheetContent content)
    {
        (_frame, _height, _content) = (frame, height(frame), content);
        // A hair less, so that sums of heights never spill a page.
        _page = frame.Page.TextHeight - 0.5;
        _gap = frame.Theme.Type.Leading * 1.3;
        _rowsKept = new Lazy<double>(RoomForRows);
    }

    /// <summary>On one page, with what does not fit left out; null when the opening alone takes more.</summary>
    public FilledFactsheet? OnOnePage()
    {
        var arranged = Arranged(
            [.. _content.Opening, .. _content.Leads.SelectMany(part => part.Blocks)],
            _content.Parts,
            _page - Height(_content.Closing) - _gap,
            keepsRows: true
        );
        if (arranged is null)
            return null;
        var rest = _content.Rest(Printed(_content.Leads.Concat(arranged.Used)));
        var rows = Rows(rest, 0, taken => [.. arranged.Blocks, .. rest.Blocks(0, taken), .. _content.Closing]);
        if (rows is not { } fitting)
            return null;
        Block[] blocks = [.. arranged.Blocks, .. rest.Blocks(0, fitting), .. _content.Closing];
        return new FilledFactsheet(
            _frame.Theme,
            blocks,
            [Height(blocks) / _page],
            arranged.Left.Count == 0 && fitting >= rest.Findings,
            fitting > 0 || rest.Findings == 0
        );
    }

    /// <summary>On two pages; null when the opening alone takes more.</summary>
    public FilledFactsheet? OnTwoPages()
    {
        var first = new List<Block>(_content.Opening);
        var leads = _content.Leads.ToList();
        while (leads.Count > 0 && Height([.. first, .. leads[0].Blocks]) <= _page)
        {
            first.AddRange(leads[0].Blocks);
            leads.RemoveAt(0);
        }

        var onFirst = Arranged(first, _content.Parts, _page, keepsRows: false);
        var later = leads.SelectMany(part => part.Blocks).ToList();
        var onSecond = onFirst is null
            ? null
            : Arranged(later, onFirst.Left, _page - Height(_content.Closing) - _gap, keepsRows: true);
        if (onFirst is null || onSecond is null)
            return null;
        var rest = _content.Rest(Printed(_content.Leads.Concat(onFirst.Used).Concat(onSecond.Used)));
        var early =
            Height(onFirst.Blocks) < _page * FullEnough
                ? Rows(rest, 0, taken => [.. onFirst.Blocks, .. rest.Blocks(0, taken, isLast: false)]) ?? 0
                : 0;
        var split = Filled(early);
        if (early is 0 or >= RowsKept)
            return split?.Factsheet;
        // A list begins with a few rows, or on the next page where as many fit then.
        var together = Filled(0);
        return together?.Listed >= (split?.Listed ?? 0) ? together?.Factsheet : split?.Factsheet;

        (FilledFactsheet Factsheet, int Listed)? Filled(int onFirstPage)
        {
            Block[] start = [.. onFirst.Blocks, .. rest.Blocks(0, onFirstPage, isLast: false)];
            Block[] Second(int taken) =>
                onFirstPage > 0
                    ? [.. rest.Blocks(onFirstPage, taken), .. onSecond.Blocks, .. _content.Closing]
                    : [.. onSecond.Blocks, .. rest.Blocks(0, taken), .. _content.Closing];
            if (Rows(rest, onFirstPage, Second) is not { } rows)
                return null;
            var end = Second(rows);
            return (
                new FilledFactsheet(
                    _frame.Theme,
                    [.. start, new PageBreak(), .. end],
                    [Height(start) / _page, Height(end) / _page],
                    onSecond.Left.Count == 0,
                    onFirstPage + rows > 0 || rest.Findings == 0
                ),
                onFirstPage + rows
            );
        }
    }

    /// <summary>As many further figures as fit on a page; null when not even none does.</summary>
    private int? Rows(OtherFigures rest, int from, Func<int, IReadOnlyList<Block>> page)
    {
        if (Height(page(0)) > _page)
            return null;
        // Pages hold few of many: what surely fits is doubled before the search closes in.
        var (low, high) = (0, Math.Min(1, rest.Count - from));
        while (high < rest.Count - from && Height(page(high)) <= _page)
            (low, high) = (high, Math.Min(2 * high, rest.Count - from));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Height(page(middle)) <= _page)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>Charts after <paramref name="before"/> as the arrangement of them that leaves least white.</summary>
    /// <param name="limit">Height that all of it may take.</param>
    /// <param name="keepsRows">Whether room is kept for some of the other figures.</param>
    private Arrangement? Arranged(List<Block> before, IReadOnlyList<Part> parts, double limit, bool keepsRows)
    {
        var top = before.Count == 0 ? 0 : Height(before);
        if (top > limit)
            return null;
        if (keepsRows)
            limit -= _rowsKept.Value;

        var best = new Arrangement([.. before], [], parts, double.NegativeInfinity);
        var wide = new List<Part>();
        Part[] over = [.. parts.Where(part => !part.FitsHalf).Take(MaximumWide)];
        for (var count = 0; count <= over.Length; count++)
        {
            if (count > 0)
                wide.Add(over[count - 1]);
            var taken = top + wide.Sum(part => Height(part) + _gap);
            if (taken > limit)
                break;
            var columns = TwoColumns([.. parts.Where(part => part.FitsHalf)], limit - taken - _gap);
            if (With(before, wide, columns, parts, limit) is { } found && found.Worth > best.Worth)
                best = found;
        }

        return best;
    }

    private Arrangement? With(
        List<Block> before,
        List<Part> wide,
        (List<Part> Left, List<Part> Right) columns,
        IReadOnlyList<Part> parts,
        double limit
    )
    {
        var (left, right) = columns;
        var used = wide.Concat(left).Concat(right).ToHashSet(ReferenceEqualityComparer.Instance);
        if (used.Count == 0)
            return null;
        List<Block> blocks = [.. before, .. wide.SelectMany(part => part.Blocks)];
        if (left.Count > 0 && right.Count > 0)
            blocks.Add(
                new Columns([
                    new Column([.. left.SelectMany(part => part.Blocks)]),
                    new Column([.. right.SelectMany(part => part.Blocks)]),
                ])
            );
        else
            blocks.AddRange(left.Concat(right).SelectMany(part => part.Blocks));
        if (Height(blocks) > limit)
            return null;
        var filled =
            wide.Sum(part => 2 * Height(part))
            + left.Concat(right).Sum(part => left.Count > 0 && right.Count > 0 ? Height(part) : 2 * Height(part));
        var last = Enumerable.Range(0, parts.Count).Last(i => used.Contains(parts[i]));
        return new Arrangement(
            blocks,
            [.. parts.Where(used.Contains)],
            [.. parts.Where(part => !used.Contains(part))],
            (filled / (2 * limit))
                - (Width * wide.Count)
                - parts.Take(last).Select((part, i) => used.Contains(part) ? 0 : CostOfPassing(i)).Sum()
        );
    }

    /// <summary>
    /// The first parts over two columns: both as full as can be and about as high, in the order of their weight.
    /// </summary>
    private (List<Part> Left, List<Part> Right) TwoColumns(IReadOnlyList<Part> parts, double limit)
    {
        Part[] tried = [.. parts.Take(MaximumTried)];
        double[] heights = [.. tried.Select(part => Height(part) + _gap)];
        var places = new int[tried.Length];
        var arrangements = (int)Math.Pow(3, tried.Length);
        int[]? best = null;
        var most = 0.0;
        for (var code = 1; code < arrangements; code++)
        {
            var (left, right, skipped, jumps) = (0.0, 0.0, 0.0, 0);
            var (rest, pending) = (code, 0.0);
            for (var i = 0; i < tried.Length; i++)
            {
                places[i] = rest % 3;
                rest /= 3;
                if (places[i] == 0)
                {
                    pending += CostOfPassing(i);
                    continue;
                }

                skipped += pending;
                pending = 0;
                if (places[i] == 1)
                {
                    left += heights[i];
                    jumps += right > 0 ? 1 : 0;
                }
                else
                {
                    right += heights[i];
                }
            }

            if (left == 0 || right == 0 || Math.Max(left, right) - _gap > limit)
                continue;
            var worth =
                ((left + right) / (2 * limit)) - (0.8 * Math.Abs(left - right) / limit) - skipped - (0.01 * jumps);
            if (best is null || worth > most)
                (best, most) = ([.. places], worth);
        }

        if (best is null)
            return ([], []);
        return ([.. tried.Where((_, i) => best[i] == 1)], [.. tried.Where((_, i) => best[i] == 2)]);
    }

    /// <summary>What the first of the other figures take when all charts are printed.</summary>
    private double RoomForRows()
    {
        var rest = _content.Rest(Printed(_content.Leads.Concat(_content.Parts)));
        return Height(rest.Blocks(0, Math.Min(RowsKept, rest.Findings))) + _gap;
    }

    private static PrintedFigures Printed(IEnumerable<Part> parts)
    {
        var printed = new PrintedFigures();
        foreach (var part in parts)
            printed.TryAdd(part.Blocks);
        return printed;
    }

    private double Height(Part part)
    {
        if (_heights.TryGetValue(part, out var known))
            return known;
        var width = _frame.Page.TextWidth;
        var height = _height(part.Blocks, part.FitsHalf ? (width - Columns.Gutter) / 2 : width);
        return _heights[part] = height;
    }

    private double Height(IReadOnlyList<Block> blocks) =>
        blocks.Count == 0 ? 0 : _height(blocks, _frame.Page.TextWidth);

    private static double CostOfPassing(int place) => Passing[Math.Min(place, Passing.Length - 1)];

    /// <param name="Worth">Share of the room that is filled, less what it costs.</param>
    private sealed record Arrangement(
        IReadOnlyList<Block> Blocks,
        IReadOnlyList<Part> Used,
        IReadOnlyList<Part> Left,
        double Worth
    );
}
