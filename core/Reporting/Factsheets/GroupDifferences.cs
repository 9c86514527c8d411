using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// On what the groups of a survey differ most, of all differences that hold: two groups as pairs of dots, a few as dots
/// in a row, many in words.
/// </summary>
internal sealed class GroupDifferences(ReportContext context)
{
    private const int MaximumGroupsDrawn = 6;
    private const int MaximumRows = 5;

    /// <summary>Rows when each has a line for every one of several groups.</summary>
    private const int MaximumRowsOfGroups = 3;

    private readonly ChangeList _changes = new(context);
    private readonly ChartValues _values = new(context);

    /// <summary>The part; null where groups were not compared.</summary>
    public Part? Part(PrintedFigures printed)
    {
        var (tested, _, holding) = _changes.Count(ComparisonKind.Groups);
        if (tested == 0)
            return null;
        var heading = new Heading(2, context.Texts.Factsheet.BetweenGroups, "groepen");
        var count = context.Texts.Factsheet.GroupsDiffer(tested, holding);
        var most = context.Results.Groups.Count == 2 ? MaximumRows : MaximumRowsOfGroups;
        var notable = _changes.Significant(ComparisonKind.Groups, most, isTaken: printed.Has);
        if (notable.Count == 0)
            return new Part([heading, new Paragraph(count)], FitsHalf: true);
        var areLargest = _changes.AreLargest(ComparisonKind.Groups, notable);
        var said = new Paragraph($"{count} {context.Texts.Factsheet.LargestFollow(notable.Count, areLargest)}")
        {
            KeepWithNext = true,
        };
        if (Chart(notable) is { } chart && printed.TryAdd([chart]))
            return Factsheets.Part.Of(chart, heading, said);
        var list = _changes.List(notable);
        printed.TryAdd([list]);
        return new Part([heading, said, list], FitsHalf: true);
    }

    private Chart? Chart(IReadOnlyList<NotableDifference> notable)
    {
        NotableDifference[] shares = [.. notable.Where(difference => !FigureWords.IsNumber(difference.Row.B))];
        if (shares.Length < 2)
            return null;
        if (context.Results.Groups.Count == 2)
            return _changes.Chart(shares, context.Texts.Factsheet.LargestBetweenGroups);
        return context.Results.Groups.Count <= MaximumGroupsDrawn ? Dots(shares) : null;
    }

    private DotPlot Dots(NotableDifference[] differences)
    {
        string[] groups =
        [
            .. context
                .Results.Groups.Select(group => group.Id)
                .Where(group =>
                    differences.Any(difference => difference.Table.Groups.Any(part => part.Group == group))
                ),
        ];
        TableResult[] tables = [.. differences.Select(difference => difference.Table)];
        ChartRow[] rows =
        [
            .. differences.Select(difference => new ChartRow(
                FigureLabel.Of(difference.Table, difference.Row.Answer, context),
                [
                    .. groups.Select(group =>
                        _values.Of(
                            difference.Table.Groups.FirstOrDefault(part => part.Group == group) is { } part
                                ? TellingFigure.Cell(part, difference.Row.Answer)
                                : null,
                            difference.Table
                        )
                    ),
                ]
            )
            {
                Base = difference.Table.BaseText is { } basis ? context.Lowered(context.Say(basis)) : null,
            }),
        ];
        ChartSeries[] series = [.. groups.Select(group => _values.Series(group, tables))];
        var caption = context.Texts.Factsheet.LargestBetweenGroups;
        return new DotPlot(
            series,
            rows,
            new ChartText(context).Bars(
                caption,
                series,
                rows,
                interval => context.Figures.ShareInterval(interval.Lower, interval.Upper)
            )
        )
        {
            Base = ChartFoot.OfComparison(context, rows, basis: null),
        };
    }
}
