using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Of a numeric question whose codebook asks for it: groups as rows, the percentiles with their intervals, and the total
/// over the population.
/// </summary>
internal sealed class PercentileTable(ReportContext context)
{
    /// <summary>Percentiles that fit beside each other.</summary>
    private const int Beside = 3;

    private readonly ColumnMarks _marks = new(context);

    /// <summary>No table where nothing of the kind was asked for.</summary>
    public IEnumerable<Table> For(TableResult table)
    {
        int[] percentiles =
        [
            .. table
                .Groups.SelectMany(part => part.Quantiles)
                .Select(cell => cell.Answer.Percent)
                .OfType<int>()
                .Distinct()
                .Order(),
        ];
        foreach (var some in percentiles.Chunk(Beside))
            yield return Of(
                table,
                [
                    .. some.Select(percent =>
                        (Name: context.Texts.Figures.Percentile(percent), Find: Percentile(percent))
                    ),
                ],
                context.Texts.Tables.PercentilesSummary(context.Say(table.ShortText))
            );
        if (table.HasTotals == true && table.Groups.Any(part => part.Total is not null))
            yield return Of(
                table,
                [(context.Capitalised(context.Texts.Figures.Total), part => part.Total)],
                context.Texts.Tables.CountsSummary(context.Say(table.ShortText))
            );
    }

    private static Func<GroupTable, Cell?> Percentile(int percent) =>
        part => part.Quantiles.FirstOrDefault(cell => cell.Answer.Percent == percent);

    private Table Of(TableResult table, (string Name, Func<GroupTable, Cell?> Find)[] figures, string summary)
    {
        var cells = new FigureCells(context, _marks);
        var level = context.Texts.Tables.ShortInterval(
            context.Numbers.Percent(context.Results.Settings.ConfidenceLevel)
        );
        return new Table(
            [
                new(2),
                .. figures.SelectMany(_ =>
                    new TableColumn[] { new(1, ColumnAlignment.Decimal), new(1.2, ColumnAlignment.Center) }
                ),
            ],
            [
                new([
                    table.Unit is { } unit ? context.Say(unit) : "",
                    .. figures.SelectMany(figure => new TableCell[] { figure.Name, level }),
                ]),
            ],
            [
                .. table.Groups.Select(part => new TableRow([
                    GroupHeading.Of(context, _marks, part.Group),
                    .. figures.SelectMany(figure =>
                        new[] { cells.Value(table, part, figure.Find(part)), cells.Interval(table, figure.Find(part)) }
                    ),
                ])),
            ]
        )
        {
            Summary = summary,
        };
    }
}
