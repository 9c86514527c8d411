using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Estimation.NonResponse;
using Serverless.Surveys;
using CategoryRepresentativeness = Serverless.Analysis.Results.CategoryRepresentativeness;

namespace Serverless.Analysis;

/// <summary>What is known of those who did not respond, from the population file of a group.</summary>
internal static class NonResponseSummary
{
    /// <summary>Combinations of categories beyond which conditional indicators are not worked out.</summary>
    private const int MaximumCells = 200;

    /// <summary>Null where the file says nothing of it and the codebook asks for nothing.</summary>
    public static NonResponse? Of(GroupSample sample, Codebook codebook)
    {
        var asked = codebook.Settings.NonResponse == true && !sample.IsSelfSelected;
        var found = new NonResponse
        {
            Outcome = sample.Population?.Dispositions is { } dispositions ? Outcome(dispositions, sample) : null,
            Fit = asked ? [.. Fit(sample, codebook)] : [],
            Representativeness = asked ? [.. Representative(sample, codebook)] : [],
            Coverage = [.. Coverage(sample, codebook)],
        };
        return found.Outcome is null && found.Fit.Count + found.Representativeness.Count + found.Coverage.Count == 0
            ? null
            : found;
    }

    private static FieldworkOutcome Outcome(Dispositions dispositions, GroupSample sample)
    {
        var rates = new ResponseRates(dispositions);
        (string Name, double? Value)[] all =
        [
            ("RR1", rates.ResponseRate1),
            ("RR2", rates.ResponseRate2),
            ("RR3", rates.ResponseRate3),
            ("RR4", rates.ResponseRate4),
            ("RR5", rates.ResponseRate5),
            ("RR6", rates.ResponseRate6),
            ("COOP1", rates.CooperationRate1),
            ("COOP2", rates.CooperationRate2),
            ("COOP3", rates.CooperationRate3),
            ("COOP4", rates.CooperationRate4),
            ("REF1", rates.RefusalRate1),
            ("REF2", rates.RefusalRate2),
            ("REF3", rates.RefusalRate3),
            ("CON1", rates.ContactRate1),
            ("CON2", rates.ContactRate2),
            ("CON3", rates.ContactRate3),
        ];
        return new FieldworkOutcome(
            dispositions,
            rates.EligibleShare,
            [.. all.Where(r => r.Value is not null).Select(r => new FieldworkRate(r.Name, r.Value!.Value))],
            [
                .. sample.Population!.RefusalReasons.Select(r => new RefusalReasonCount(
                    r.Reason,
                    sample.Group.RefusalReasons.First(reason => reason.Code == r.Reason).Label,
                    r.Count,
                    dispositions.Refusal > 0 ? r.Count / dispositions.Refusal : null
                )),
            ]
        );
    }

    private static IEnumerable<MarginFit> Fit(GroupSample sample, Codebook codebook)
    {
        foreach (var margin in sample.Weighting.Margins.GroupBy(m => m.Margin, StringComparer.Ordinal))
            if (
                GoodnessOfFit.Of([.. margin.Select(m => m.Respondents)], [.. margin.Select(m => m.PopulationShare)]) is
                { } fit
            )
                yield return new MarginFit(
                    margin.Key,
                    MarginLabels.Variable(codebook, margin.Key),
                    new TestResult(
                        MethodIds.GoodnessOfFit,
                        fit.ChiSquare,
                        fit.DegreesOfFreedom,
                        null,
                        fit.PValue,
                        null,
                        null,
                        null
                    )
                );
    }

