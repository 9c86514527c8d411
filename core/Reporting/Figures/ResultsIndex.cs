using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>One figure with the table and group it belongs to.</summary>
public sealed record Figure(TableResult Table, GroupTable Group, Cell Cell);

/// <summary>Finds tables, groups, cells and comparisons of one results document by id.</summary>
public sealed class ResultsIndex
{
    private readonly Dictionary<TableId, TableResult> _tables;
    private readonly Dictionary<string, GroupResult> _groups;
    private readonly Dictionary<CellId, Figure> _figures = [];
    private readonly Dictionary<ComparisonId, ComparisonResult> _comparisons;
    private readonly ILookup<string, TableResult> _byQuestion;
    private readonly HashSet<string> _backgroundChapters;

    /// <summary>An index over <paramref name="results"/>.</summary>
    public ResultsIndex(ResultsDocument results)
    {
        Results = results;
        _tables = results.Tables.ToDictionary(table => table.Id);
        _groups = results.Groups.ToDictionary(group => group.Id, StringComparer.Ordinal);
        _comparisons = results.Comparisons.ToDictionary(comparison => comparison.Id);
        _backgroundChapters =
        [
            .. results.Chapters.Where(chapter => chapter.IsBackground).Select(chapter => chapter.Id),
        ];
        _byQuestion = results.Tables.ToLookup(table => table.Question, StringComparer.Ordinal);
        foreach (var table in results.Tables)
        foreach (var group in table.Groups)
        foreach (var cell in AllCells(group))
            _figures[cell.Id] = new Figure(table, group, cell);
    }

    /// <summary>The document.</summary>
    public ResultsDocument Results { get; }

    /// <summary>The table, or null.</summary>
    public TableResult? Table(TableId id) => _tables.GetValueOrDefault(id);

    /// <summary>Whether a table has what respondents are rather than what they answered.</summary>
    public bool IsBackground(TableResult table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _backgroundChapters.Contains(table.Chapter);
    }

    /// <summary>The tables that findings are picked from: all but those of what respondents are, as far as they say something.</summary>
    public IEnumerable<TableResult> Findings =>
        Results.Tables.Where(table => !IsBackground(table) && SaysSomething(table));

    /// <summary>Whether answers could differ: a question with a single answer was given it by everyone who answered.</summary>
    public static bool SaysSomething(TableResult table) => table is not { Kind: TableKind.Single, Answers.Count: 1 };

    /// <summary>The tables of a question: one, or one per item of a grid.</summary>
    public IReadOnlyList<TableResult> Question(string id) => [.. _byQuestion[id]];

    /// <summary>The group, or null.</summary>
    public GroupResult? Group(string id) => _groups.GetValueOrDefault(id);

    /// <summary>
    /// Whether members of a group can be recognised, so that a public document has only coarse figures of it; of these no
    /// effective number is among them.
    /// </summary>
    public bool IsRecognisable(string group) => Group(group) is { Weighting.EffectiveN: null };

    /// <summary>The group's label, as used in a sentence.</summary>
    public string GroupLabel(string id, Language language) => Group(id)?.Label.In(language) ?? id;

    /// <summary>The figure with this cell id, or null.</summary>
    public Figure? Find(string cellId) => CellId.Parse(cellId) is { } id ? _figures.GetValueOrDefault(id) : null;

    /// <summary>The comparison of a group's table with the earlier wave, or null.</summary>
    public ComparisonResult? SinceEarlierWave(TableId table, string group) =>
        _comparisons.GetValueOrDefault(ComparisonId.Waves(table, group));

    /// <summary>
    /// The comparison of the answers that both waves offered, where the whole scale is not compared; null elsewhere.
    /// </summary>
    public ComparisonResult? SinceEarlierWaveInCommon(TableId table, string group) =>
        _comparisons.GetValueOrDefault(ComparisonId.OfCommonAnswers(table, group));

    /// <summary>The comparison with this id, or null.</summary>
    public ComparisonResult? Comparison(ComparisonId id) => _comparisons.GetValueOrDefault(id);

    /// <summary>The row of the comparison with the earlier wave for one figure, or null.</summary>
    public ComparisonRow? ChangeOf(Figure figure) =>
        SinceEarlierWave(figure.Table.Id, figure.Group.Group)
            ?.Rows.FirstOrDefault(row => row.Answer == figure.Cell.Answer);

    /// <summary>The figures of a group in a table, or null.</summary>
    public static GroupTable? Part(TableResult table, string group)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Groups.FirstOrDefault(part => part.Group == group);
    }

    /// <summary>All cells of a group's table: answers, summary, mean, standard deviation, quantiles, totals, shares of the response.</summary>
    public static IEnumerable<Cell> AllCells(GroupTable group)
    {
        foreach (var cell in group.Cells)
            yield return cell;
        if (group.Summary is { } summary)
            yield return summary;
        if (group.Mean is { } mean)
            yield return mean;
        if (group.StandardDeviation is { } deviation)
            yield return deviation;
        foreach (var quantile in group.Quantiles)
            yield return quantile;
        foreach (var cell in group.AnswerTotals ?? [])
            yield return cell;
        foreach (var cell in group.SharesOfResponse ?? [])
            yield return cell;
    }
}
