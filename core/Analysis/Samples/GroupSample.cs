using Serverless.Estimation;
using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Weighting;

namespace Serverless.Analysis.Samples;

/// <summary>One group in one wave, weighted: its answers, design and weights.</summary>
internal sealed record GroupSample
{
    public required string Wave { get; init; }

    public required TargetGroup Group { get; init; }

    public required ResponseSet Responses { get; init; }

    public required PopulationMargins? Population { get; init; }

    /// <summary>Respondents with design and weights; all weights 1 when self-selected.</summary>
    public required WeightedSample Sample { get; init; }

    public required WeightingResult Weighting { get; init; }

    /// <summary>What weights are multiplied by to have mean 1.</summary>
    public required double MeanOne { get; init; }

    public int Count => Responses.Count;

    public bool IsSelfSelected => Group.Design.Kind == SamplingKind.SelfSelected;

    /// <summary>
    /// Whether the weights add up to the population: they came with the file or follow from its known size.
    /// </summary>
    public bool IsGrossed => !IsSelfSelected && (Group.Columns.BaseWeight is not null || PopulationSize is not null);

    /// <summary>
    /// Size of the population: as the file states it, or else the sum of its first margin; null when unknown.
    /// </summary>
    public double? PopulationSize =>
        Population?.Population
        ?? (Population?.Variables is [var first, ..] ? first.Categories.Sum(c => c.Population) : null);

    /// <summary>Draws up the design and computes the weights; the faults when they cannot be.</summary>
    public static (GroupSample? Sample, IReadOnlyList<WeightingError> Errors) Make(
        Codebook codebook,
        string wave,
        TargetGroup group,
        ResponseSet responses,
        PopulationMargins? population
    )
    {
        var design = DesignBuilder.Design(codebook, group, responses, population);
        if (design.Value is not { } drawn)
            return (null, design.Errors);
        var plan =
            group.Design.Kind == SamplingKind.SelfSelected
                ? new WeightingPlan { Method = WeightingMethod.None }
                : group.Weighting;
        var margins =
            plan.Method == WeightingMethod.None
                ? []
                : plan.Margins.Select(name => DesignBuilder.Margin(codebook, name, responses, population)).ToList();
        var weights = Weights.Compute(drawn, plan, margins);
        if (weights.Value is not { } weighting)
            return (null, weights.Errors);
        return (
            new GroupSample
            {
                Wave = wave,
                Group = group,
                Responses = responses,
                Population = population,
                Sample = new WeightedSample(drawn, weighting),
                Weighting = weighting,
                MeanOne = weighting.Weights.Length / weighting.Weights.Sum(),
            },
            []
        );
    }

    /// <summary>The organisation of each respondent, -1 when unknown; null when the group has no link key.</summary>
    public TextColumn? Links =>
        Group.Columns.Link is { } column && Responses.HasText(column) ? Responses.Text(column) : null;
}