    /// <summary>
    /// Only where the sample is a simple random one, or the strata are the variable: for other designs the counts do not
    /// say how likely each was to be invited.
    /// </summary>
    private static IEnumerable<RepresentativenessResult> Representative(GroupSample sample, Codebook codebook)
    {
        var (group, population) = (sample.Group, sample.Population);
        if (population is null || group.Columns.Cluster is not null || group.Columns.BaseWeight is not null)
            yield break;
        foreach (var variable in population.Variables)
        {
            var isStrata = variable.Name == group.Design.Strata;
            if (group.Design.Strata is not null && !isStrata)
                continue;
            if (Cells(variable, sample, codebook) is not { } cells)
                continue;
            yield return Representative(variable.Name, new Representativeness(cells, isStrata), codebook);
            if (
                !isStrata
                && Crossing.Of(variable.Name).IsCrossed
                && Representativeness.OfMainEffects(cells) is { } model
            )
                yield return Representative(variable.Name, model, codebook) with
                {
                    MainEffects = true,
                };
        }
    }

    private static List<InvitedCell>? Cells(PopulationVariable variable, GroupSample sample, Codebook codebook)
    {
        if (variable.Categories.Count > MaximumCells || variable.Categories.Any(c => c.Sample is null))
            return null;
        var margin = DesignBuilder.Margin(codebook, variable.Name, sample.Responses, sample.Population);
        var responded = new double[margin.Categories.Count];
        // Who did not answer it did respond; in which category is not known.
        if (margin.Codes.Any(code => code < 0))
            return null;
        foreach (var code in margin.Codes)
            responded[code]++;
        var invited = variable.Categories.Sum(c => c.Sample!.Value);
        var size = variable.Categories.Sum(c => c.Population);
        var isStrata = variable.Name == sample.Group.Design.Strata;
        var cells = new List<InvitedCell>();
        for (var c = 0; c < variable.Categories.Count; c++)
        {
            var category = variable.Categories[c];
            var n = category.Sample!.Value;
            if (responded[c] > n)
                return null;
            if (n > 0)
                cells.Add(
                    new InvitedCell(
                        [.. Crossing.Of(category.Code).Parts],
                        n,
                        responded[c],
                        isStrata ? category.Population / n : size / invited
                    )
                );
        }

        return cells.Count < 2 || size < invited ? null : cells;
    }

    private static RepresentativenessResult Representative(string name, Representativeness found, Codebook codebook)
    {
        var variables = Crossing.Of(name).Parts;
        return new RepresentativenessResult
        {
            Variable = name,
            VariableLabel = MarginLabels.Variable(codebook, name),
            Indicator = found.Indicator,
            Unadjusted = found.Unadjusted,
            StandardError = found.StandardError,
            Partial =
            [
                .. variables.Select(
                    (variable, i) =>
                    {
                        var partial = found.Partial(i);
                        return new PartialRepresentativeness(
                            variable,
                            MarginLabels.Variable(codebook, variable),
                            partial.UnconditionalAdjusted,
                            partial.StandardError,
                            partial.ConditionalAdjusted,
                            [
                                .. partial.Categories.Select(c => new CategoryRepresentativeness(
                                    c.Category,
                                    MarginLabels.Category(codebook, variable, c.Category),
                                    c.Unconditional,
                                    c.UnconditionalStandardError,
                                    c.Conditional,
                                    c.ConditionalStandardError
                                )),
                            ]
                        );
                    }
                ),
            ],
        };
    }

    private static IEnumerable<CoverageResult> Coverage(GroupSample sample, Codebook codebook)
    {
        if (sample.Group.Coverage.Count == 0 || sample.Population is not { } population)
            yield break;
        if (population.Population is > 0 and var size)
            yield return new CoverageResult(null, null, size, sample.Count, sample.Count / size);
        foreach (var total in population.Totals)
        {
            if (
                !sample.Group.Coverage.Contains(total.Question, StringComparer.Ordinal)
                || !sample.Responses.HasNumbers(total.Question)
            )
                continue;
            var question = codebook.Questions.First(q => q.Id == total.Question);
            var sum = sample.Responses.Numbers(total.Question).Where(double.IsFinite).Sum();
            yield return new CoverageResult(
                total.Question,
                question.ShortText ?? question.Text,
                total.Total,
                sum,
                total.Total > 0 ? sum / total.Total : null
            );
        }
    }
}
