using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Samples;

/// <summary>The groups of a wave and its earlier waves that can be analysed, and what was found on the way.</summary>
internal sealed record WaveSamples(
    IReadOnlyList<GroupSample> Samples,
    IReadOnlyList<Remark> Remarks,
    IReadOnlyList<AnalysisFailure> Failures
)
{
    /// <summary>
    /// Draws up every group of the given waves; every failure of the wave itself is collected, none stops the rest.
    /// </summary>
    public static WaveSamples Gather(WaveInputs inputs, IReadOnlyList<string> waves)
    {
        var (samples, remarks, failures) = (
            new List<GroupSample>(),
            new List<WaveRemark>(),
            new List<AnalysisFailure>()
        );
        foreach (var wave in waves)
        foreach (var group in inputs.Codebook.Groups)
        {
            var files = inputs.Groups.FirstOrDefault(g => g.Wave == wave && g.Group == group.Id);
            if (files is null or { Responses: null, Population: null })
                continue;
            if (LeftOut(files, group) is { } remark)
            {
                remarks.Add(remark);
                continue;
            }

            var (sample, errors) =
                files.Responses!.Count == 0
                    ? (null, [])
                    : GroupSample.Make(inputs.Codebook, wave, group, files.Responses, files.Population);
            if (sample is not null)
                samples.Add(sample with { RespondentHashes = files.RespondentHashes });
            else if (errors.Count == 0)
                remarks.Add(SampleRemarks.NoRespondents(group, wave));
            var texts = errors.Select(e => WeightingFailureText.Of(e, group, wave));
            // What is wrong with an earlier wave does not hold up this one: it is only not compared with.
            if (wave == inputs.Wave)
                failures.AddRange(texts.Select(text => new AnalysisFailure(wave, group.Id, text)));
            else
                remarks.AddRange(texts.Select(text => SampleRemarks.EarlierWaveUnusable(group, wave, text)));
        }

        if (failures.Count == 0 && samples.TrueForAll(s => s.Wave != inputs.Wave))
            failures.Add(NothingToAnalyse(inputs, [.. WaveRemark.Joined(remarks)]));
        remarks.AddRange(samples.SelectMany(SampleRemarks.Of));
        return new WaveSamples(samples, [.. WaveRemark.Joined(remarks)], failures);
    }

    private static WaveRemark? LeftOut(GroupInputs files, TargetGroup group)
    {
        if (files.Responses is null)
            return SampleRemarks.ResponsesMissing(group, files.Wave);
        return files.Population is null && group.NeedsPopulation
            ? SampleRemarks.PopulationMissing(group, files.Wave)
            : null;
    }

    private static AnalysisFailure NothingToAnalyse(WaveInputs inputs, IReadOnlyList<Remark> leftOut) =>
        new(
            inputs.Wave,
            null,
            Texts.Localized(texts =>
                texts.Remarks.NothingToAnalyse(
                    inputs.Wave,
                    string.Join(" ", leftOut.Select(remark => texts.Of(remark.Text)))
                )
            )
        );
}
