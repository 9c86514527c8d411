using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// Gives the charts of a page that would end with white the room that is left, so that a short factsheet has full pages.
/// </summary>
internal static class RoomyCharts
{
    /// <summary>Pages filled this far are left as they are.</summary>
    private const double FullEnough = 0.9;

    /// <summary>Height to which a page is filled.</summary>
    private const double Filled = 0.98;

    private const double Step = 0.05;

    /// <summary>Rows that are set further apart than by so many steps fall apart.</summary>
    private const int MaximumSteps = 11;

    /// <summary>The pages, with the rows of charts set further apart on those with room.</summary>
    /// <param name="blocks">Pages, parted by page breaks.</param>
    /// <param name="page">Height of a page.</param>
    /// <param name="height">How high blocks are.</param>
    public static IReadOnlyList<Block> On(
        IReadOnlyList<Block> blocks,
        double page,
        Func<IReadOnlyList<Block>, double> height
    )
    {
        var spread = new List<Block>();
        var from = 0;
        for (var i = 0; i <= blocks.Count; i++)
        {
            if (i < blocks.Count && blocks[i] is not PageBreak)
                continue;
            spread.AddRange(Page([.. blocks.Skip(from).Take(i - from)], page, height));
            if (i < blocks.Count)
                spread.Add(blocks[i]);
            from = i + 1;
        }

        return spread;
    }

    private static IReadOnlyList<Block> Page(
        IReadOnlyList<Block> blocks,
        double page,
        Func<IReadOnlyList<Block>, double> height
    )
    {
        if (blocks.Count == 0 || height(blocks) >= page * FullEnough)
            return blocks;
        // A page grows with each step, so halving finds the last that fits.
        var (fits, high) = (0, MaximumSteps);
        while (fits < high)
        {
            var steps = (fits + high + 1) / 2;
            if (height(Spread(blocks, steps)) <= page * Filled)
                fits = steps;
            else
                high = steps - 1;
        }

        return fits == 0 ? blocks : Spread(blocks, fits);
    }

    private static IReadOnlyList<Block> Spread(IReadOnlyList<Block> blocks, int steps) =>
        [.. blocks.Select(block => Spread(block, 1 + (Step * steps)))];

    private static Block Spread(Block block, double spacing) =>
        block switch
        {
            Chart chart => chart with { Spacing = spacing },
            Columns columns => new Columns([.. columns.Items.Select(column => Spread(column, spacing))]),
            _ => block,
        };

    private static Column Spread(Column column, double spacing) =>
        new([.. column.Blocks.Select(block => Spread(block, spacing))], column.Weight);
}
