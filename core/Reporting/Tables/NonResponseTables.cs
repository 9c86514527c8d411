using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>How those invited ended, how the response fits the population, and which part of it the respondents are.</summary>
internal sealed class NonResponseTables(ReportContext context)
{
    public IEnumerable<Table> For(NonResponse found)
    {
        if (found.Outcome is { } outcome)
        {
            yield return Dispositions(outcome.Dispositions);
            yield return Rates(outcome);
            if (outcome.RefusalReasons.Count > 0)
                yield return Reasons(outcome.RefusalReasons);
        }

        if (found.Coverage.Count > 0)
            yield return Coverage(found.Coverage);
        if (found.Fit.Count > 0)
            yield return Fit(found.Fit);
        foreach (var representativeness in found.Representativeness)
            yield return Representativeness(representativeness);
    }

    private Table Dispositions(Dispositions found)
    {
        var texts = context.Texts.NonResponse;
        (string Name, double? Count)[] all =
        [
            (texts.Complete, found.Complete),
            (texts.Partial, found.Partial),
            (texts.Refusal, found.Refusal),
            (texts.NonContact, found.NonContact),
            (texts.Other, found.Other),
            (texts.UnknownHousehold, found.UnknownHousehold),
            (texts.UnknownOther, found.UnknownOther),
            (texts.NotEligible, found.NotEligible),
        ];
        return Simple(
            texts.Outcome,
            ["", "n"],
            all.Where(row => row.Count > 0)
                .Select(row => (TableCell[])[row.Name, context.Numbers.Number(row.Count!.Value)])
        );
    }

    private Table Rates(FieldworkOutcome outcome)
    {
        var texts = context.Texts.NonResponse;
        (string Prefix, string Name)[] kinds =
        [
            ("RR", texts.ResponseRate),
            ("COOP", texts.CooperationRate),
            ("REF", texts.RefusalRate),
            ("CON", texts.ContactRate),
        ];
        var table = Simple(
            texts.Rates,
            ["", "1", "2", "3", "4", "5", "6"],
            kinds.Select(kind =>
                (TableCell[])
                    [
                        $"{kind.Name} ({kind.Prefix})",
                        .. Enumerable
                            .Range(1, 6)
                            .Select(number =>
                                (TableCell)(
                                    Rate(outcome, $"{kind.Prefix}{context.Numbers.Number(number)}") is { } value
                                        ? context.Numbers.Percent(value, 1)
                                        : ""
                                )
                            ),
                    ]
            )
        );
        return table with
        {
            Notes =
            [
                outcome.EligibleShare is { } e
                    ? texts.RatesNote(context.Numbers.Percent(e, 1))
                    : texts.RatesWithoutEstimate,
            ],
        };
    }

    private static double? Rate(FieldworkOutcome outcome, string name) =>
        outcome.Rates.FirstOrDefault(rate => rate.Name == name)?.Value;

    private Table Reasons(IReadOnlyList<RefusalReasonCount> reasons) =>
        Simple(
            context.Texts.NonResponse.Reasons,
            ["", "n", context.Texts.NonResponse.ShareOfRefusals],
            reasons.Select(reason =>
                (TableCell[])
                    [
                        context.Say(reason.Label),
                        context.Numbers.Number(reason.Count),
                        reason.Share is { } share ? context.Numbers.Percent(share, 1) : "",
                    ]
            )
        );

    private Table Coverage(IReadOnlyList<CoverageResult> coverage) =>
        Simple(
            context.Texts.NonResponse.Coverage,
            [
                "",
                context.Texts.Response.Population,
                context.Texts.NonResponse.InResponse,
                context.Texts.NonResponse.Covered,
            ],
            coverage.Select(row =>
                (TableCell[])
                    [
                        row.Label is { } label
                            ? context.Capitalised(context.Say(label))
                            : context.Texts.Response.Respondents,
                        context.Numbers.Plain(row.Population, 0),
                        row.Response is { } response ? context.Numbers.Plain(response, 0) : "–",
                        row.Share is { } share ? context.Numbers.Percent(share, 1) : "–",
                    ]
            )
        );

    private Table Fit(IReadOnlyList<MarginFit> fits) =>
        Simple(
            context.Texts.NonResponse.Fit,
            ["", "χ²", context.Texts.NonResponse.DegreesOfFreedom, "p"],
            fits.Select(fit =>
                (TableCell[])
                    [
                        context.Capitalised(context.Say(fit.VariableLabel)),
                        context.Numbers.Number(fit.Test.Statistic, 2),
                        context.Numbers.Number(fit.Test.Df1),
                        context.Numbers.PValue(fit.Test.P),
                    ]
            )
        ) with
        {
            Notes = [context.Texts.NonResponse.FitNote],
        };

    private Table Representativeness(RepresentativenessResult found)
    {
        var texts = context.Texts.NonResponse;
        var crossed = found.Partial.Any(partial => partial.Conditional is not null);
        TableCell Number(double? value) => value is { } known ? context.Numbers.Number(known, 3) : "";
        var rows = found.Partial.SelectMany(partial =>
            (TableCell[][])
                [
                    [
                        new TableCell([new Strong(context.Capitalised(context.Say(partial.VariableLabel)))]),
                        Number(partial.Unconditional),
                        Number(partial.StandardError),
                        .. crossed ? new[] { Number(partial.Conditional), Number(partial.StandardError) } : [],
                    ],
                    .. partial.Categories.Select(category =>
                        (TableCell[])
                            [
                                context.Say(category.Label),
                                Number(category.Unconditional),
                                Number(category.UnconditionalStandardError),
                                .. crossed
                                    ? new[] { Number(category.Conditional), Number(category.ConditionalStandardError) }
                                    : [],
                            ]
                    ),
                ]
        );
        var error = found.StandardError is { } se ? context.Numbers.Number(se, 3) : "–";
        return Simple(
            texts.Representativeness(
                context.Say(found.VariableLabel),
                found.MainEffects is true,
                context.Numbers.Number(found.Indicator, 3),
                error
            ),
            crossed
                ? ["", texts.Unconditional, texts.StandardError, texts.Conditional, texts.StandardError]
                : ["", texts.Unconditional, texts.StandardError],
            rows
        ) with
        {
            Notes = [texts.RepresentativenessNote],
        };
    }

    private static Table Simple(string caption, TableCell[] header, IEnumerable<TableCell[]> rows) =>
        new(
            [new(2.2), .. header.Skip(1).Select(_ => new TableColumn(1, ColumnAlignment.End))],
            [new(header)],
            [.. rows.Select(cells => new TableRow(cells))]
        )
        {
            Caption = caption,
            Summary = caption,
        };
}
