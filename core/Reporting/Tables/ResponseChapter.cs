using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>Response per group, the margins before and after weighting, and what the weights do.</summary>
internal sealed class ResponseChapter(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new Methodology(context).ResponseTable();
        foreach (var group in context.Results.Groups)
        {
            yield return new Heading(3, context.Capitalised(context.Say(group.Label)), "respons-" + group.Id);
            var weights = new Paragraph(Weights(group));
            Block[] tables =
            [
                .. group.Weighting.Margins.Count > 0 ? new[] { Margins(group) } : [],
                .. group.Weighting.Numbers is { } numbers ? new[] { Numbers(numbers) } : [],
            ];
            foreach (
                var remark in context.Results.Remarks.Where(remark => remark.Group == group.Id && remark.Table is null)
            )
                yield return new Paragraph(context.Say(remark.Text)) { KeepWithNext = tables.Length == 0 };
            yield return tables.Length > 0 ? new KeepTogether([weights, .. tables]) : weights;
            if (group.NonResponse is { } nonResponse)
                foreach (var table in new NonResponseTables(context).For(nonResponse))
                    yield return new KeepTogether([table]);
        }
    }

    private string Weights(GroupResult group)
    {
        var weighting = group.Weighting;
        var method = Method(weighting.Method);
        if (weighting.Method == WeightingMethod.None && weighting.IsUniform)
            return context.Texts.Response.NotWeighted;
        var text = context.Texts.Response.Weighted(method);
        if (weighting is { DesignEffect: { } effect, EffectiveN: { } effectiveN })
            text +=
                " "
                + context.Texts.Response.WeightingEffect(
                    context.Numbers.Number(effect, 2),
                    context.Numbers.Number(effectiveN)
                );
        if (weighting.MissingMarginCount != 0)
            text += " " + context.Texts.Response.MarginUnknown(weighting.MissingMarginCount);
        if (weighting.TrimmedCount != 0)
            text += " " + context.Texts.Response.Trimmed(weighting.TrimmedCount);
        return text;
    }

    private string Method(WeightingMethod method) =>
        method switch
        {
            WeightingMethod.PostStratification => context.Texts.Response.PostStratification,
            WeightingMethod.Raking => context.Texts.Response.Raking,
            WeightingMethod.Linear => context.Texts.Response.LinearCalibration,
            WeightingMethod.Logit => context.Texts.Response.LogitCalibration,
            _ => context.Texts.Response.SelectionProbabilityOnly,
        };

    private Table Margins(GroupResult group) =>
        new(
            [
                new(2),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
            ],
            [
                new([
                    "",
                    context.Texts.Response.Population,
                    context.Texts.Response.PopulationShare,
                    context.Texts.Response.Respondents,
                    context.Texts.Response.ResponseShare,
                    context.Texts.Response.WeightedShare,
                ]),
            ],
            [
                .. group
                    .Weighting.Margins.GroupBy(margin => margin.Variable, StringComparer.Ordinal)
                    .SelectMany(variable =>
                        (TableRow[])
                            [
                                TableRow.Group(context.Capitalised(MarginNames.Of(variable.First(), context))),
                                .. variable.Select(margin => new TableRow([
                                    context.Say(margin.Label),
                                    context.Numbers.Number(margin.PopulationCount),
                                    Share(margin.PopulationShare),
                                    margin.Respondents is { } respondents ? context.Numbers.Number(respondents) : "–",
                                    Share(margin.ResponseShare),
                                    Share(margin.WeightedShare),
                                ])),
                            ]
                    ),
            ]
        )
        {
            Summary = context.Texts.Response.MarginsSummary,
        };

    private Table Numbers(IReadOnlyList<NumericMarginMean> numbers) =>
        new(
            [
                new(2),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
            ],
            [
                new([
                    "",
                    context.Texts.Response.PopulationTotal,
                    context.Texts.Response.PopulationMean,
                    context.Texts.Response.ResponseMean,
                    context.Texts.Response.WeightedMean,
                ]),
            ],
            [
                .. numbers.Select(number => new TableRow([
                    context.Capitalised(context.Say(number.Label)),
                    context.Numbers.Plain(number.PopulationTotal, 0),
                    Mean(number.PopulationMean),
                    Mean(number.ResponseMean),
                    Mean(number.WeightedMean),
                ])),
            ]
        )
        {
            Summary = context.Texts.Response.NumbersSummary,
        };

    private string Mean(double? mean) => mean is { } known ? context.Numbers.Number(known, 2) : "–";

    private string Share(double? share) => share is { } known ? context.Numbers.PercentNumber(known, 1) : "–";
}
