using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

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

    /// <summary>The letters of the groups whose figure is significantly lower.</summary>
    public string LettersOf(Figure figure) =>
        string.Concat(
            _higherThan[(figure.Table.Id, figure.Group.Group, figure.Cell.Answer)]
                .Select(LetterOf)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>The names of the groups whose figure is significantly lower.</summary>
    public IReadOnlyList<string> LowerGroups(Figure figure) =>
        [
            .. context
                .Results.Groups.Select(group => group.Id)
                .Intersect(
                    _higherThan[(figure.Table.Id, figure.Group.Group, figure.Cell.Answer)],
                    StringComparer.Ordinal
                )
                .Select(group => context.Index.GroupLabel(group, context.Language)),
        ];

    /// <summary>The figure's cell with its marks, and what is read out in their place.</summary>
    public TableCell Marked(TableCell cell, Figure figure)
    {
        var marks = new List<(string Sign, string Meaning)>();
        if (LettersOf(figure) is { Length: > 0 } letters)
            marks.Add(
                (
                    LetterRuns.Sign(letters),
                    context.Texts.Tables.LetterMeaning(LetterRuns.Spoken(context, letters, LowerGroups(figure)))
                )
            );
        if (context.Index.ChangeOf(figure) is { Significant: true } change)
            marks.Add(
                ChangeMarks.Of(context, change, context.Earlier is { } earlier ? context.Waves.When(earlier.Id) : null)
            );
        if (IsMarkedIndicative(figure.Group.Group, figure.Cell))
            marks.Add(("*", context.Figures.Indicative));
        return marks.Count == 0
            ? cell
            : cell with
            {
                Mark = string.Concat(marks.Select(mark => mark.Sign)),
                MarkMeaning = $"({string.Join("; ", marks.Select(mark => mark.Meaning))})",
            };
    }

    /// <summary>What the marks of these figures mean; only the marks that occur.</summary>
    public IEnumerable<string> Legend(IReadOnlyList<Figure> figures)
    {
        if (figures.Any(figure => LettersOf(figure).Length > 0))
            yield return context.Texts.Tables.LetterLegend;
        if (context.Earlier is { } earlier)
        {
            var when = context.Waves.When(earlier.Id);
            ComparisonRow[] changes =
            [
                .. figures.Select(context.Index.ChangeOf).OfType<ComparisonRow>().Where(row => row.Significant),
            ];
            if (changes.Any(row => row.Holds(context.Results.Settings)))
                yield return context.Texts.Tables.ArrowLegend(when);
            if (changes.Any(row => !row.Holds(context.Results.Settings)))
                yield return context.Texts.Tables.OpenArrowLegend(when);
        }

        if (figures.Any(figure => IsMarkedIndicative(figure.Group.Group, figure.Cell)))
            yield return context.Texts.Tables.IndicativeLegend;
        foreach (var legend in WithheldCells.Legend(context, [.. figures.Select(figure => figure.Cell)]))
            yield return legend;
    }

    /// <summary>Whether a figure is marked: of a group that is indicative as a whole its heading says so.</summary>
    private bool IsMarkedIndicative(string group, Cell cell) =>
        cell.Value is not null && FigureWords.IsIndicative(cell) && context.Index.Group(group)?.Indicative != true;

    /// <summary>A to Z, then a to z; groups beyond the fifty-second have no letter of their own.</summary>
    private static string Letter(int i) =>
        i switch
        {
            < 26 => ((char)('A' + i)).ToString(),
            < 52 => ((char)('a' + i - 26)).ToString(),
            _ => "…",
        };

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
