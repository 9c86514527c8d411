using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Samples;

/// <summary>What a careful reader must know about a group's response and weights.</summary>
internal static class SampleRemarks
{
    private const double TotalTolerance = 1e-6;
    private const int MaximumDecimals = 2;

    public static WaveRemark ResponsesMissing(TargetGroup group, string wave) =>
        Of("responses-missing", group, wave, (texts, label, waves) => texts.ResponsesMissing(label, waves));

    public static WaveRemark PopulationMissing(TargetGroup group, string wave) =>
        Of("population-missing", group, wave, (texts, label, waves) => texts.PopulationMissing(label, waves));

    /// <summary>Why a wave cannot be weighted names the wave itself, so that it is said of each by itself.</summary>
    public static WaveRemark EarlierWaveUnusable(TargetGroup group, string wave, LocalizedText failure) =>
        new(
            "earlier-wave-unusable",
            group,
            wave,
            (texts, label, _) => texts.Remarks.EarlierWaveUnusable(label, wave, texts.Of(failure))
        );

    public static WaveRemark NoRespondents(TargetGroup group, string wave) =>
        Of("no-respondents", group, wave, (texts, label, waves) => texts.NoRespondents(label, waves));

    public static IEnumerable<WaveRemark> Of(GroupSample sample)
    {
        var (group, wave) = (sample.Group, sample.Wave);
        if (sample.IsSelfSelected)
            yield return Remark("self-selected", (texts, label, waves) => texts.SelfSelected(label, waves));
        else if (group.CorrectsBySize && sample.PopulationSize is null)
            yield return Remark("population-unknown", (texts, label, waves) => texts.PopulationUnknown(label, waves));
        if (DifferentTotal(sample) is var (stated, sum))
            yield return new WaveRemark(
                "population-total-differs",
                group,
                wave,
                (texts, label, waves) =>
                    texts.Remarks.PopulationTotalDiffers(
                        label,
                        waves,
                        texts.Numbers.Plain(stated, MaximumDecimals),
                        texts.Numbers.Plain(sum, MaximumDecimals)
                    )
            );

        if (
            sample.Population?.Dispositions is { } dispositions
            && dispositions.Complete + dispositions.Partial is var interviews
            && interviews != sample.Count
        )
            yield return Remark(
                "dispositions-differ",
                (texts, label, waves) => texts.DispositionsDiffer(label, waves, interviews, sample.Count)
            );

        var diagnostics = sample.Weighting.Diagnostics;
        foreach (var missing in diagnostics.MissingMarginValues)
            yield return Remark(
                "margin-value-missing",
                (texts, label, waves) => texts.MarginValueMissing(label, waves, missing.Respondents, missing.Margin)
            );
        if (!diagnostics.TrimmingMeetsMargins)
            yield return group.Weighting.Trimming is { Recalibrate: false }
                ? Remark("not-recalibrated", (texts, label, waves) => texts.NotRecalibrated(label, waves))
                : Remark("margins-not-met", (texts, label, waves) => texts.MarginsNotMet(label, waves));
        if (diagnostics.NotPositive > 0)
            yield return Remark(
                "weights-not-positive",
                (texts, label, waves) => texts.WeightsNotPositive(label, waves, diagnostics.NotPositive)
            );

        WaveRemark Remark(string code, Func<RemarkTexts, string, IReadOnlyList<string>, string> text) =>
            Of(code, group, wave, text);
    }

    private static WaveRemark Of(
        string code,
        TargetGroup group,
        string wave,
        Func<RemarkTexts, string, IReadOnlyList<string>, string> text
    ) => new(code, group, wave, (texts, label, waves) => text(texts.Remarks, label, waves));

    private static (double Stated, double Sum)? DifferentTotal(GroupSample sample)
    {
        if (sample.Population is not { Population: { } stated, Variables: [var first, ..] })
            return null;
        var sum = first.Categories.Sum(c => c.Population);
        return Math.Abs(stated - sum) > TotalTolerance * Math.Max(stated, sum) ? (stated, sum) : null;
    }
}
