namespace Serverless.Pdf.Pages;

/// <summary>Columns as they are laid out, each slices one under the other.</summary>
/// <param name="Columns">The slices of each column; a column can be empty.</param>
/// <param name="Lefts">Left edge of each column, in points.</param>
internal sealed record SideBySide(IReadOnlyList<IReadOnlyList<Slice>> Columns, IReadOnlyList<double> Lefts)
{
    /// <summary>Whether this is a part of columns that go on over pages.</summary>
    public bool IsParted { get; init; }

    /// <summary>The columns as one slice.</summary>
    public Slice Whole()
    {
        var height = Columns.Max(SliceStack.Height);
        var marks = new List<Mark>();
        for (var i = 0; i < Columns.Count; i++)
            marks.AddRange(SliceStack.Merge(Columns[i], Lefts[i], height));
        return new Slice(height, marks)
        {
            Before = Columns.Max(column => column.Count > 0 ? column[0].Before : 0),
            After = Columns.Max(column => column.Count > 0 ? column[^1].After : 0),
            Notes = [.. Columns.SelectMany(column => column).SelectMany(slice => slice.Notes)],
            Columns = this,
        };
    }

    /// <summary>
    /// The columns in two: what of each is no higher than <paramref name="height"/>, as far as it may end there, and the
    /// rest; null when a column has nothing that fits, or all fits.
    /// </summary>
    public (Slice Above, Slice Below)? Parted(double height)
    {
        var counts = Columns.Select(column => Fitting(column, height)).ToArray();
        if (
            counts.Zip(Columns).Any(column => column.First == 0 && column.Second.Count > 0)
            || counts.Zip(Columns).All(column => column.First == column.Second.Count)
        )
            return null;
        var above = this with
        {
            Columns = [.. Columns.Zip(counts, (column, count) => column.Take(count).ToArray())],
            IsParted = true,
        };
        var below = above with { Columns = [.. Columns.Zip(counts, (column, count) => column.Skip(count).ToArray())] };
        return (above.Whole(), below.Whole());
    }

    private static int Fitting(IReadOnlyList<Slice> column, double height)
    {
        for (var count = column.Count; count > 0; count--)
        {
            var last = column[count - 1];
            if (
                (count == column.Count || !last.KeepWithNext || last.MayEndPage)
                && SliceStack.Height([.. column.Take(count)]) <= height
            )
                return count;
        }

        return 0;
    }
}
