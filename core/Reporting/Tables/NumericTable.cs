using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// A numeric question: groups as rows; mean with interval, median and quartiles. A ratio: itself with interval.
/// </summary>
internal sealed class NumericTable(ReportContext context)
{
    private readonly ColumnMarks _marks = new(context);
    private readonly TableNotes _notes = new(context);

    public Table For(TableResult table)
    {
        var cells = new FigureCells(context, _marks);
        var compared = table.Groups.Any(part => context.Index.SinceEarlierWave(table.Id, part.Group) is not null);
        var quartiles = table.Ratio is null;
        var intervals = table.Groups.Any(part => part.Mean?.Interval is not null);
        TableCell Quantile(GroupTable part, FigureKey answer) =>
            cells.Value(table, part, part.Quantiles.FirstOrDefault(cell => cell.Answer == answer));
        return new Table(
            [
                new(2),
                new(1, ColumnAlignment.Decimal),
                .. intervals ? new[] { new TableColumn(1.2, ColumnAlignment.Center) } : [],
                .. compared ? new[] { new TableColumn(1, ColumnAlignment.Decimal) } : [],
                .. quartiles
                    ? new TableColumn[]
                    {
                        new(1, ColumnAlignment.Decimal),
                        new(1, ColumnAlignment.Decimal),
                        new(1, ColumnAlignment.Decimal),
                    }
                    : [],
                new(0.8, ColumnAlignment.End),
            ],
            [
                new([
                    table.Unit is { } unit ? context.Say(unit) : "",
                    table.Ratio is null
                        ? context.Capitalised(context.Texts.Figures.Mean)
                        : context.Capitalised(context.Texts.Figures.Ratio),
                    .. intervals
                        ? new TableCell[]
                        {
                            context.Texts.Figures.Interval(
                                context.Numbers.Percent(context.Results.Settings.ConfidenceLevel)
                            ),
                        }
                        : [],
                    .. compared ? new TableCell[] { context.Waves.Name(context.Earlier?.Id ?? "") } : [],
                    .. quartiles
                        ? new TableCell[]
                        {
                            context.Capitalised(context.Texts.Figures.FirstQuartile),
                            context.Capitalised(context.Texts.Figures.Median),
                            context.Capitalised(context.Texts.Figures.ThirdQuartile),
                        }
                        : [],
                    "n",
                ]),
            ],
            [
                .. table.Groups.Select(part => new TableRow([
                    GroupHeading.Of(context, _marks, part.Group),
                    cells.Value(table, part, part.Mean),
                    .. intervals ? new[] { cells.Interval(table, part.Mean) } : [],
                    .. compared ? new[] { cells.Earlier(table, part, part.Mean) } : [],
                    .. quartiles
                        ? new[]
                        {
                            Quantile(part, FigureKey.FirstQuartile),
                            Quantile(part, FigureKey.Median),
                            Quantile(part, FigureKey.ThirdQuartile),
                        }
                        : [],
                    cells.Count(part.Base.N),
                ])),
            ]
        )
        {
            Summary = table.Ratio is not null
                ? context.Texts.Tables.RatioByGroup(context.Say(table.ShortText))
                : context.Texts.Tables.MeansByGroup(context.Say(table.ShortText)),
            Description = _notes.Base(table),
            Notes = _notes.For(table, table.Groups, _marks),
        };
    }
}
