using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Surveys;

namespace Serverless.Analysis;

/// <summary>Response and weighting of a group as published.</summary>
internal static class GroupSummary
{
    private const int MinimumEffectiveN = 30;

    /// <param name="tables">The group in this wave.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="earlier">The group in the wave it is compared with; null when there is none.</param>
    public static GroupResult Of(GroupTables tables, Codebook codebook, GroupSample? earlier)
    {
        var sample = tables.Sample;
        var diagnostics = sample.Weighting.Diagnostics;
        return new GroupResult
        {
            Id = sample.Group.Id,
            Label = sample.Group.Label,
            Sampling = sample.Group.Design.Kind,
            FinitePopulationCorrection = Correction(sample),
            Replicates = sample.Sample.Replication is { } replication
                ? new ReplicateSummary(
                    sample.Group.Replicates!.Method,
                    replication.Weights.Count,
                    replication.DegreesOfFreedom
                )
                : null,
            Indicative = sample.IsSelfSelected || diagnostics.EffectiveSampleSize < MinimumEffectiveN,
            Response = Response(sample),
            Links = earlier is null ? null : Links(sample, earlier),
            NonResponse = NonResponseSummary.Of(sample, codebook),
            Scales = ScaleReliabilities.Of(sample, codebook),
            Weighting = new WeightingSummary
            {
                Method = sample.Weighting.Method,
                Iterations = diagnostics.Iterations,
                LargestMarginResidual = diagnostics.LargestMarginResidual,
                IsUniform = diagnostics.Maximum - diagnostics.Minimum < 1e-9,
                MinimumWeight = diagnostics.Minimum,
                MaximumWeight = diagnostics.Maximum,
                DesignEffect = diagnostics.DesignEffect,
                EffectiveN = diagnostics.EffectiveSampleSize,
                MissingMarginCount = diagnostics.MissingMarginValues.Sum(m => m.Respondents),
                TrimmedCount = diagnostics.Trimmed,
                Margins = [.. Margins(tables, codebook)],
                Numbers = sample.Weighting.Numbers.Count == 0 ? null : [.. Numbers(sample, codebook)],
            },
        };
    }

    /// <summary>Replicate weights hold whatever correction they were made with.</summary>
    private static PopulationCorrection? Correction(GroupSample sample)
    {
        if (sample.IsSelfSelected || sample.Group.Replicates is not null)
            return null;
        return sample.Group.CorrectsBySize && sample.PopulationSize is null ? null : sample.Group.Design.Correction;
    }

    private static LinkSummary? Links(GroupSample sample, GroupSample earlier) =>
        sample.IsSelfSelected || sample.LinkTo(earlier) is not { CouldMatch: > 0 } match
            ? null
            : new LinkSummary(earlier.Wave, match.Keys, match.EarlierKeys, match.Matching);

    /// <summary>Of a census whose file gives no sample, everyone in the population was asked.</summary>
    private static ResponseSummary Response(GroupSample sample)
    {
        var population = sample.PopulationSize;
        var asked = sample.Population?.Sample ?? (sample.Group.Design.Kind == SamplingKind.Census ? population : null);
        var minimum =
            population is > 0 && !sample.IsSelfSelected
                ? MinimumForNationalStatements.Of(population.Value)
                : (int?)null;
        return new ResponseSummary(
            population,
            asked,
            sample.Count,
            asked > 0 ? sample.Count / asked.Value : null,
            minimum,
            minimum is { } needed ? sample.Weighting.Diagnostics.EffectiveSampleSize >= needed : null
        );
    }

    private static IEnumerable<NumericMarginMean> Numbers(GroupSample sample, Codebook codebook) =>
        sample.Weighting.Numbers.Select(number => new NumericMarginMean(
            number.Margin,
            codebook.Questions.First(q => q.Id == number.Margin) is var question && question.ShortText is { } text
                ? text
                : question.Text,
            number.PopulationTotal,
            number.PopulationMean,
            number.UnweightedMean,
            number.WeightedMean
        ));

    private static IEnumerable<MarginShare> Margins(GroupTables tables, Codebook codebook)
    {
        foreach (var margin in tables.Sample.Weighting.Margins.GroupBy(m => m.Margin, StringComparer.Ordinal))
        foreach (var category in margin)
            yield return new MarginShare(
                margin.Key,
                category.Category,
                MarginLabels.Category(codebook, margin.Key, category.Category),
                category.Population,
                category.PopulationShare,
                category.Respondents,
                category.UnweightedShare,
                category.WeightedShare,
                MarginLabels.Variable(codebook, margin.Key)
            );
    }
}
