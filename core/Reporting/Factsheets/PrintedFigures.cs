using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Factsheets;

/// <summary>The figures that a factsheet prints, so that none is printed twice.</summary>
public sealed class PrintedFigures
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is printed yet.</summary>
    public bool IsEmpty => _ids.Count == 0;

    /// <summary>Whether a figure is printed already.</summary>
    public bool Has(CellId id) => _ids.Contains(id.ToString());

    /// <summary>Adds the figures of blocks; false, and nothing is added, when one of them is there already.</summary>
    public bool TryAdd(IEnumerable<Block> blocks)
    {
        string[] ids = [.. blocks.SelectMany(In)];
        if (ids.Any(_ids.Contains))
            return false;
        _ids.UnionWith(ids);
        return true;
    }

    /// <summary>The ids of the figures that a block prints, as often as it prints them.</summary>
    public static IEnumerable<string> In(Block block) =>
        block switch
        {
            Chart chart => chart.Rows.SelectMany(row => row.Values).Select(value => value.FigureId).OfType<string>(),
            BigNumbers numbers => numbers.Items.Select(item => item.FigureId).OfType<string>(),
            Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.FigureId).OfType<string>(),
            BulletList list => list.Items.SelectMany(item => item.FigureIds),
            Container container => container.Children.SelectMany(In),
            _ => [],
        };
}
