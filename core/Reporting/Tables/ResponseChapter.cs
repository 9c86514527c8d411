using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>Response per group, the margins before and after weighting, and what the weights do.</summary>
internal sealed class ResponseChapter(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        yield return new MethodAccount(context).ResponseTable();
        foreach (var group in context.Results.Groups)
        {
            yield return new Heading(
                3,
                context.Texts.Grammar.Capitalised(context.Say(group.Label)),
                "respons-" + group.Id
            );
            var weights = new Paragraph(Weights(group));
            foreach (
                var remark in context.Results.Remarks.Where(remark => remark.Group == group.Id && remark.Table is null)
            )
                yield return new Paragraph(context.Say(remark.Text));
            yield return group.Weighting.Margins.Count > 0 ? new KeepTogether([weights, Margins(group)]) : weights;
        }
    }

    private string Weights(GroupResult group)
    {
        var weighting = group.Weighting;
        var method = Method(weighting.Method);
        if (weighting.Method == WeightingMethod.None && weighting.MaximumWeight - weighting.MinimumWeight < 1e-9)
            return context.Say(
                "Niet gewogen: alle respondenten tellen even zwaar.",
                "Not weighted: all respondents count the same."
            );
        var text = context.Say(
            $"Weging: {method}. Gewichten van {context.Numbers.Number(weighting.MinimumWeight, 2)} tot {context.Numbers.Number(weighting.MaximumWeight, 2)} (gemiddeld 1); designeffect van de weging {context.Numbers.Number(weighting.DesignEffect, 2)}; effectieve n {context.Numbers.Number(weighting.EffectiveN)}.",
            $"Weighting: {method}. Weights from {context.Numbers.Number(weighting.MinimumWeight, 2)} to {context.Numbers.Number(weighting.MaximumWeight, 2)} (mean 1); design effect of weighting {context.Numbers.Number(weighting.DesignEffect, 2)}; effective n {context.Numbers.Number(weighting.EffectiveN)}."
        );
        if (weighting.MissingMarginCount > 0)
            text += context.Say(
                $" Kenmerk onbekend bij {context.Texts.Grammar.Counted(weighting.MissingMarginCount, "respondent", "respondenten")}.",
                $" Margin unknown for {context.Texts.Grammar.Counted(weighting.MissingMarginCount, "respondent", "respondents")}."
            );
        if (weighting.TrimmedCount > 0)
            text += context.Say(
                $" Afgekapt: {context.Texts.Grammar.Counted(weighting.TrimmedCount, "gewicht", "gewichten")}.",
                $" Trimmed: {context.Texts.Grammar.Counted(weighting.TrimmedCount, "weight", "weights")}."
            );
        return text;
    }

    private string Method(WeightingMethod method) =>
        method switch
        {
            WeightingMethod.PostStratification => context.Say("poststratificatie", "post-stratification"),
            WeightingMethod.Raking => context.Say(
                "raking naar de marges (iteratief proportioneel)",
                "raking to the margins (iterative proportional fitting)"
            ),
            WeightingMethod.Linear => context.Say("lineaire kalibratie", "linear calibration"),
            WeightingMethod.Logit => context.Say("logitkalibratie", "logit calibration"),
            _ => context.Say("alleen naar trekkingskans", "by selection probability only"),
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
                    context.Say("Populatie", "Population"),
                    context.Say("% populatie", "% population"),
                    context.Say("Respondenten", "Respondents"),
                    context.Say("% respons", "% response"),
                    context.Say("% gewogen", "% weighted"),
                ]),
            ],
            [
                .. group
                    .Weighting.Margins.GroupBy(margin => margin.Variable, StringComparer.Ordinal)
                    .SelectMany(variable =>
                        (TableRow[])
                            [
                                TableRow.Group(
                                    context.Texts.Grammar.Capitalised(MarginNames.Of(variable.First(), context))
                                ),
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
            Summary = context.Say(
                "Verdeling in de populatie, de respons en na weging.",
                "Distribution in the population, the response and after weighting."
            ),
        };

    private string Share(double? share) => share is { } known ? context.Numbers.PercentNumber(known, 1) : "–";
}
