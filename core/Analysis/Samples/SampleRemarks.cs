using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Samples;

/// <summary>What a careful reader must know about a group's response and weights.</summary>
internal static class SampleRemarks
{
    private const double TotalTolerance = 1e-6;
    private const int MaximumDecimals = 2;

    public static Remark ResponsesMissing(TargetGroup group, string wave) =>
        Of("responses-missing", group, (texts, label) => texts.ResponsesMissing(label, wave));

    public static Remark PopulationMissing(TargetGroup group, string wave) =>
        Of("population-missing", group, (texts, label) => texts.PopulationMissing(label, wave));

    public static Remark EarlierWaveUnusable(TargetGroup group, string wave, LocalizedText failure) =>
        new(
            "earlier-wave-unusable",
            Texts.Localized(texts => texts.Remarks.EarlierWaveUnusable(texts.Of(group.Label), wave, texts.Of(failure))),
            group.Id
        );

    public static Remark NoRespondents(TargetGroup group, string wave) =>
        Of("no-respondents", group, (texts, label) => texts.NoRespondents(label, wave));

    public static IEnumerable<Remark> Of(GroupSample sample)
    {
        var (group, wave) = (sample.Group, sample.Wave);
        if (sample.IsSelfSelected)
            yield return Of("self-selected", group, (texts, label) => texts.SelfSelected(label, wave));
        else if (group.CorrectsBySize && sample.PopulationSize is null)
            yield return Of("population-unknown", group, (texts, label) => texts.PopulationUnknown(label, wave));
        if (DifferentTotal(sample) is var (stated, sum))
            yield return new Remark(
                "population-total-differs",
                Texts.Localized(texts =>
                    texts.Remarks.PopulationTotalDiffers(
                        texts.Of(group.Label),
                        wave,
                        texts.Numbers.Plain(stated, MaximumDecimals),
                        texts.Numbers.Plain(sum, MaximumDecimals)
                    )
                ),
                group.Id
            );

        if (
            sample.Population?.Dispositions is { } dispositions
            && dispositions.Complete + dispositions.Partial is var interviews
            && interviews != sample.Count
        )
            yield return Of(
                "dispositions-differ",
                group,
                (texts, label) => texts.DispositionsDiffer(label, wave, interviews, sample.Count)
            );

        var diagnostics = sample.Weighting.Diagnostics;
        foreach (var missing in diagnostics.MissingMarginValues)
            yield return Of(
                "margin-value-missing",
                group,
                (texts, label) => texts.MarginValueMissing(label, wave, missing.Respondents, missing.Margin)
            );
        if (!diagnostics.TrimmingMeetsMargins)
            yield return group.Weighting.Trimming is { Recalibrate: false }
                ? Of("not-recalibrated", group, (texts, label) => texts.NotRecalibrated(label, wave))
                : Of("margins-not-met", group, (texts, label) => texts.MarginsNotMet(label, wave));
        if (diagnostics.NotPositive > 0)
            yield return Of(
                "weights-not-positive",
                group,
                (texts, label) => texts.WeightsNotPositive(label, wave, diagnostics.NotPositive)
            );
    }

    /// <summary>A remark on a group, in every language.</summary>
    /// <param name="kind">The remark's id.</param>
    /// <param name="group">The group it is about.</param>
    /// <param name="text">Its text, given the group's label.</param>
    internal static Remark Of(string kind, TargetGroup group, Func<RemarkTexts, string, string> text) =>
        new(kind, Texts.Localized(texts => text(texts.Remarks, texts.Of(group.Label))), group.Id);

    private static (double Stated, double Sum)? DifferentTotal(GroupSample sample)
    {
        if (sample.Population is not { Population: { } stated, Variables: [var first, ..] })
            return null;
        var sum = first.Categories.Sum(c => c.Population);
        return Math.Abs(stated - sum) > TotalTolerance * Math.Max(stated, sum) ? (stated, sum) : null;
    }
}
