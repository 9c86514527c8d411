using Serverless.Analysis.Results;

namespace Serverless.Analysis.Changes;

/// <summary>What readers of a wave would see otherwise.</summary>
/// <param name="Count">Figures that come, go or move.</param>
/// <param name="Figures">The first of them.</param>
/// <param name="ConclusionCount">Differences that become significant, or are no longer.</param>
/// <param name="Conclusions">The first of them.</param>
public sealed record FigureChanges(
    int Count,
    IReadOnlyList<FigureChange> Figures,
    int ConclusionCount,
    IReadOnlyList<ConclusionChange> Conclusions
)
{
    /// <summary>How many are listed where nothing else is asked for; all are counted.</summary>
    public const int MaximumListed = 200;

    /// <summary>
    /// Compares two public documents of one wave, figure by figure, as they are rounded and withheld there.
    /// </summary>
    /// <param name="before">As published.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="maximum">Most figures, and conclusions, that are listed.</param>
    public static FigureChanges Of(ResultsDocument before, ResultsDocument after, int maximum = MaximumListed)
    {
        var (old, current) = (Shown(before), Shown(after));
        var figures = old
            .Keys.Union(current.Keys, StringComparer.Ordinal)
            .Select(id => new FigureChange(id, old.GetValueOrDefault(id), current.GetValueOrDefault(id)))
            .Where(change => change.From != change.To)
            .ToList();
        var (was, becomes) = (Tested(before), Tested(after));
        var conclusions = was
            .Keys.Union(becomes.Keys)
            .Select(row => new ConclusionChange(
                row.Comparison.ToString(),
                row.Answer.ToString(),
                was.TryGetValue(row, out var from) ? from : null,
                becomes.TryGetValue(row, out var to) ? to : null
            ))
            .Where(change => change.From != change.To && (change.From == true || change.To == true))
            .ToList();
        return new FigureChanges(
            figures.Count,
            [.. figures.Take(maximum)],
            conclusions.Count,
            [.. conclusions.Take(maximum)]
        );
    }

    /// <summary>Every figure that is shown, by id: those of the tables first, then those compared with.</summary>
    private static Dictionary<string, double?> Shown(ResultsDocument document)
    {
        var figures = new Dictionary<string, double?>(StringComparer.Ordinal);
        var ofTables = document.Tables.SelectMany(table => table.Groups).SelectMany(Cells);
        var ofComparisons = document
            .Comparisons.SelectMany(comparison => comparison.Rows)
            .SelectMany(row => new[] { row.A, row.B });
        foreach (var cell in ofTables.Concat(ofComparisons))
            if (cell.Value is { } value)
                figures[cell.Id.ToString()] = value;
        return figures;
    }

    private static IEnumerable<Cell> Cells(GroupTable table) =>
        table
            .Cells.Append(table.Summary)
            .Append(table.Mean)
            .Append(table.StandardDeviation)
            .Append(table.Total)
            .Concat(table.Quantiles)
            .OfType<Cell>();

    private static Dictionary<(ComparisonId Comparison, FigureKey Answer), bool> Tested(ResultsDocument document)
    {
        var conclusions = new Dictionary<(ComparisonId, FigureKey), bool>();
        foreach (var comparison in document.Comparisons)
        foreach (var row in comparison.Rows)
            if (row.Test is not null)
                conclusions[(comparison.Id, row.Answer)] = row.Significant;
        return conclusions;
    }
}

/// <summary>A figure as it is published and as it would be; null where it is not, or is withheld.</summary>
/// <param name="Id">The figure's id in the results document.</param>
/// <param name="From">As published.</param>
/// <param name="To">As it would be.</param>
public sealed record FigureChange(string Id, double? From, double? To);

/// <summary>Whether a difference is significant, as published and as it would be; null where it is not tested.</summary>
/// <param name="Comparison">The comparison's id in the results document.</param>
/// <param name="Answer">The answer or measure compared.</param>
/// <param name="From">As published.</param>
/// <param name="To">As it would be.</param>
public sealed record ConclusionChange(string Comparison, string Answer, bool? From, bool? To);
