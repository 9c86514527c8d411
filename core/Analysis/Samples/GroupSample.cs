using Serverless.Analysis.Inputs;
using Serverless.Estimation;
using Serverless.Intake.Answers;
using Serverless.Intake.Differences;
using Serverless.Surveys;
using Serverless.Weighting;
using static System.FormattableString;

namespace Serverless.Analysis.Samples;

/// <summary>One group in one wave, weighted: its answers, design and weights.</summary>
internal sealed record GroupSample
{
    private const double MaximumGrossingError = 0.5;

    public required string Wave { get; init; }

    public required TargetGroup Group { get; init; }

    public required ResponseSet Responses { get; init; }

    public required PopulationMargins? Population { get; init; }

    /// <summary>Respondents with design and weights; all weights 1 when self-selected.</summary>
    public required WeightedSample Sample { get; init; }

    public required WeightingResult Weighting { get; init; }

    /// <summary>What weights are multiplied by to have mean 1.</summary>
    public required double MeanOne { get; init; }

    /// <inheritdoc cref="GroupInputs.RespondentHashes"/>
    public IReadOnlyList<ulong>? RespondentHashes { get; init; }

    public int Count => Responses.Count;

    public bool IsSelfSelected => Group.Design.Kind == SamplingKind.SelfSelected;

    /// <summary>Whether weights say more than how many respondents there are, so that a total has a meaning.</summary>
    public bool HasTotals =>
        !IsSelfSelected
        && Population?.IsSharesOnly != true
        && (Group.Columns.HaveBaseWeights || PopulationSize is not null);

    /// <summary>
    /// Whether the weights add up to about the population, so that totals are the population's. Weights that came with
    /// the file add up to it but for chance; those on a scale of their own, of mean 1 for instance, are far off.
    /// </summary>
    public bool IsGrossed =>
        HasTotals && PopulationSize is > 0 and var size && Math.Abs(Count / MeanOne / size - 1) <= MaximumGrossingError;

    /// <summary>
    /// Size of the population: as the file states it, or else the sum of its first margin; null when unknown.
    /// </summary>
    public double? PopulationSize => Population?.Size;

    /// <summary>Draws up the design and computes the weights; or says why they cannot be computed.</summary>
    public static (GroupSample? Sample, IReadOnlyList<WeightingError> Errors) Make(
        Codebook codebook,
        string wave,
        TargetGroup group,
        ResponseSet responses,
        PopulationMargins? population
    )
    {
        if (TooManyRespondents(group, responses.Count, population) is { } tooMany)
            return (null, [tooMany]);
        var design = DesignBuilder.Design(codebook, group, responses, population);
        if (design.Value is not { } drawn)
            return (null, design.Errors);
        if (TooManyInStratum(group, drawn, population) is { } overfull)
            return (null, [overfull]);
        var plan =
            group.Design.Kind == SamplingKind.SelfSelected
                ? new WeightingPlan { Method = WeightingMethod.None }
                : group.Weighting;
        var margins =
            plan.Method == WeightingMethod.None
                ? []
                : plan.Margins.Select(name => DesignBuilder.Margin(codebook, name, responses, population)).ToList();
        var numbers = plan.NumericMargins.Select(id => new NumericMargin(
            id,
            responses.Numbers(id),
            population?.Totals.FirstOrDefault(total => total.Question == id)?.Total
        ));
        if (margins.Count == 0 && plan.NumericMargins.Count > 0)
            margins = [Margin.Everyone(responses.Count, population?.Population)];
        var weights = Weights.Compute(drawn, plan, margins, [.. numbers]);
        if (weights.Value is not { } weighting)
            return (null, weights.Errors);
        return (
            new GroupSample
            {
                Wave = wave,
                Group = group,
                Responses = responses,
                Population = population,
                Sample = new WeightedSample(
                    drawn,
                    weighting,
                    codebook.Settings.DegreesOfFreedom ?? DegreesOfFreedomRule.Base
                ),
                Weighting = weighting,
                MeanOne = weighting.Weights.Length / weighting.Weights.Sum(),
            },
            []
        );
    }

    /// <summary>
    /// A response of more than everyone who was invited, or is there, means that one of the files is wrong.
    /// </summary>
    private static WeightingError? TooManyRespondents(TargetGroup group, int respondents, PopulationMargins? population)
    {
        if (group.Design.Kind == SamplingKind.SelfSelected || population is null)
            return null;
        if (respondents > population.Size && !(respondents > population.Sample))
            return new WeightingError(
                WeightingProblem.SampleLargerThanPopulation,
                null,
                null,
                respondents,
                population.Size,
                Invariant(
                    $"There are {respondents} respondents, more than the {population.Size} members of the population. Correct the population file."
                )
            );
        if (!(respondents > population.Sample))
            return null;
        return new WeightingError(
            WeightingProblem.ResponseLargerThanSample,
            null,
            null,
            respondents,
            population.Sample,
            Invariant(
                $"There are {respondents} respondents, more than the {population.Sample} invited. Correct the sample in the population file."
            )
        );
    }

    /// <summary>
    /// The same of a stratum whose number of invited is known: a respondent is in the stratum that the sample was drawn
    /// from. Of other categories the answer of a respondent may differ from the frame.
    /// </summary>
    private static WeightingError? TooManyInStratum(
        TargetGroup group,
        SampleDesign design,
        PopulationMargins? population
    )
    {
        var invited = population?.Variables.FirstOrDefault(v => v.Name == group.Design.Strata)?.Categories ?? [];
        foreach (var category in invited)
        {
            var respondents = design.Stratum.Count(h => design.Strata[h].Name == category.Code);
            if (respondents > category.Sample)
                return new WeightingError(
                    WeightingProblem.ResponseLargerThanSample,
                    "strata",
                    category.Code,
                    respondents,
                    category.Sample,
                    Invariant(
                        $"Stratum '{category.Code}' has {respondents} respondents, more than the {category.Sample} invited. Correct the sample in the population file, or the strata of respondents."
                    )
                );
        }

        return null;
    }

    /// <summary>The organisation of each respondent, -1 when unknown; null when the group has no link key.</summary>
    public TextColumn? Links =>
        Group.Columns.Link is { } column && Responses.HasText(column) ? Responses.Text(column) : null;

    /// <summary>
    /// How its link keys match those of the group in the wave before; null when either has none.
    /// </summary>
    public LinkMatch? LinkTo(GroupSample earlier) =>
        Links is { } now && earlier.Links is { } before ? LinkKeys.Match(Keys(before), Keys(now)) : null;

    private static LinkKeys Keys(TextColumn links)
    {
        var keys = new LinkKeys();
        foreach (var key in links.Values)
            keys.Add(key);
        return keys;
    }
}
