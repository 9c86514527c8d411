using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>
/// The marks in a column of percentages. A letter: significantly higher than the group with that letter.
/// An arrow: significantly higher or lower than in the earlier wave. An asterisk: indicative.
/// </summary>
internal sealed class ColumnMarks(ReportContext context)
{
    private readonly Dictionary<string, string> _letters = context
        .Results.Groups.Select((group, i) => (group.Id, Letter: Letter(i)))
        .ToDictionary(pair => pair.Id, pair => pair.Letter, StringComparer.Ordinal);

    private readonly ILookup<(TableId Table, string Group, FigureKey Answer), string> _higherThan = Higher(
        context.Results
    );

    /// <summary>The letter of a group: A for the first.</summary>
    public string LetterOf(string group) => _letters.GetValueOrDefault(group, "");

    /// <summary>The marks of one figure; null when it has none.</summary>
    public string? Of(Figure figure)
    {
        var marks = string.Concat(
            _higherThan[(figure.Table.Id, figure.Group.Group, figure.Cell.Answer)]
                .Select(LetterOf)
                .Order(StringComparer.Ordinal)
        );
        if (context.Index.ChangeOf(figure) is { Significant: true } change)
            marks += change.Difference > 0 ? "▲" : "▼";
        if (figure.Cell.Value is not null && figure.Cell.Flags.Contains(CellFlag.Indicative))
            marks += "*";
        return marks.Length == 0 ? null : marks;
    }

    /// <summary>What the marks of these figures mean; only the marks that occur.</summary>
    public IEnumerable<string> Legend(IReadOnlyList<Figure> figures)
    {
        var marks = string.Concat(figures.Select(Of));
        if (marks.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0)
            yield return context.Texts.Tables.LetterLegend;
        if (marks.AsSpan().IndexOfAny('▲', '▼') >= 0 && context.Earlier is { } earlier)
        {
            var when = context.Waves.When(earlier.Id);
            yield return context.Texts.Tables.ArrowLegend(when);
        }

        if (marks.Contains('*', StringComparison.Ordinal))
            yield return context.Texts.Tables.IndicativeLegend;
        if (figures.Any(figure => IsOutsideRange(figure.Cell)))
            yield return context.Texts.Tables.OutsideRangeLegend;
        if (figures.Any(figure => figure.Cell.Value is null && !IsOutsideRange(figure.Cell)))
            yield return context.Texts.Tables.WithheldLegend;
    }

    private static bool IsOutsideRange(Cell cell) => cell.Flags.Contains(CellFlag.OutsideRange);

    private static string Letter(int i) => i < 26 ? ((char)('A' + i)).ToString() : "Z";

    private static ILookup<(TableId Table, string Group, FigureKey Answer), string> Higher(ResultsDocument results) =>
        results
            .Comparisons.Where(comparison => comparison.Kind == ComparisonKind.Groups)
            .SelectMany(comparison =>
                comparison
                    .Rows.Where(row => row is { Significant: true, Difference: not null })
                    .Select(row =>
                        row.Difference > 0
                            ? (Key: (comparison.Table, comparison.B.Group, row.Answer), Lower: comparison.A.Group)
                            : (Key: (comparison.Table, comparison.A.Group, row.Answer), Lower: comparison.B.Group)
                    )
            )
            .ToLookup(pair => pair.Key, pair => pair.Lower);
}
