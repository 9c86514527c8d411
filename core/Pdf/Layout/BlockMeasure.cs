using Serverless.Pdf.Pages;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Layout;

/// <summary>
/// Heights of blocks of one document. A block is laid out once for a width, however often it is measured among others.
/// </summary>
internal sealed class BlockMeasure(Document document)
{
    private readonly Composer _composer = new(new LayoutContext(document));
    private readonly Dictionary<(Block Block, double Width), List<Slice>> _known = new(SameBlock.Instance);

    public double Height(IReadOnlyList<Block> blocks, double width)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return SliceStack.Height([.. blocks.SelectMany(block => Laid(block, width))]);
    }

    private List<Slice> Laid(Block block, double width)
    {
        if (block is Columns columns && ColumnHeight(columns, width) is { } known)
            return known;
        if (!_known.TryGetValue((block, width), out var slices))
            // Only heights and distances are asked of what is kept.
            _known[(block, width)] = slices = [
                .. _composer.Alone(block, width).Select(slice => slice with { Marks = [] }),
            ];
        return slices;
    }

    /// <summary>Columns as one slice of the height of the highest, from what is known of the blocks in them.</summary>
    private List<Slice>? ColumnHeight(Columns columns, double width)
    {
        var widths = ColumnsLayout.Widths(columns, width);
        var laid = columns.Items.Select(
            (column, i) => column.Blocks.SelectMany(block => Laid(block, widths[i])).ToList()
        );
        return ColumnsLayout.Beside([.. laid], document.Page.TextHeight);
    }

    /// <summary>Blocks are told apart by what they are, not by what is in them.</summary>
    private sealed class SameBlock : IEqualityComparer<(Block Block, double Width)>
    {
        public static SameBlock Instance { get; } = new();

        public bool Equals((Block Block, double Width) a, (Block Block, double Width) b) =>
            ReferenceEquals(a.Block, b.Block) && a.Width == b.Width;

        public int GetHashCode((Block Block, double Width) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Block), key.Width);
    }
}
