using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Analysis;
using Serverless.Analysis.Results;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Computes one wave: inputs to results document, then the manifest that has it rendered. The document is named by its
/// inputs, so doing it twice is the same as doing it once, and whatever was done before a crash is not done again.
/// </summary>
public sealed partial class WaveComputation(
    WaveFiles files,
    WaveInputsReader reader,
    ResultsStore results,
    WaveStatuses statuses,
    WaveFailures failures,
    TimeProvider clock,
    ILogger<WaveComputation> log
)
{
    public async Task RunAsync(RecomputeMessage message, CancellationToken cancellationToken)
    {
        using var activity = FlowTelemetry.Start("RecomputeWave", message.TraceParent);
        var (survey, wave) = (Name.Parse(message.Survey), Name.Parse(message.Wave));
        var set = await FindAsync(survey, wave, cancellationToken);
        if (set is null)
            return;
        await statuses.StartedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
        if (set.IsFresh)
        {
            await statuses.FinishedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
            return;
        }

        if (
            await results.ExistsAsync(survey, wave, set.InputsHash, cancellationToken)
            || await ComputeAsync(set, cancellationToken)
        )
            await results.RequestRenderingAsync(Request(set), cancellationToken);
    }

    private static RenderRequest Request(WaveFileSet set) =>
        new(
            set.Survey.ToString(),
            set.Wave.ToString(),
            set.InputsHash,
            set.TemplateVersion,
            set.EnglishTemplateVersion,
            set.ReadAt,
            Activity.Current?.Id
        );

    private async Task<WaveFileSet?> FindAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (reading.Succeeded(out var set, out var refusal))
            return set;

        // The wave was taken out of the codebook after the message was sent: nothing to compute, and no reason to try
        // again.
        if (refusal is Refusal.UnreadableCodebook)
            await failures.RecordAsync(survey, wave, "", RefusalText.Of(refusal), final: true, cancellationToken);
        else
            LogGone(survey, wave, RefusalText.Of(refusal));
        return null;
    }

    /// <summary>False when the inputs cannot be analysed; the status then says why.</summary>
    private async Task<bool> ComputeAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var outcome = WaveAnalysis.Run(await reader.ReadAsync(set, cancellationToken));
            LargeHeap.ReleaseAfter(set.Files.Sum(file => file.Pointer.Rows));
            if (outcome is AnalysisSucceeded succeeded)
            {
                await results.StoreAsync(
                    set.Survey,
                    set.Wave,
                    set.InputsHash,
                    new BinaryData(ResultsJson.Write(succeeded.Exact)),
                    new BinaryData(ResultsJson.Write(succeeded.Public)),
                    cancellationToken
                );
                FlowTelemetry.RecomputeSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
                LogComputed(set.Survey, set.Wave, set.InputsHash);
                return true;
            }

            var analysis = ((AnalysisFailed)outcome).Failures;
            var words = string.Join(
                ' ',
                analysis.Select(failure =>
                    $"{failure.Wave}{(failure.Group is null ? "" : "/" + failure.Group)}: {failure.Text.In(Languages.OfPrograms)}"
                )
            );
            await failures.RecordAsync(set.Survey, set.Wave, set.OutputsHash, words, final: true, cancellationToken);
        }
        catch (UnfitFileException unfit)
        {
            await failures.RecordAsync(
                set.Survey,
                set.Wave,
                set.OutputsHash,
                unfit.Message,
                final: true,
                cancellationToken
            );
        }

        return false;
    }

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is computed: {InputsHash}")]
    private partial void LogComputed(Name survey, Name wave, string inputsHash);

    [LoggerMessage(LogLevel.Warning, "Wave {Wave} of {Survey} is not computed: {Reason}")]
    private partial void LogGone(Name survey, Name wave, string reason);
}
