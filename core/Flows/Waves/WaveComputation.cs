using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Analysis;
using Serverless.Analysis.Results;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Waves;

/// <summary>
/// Computes one wave: inputs to results document, then the manifest that has it rendered. The document is named by its
/// inputs, so doing it twice is the same as doing it once, and whatever was done before a crash is not done again.
/// </summary>
public sealed partial class WaveComputation(
    WaveFiles files,
    InputPointers pointers,
    Codebooks codebooks,
    FileRereader rereader,
    WaveInputsReader reader,
    ResultsStore results,
    WavePublisher publisher,
    WaveStatuses statuses,
    WaveFailures failures,
    TimeProvider clock,
    ILogger<WaveComputation> log
)
{
    /// <summary>How often uploads may come in between before the message is given back to the queue.</summary>
    private const int MaximumAttempts = 5;

    /// <exception cref="FormatException">The message does not name a survey and a wave.</exception>
    public async Task RunAsync(RecomputeMessage message, CancellationToken cancellationToken)
    {
        using var activity = FlowTelemetry.Start("RecomputeWave", message.TraceParent);
        var (survey, wave) = (Name.Parse(message.Survey), Name.Parse(message.Wave));
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            if (await FindAsync(survey, wave, cancellationToken) is not { } set)
                return;
            if (attempt == 1)
                await statuses.StartedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
            if (await TryAsync(set, cancellationToken))
                return;
        }

        throw new InvalidOperationException(
            $"The files changed {MaximumAttempts} times while the wave was being computed."
        );
    }

    private async Task<WaveFileSet?> FindAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (reading.Succeeded(out var set, out var refusal))
        {
            if (set.IsFresh)
                await statuses.FinishedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
            return set.IsStale ? set : null;
        }

        // The wave was taken out of the codebook after the message was sent: nothing to compute, and no reason to try
        // again.
        if (refusal is Refusal.UnreadableCodebook)
            await failures.RecordAsync(survey, wave, "", RefusalText.Of(refusal), final: true, cancellationToken);
        else
            LogGone(survey, wave, RefusalText.Of(refusal).ToString());
        return null;
    }

    /// <summary>False when a file was replaced in the meantime, and the wave has to be looked at again.</summary>
    private async Task<bool> TryAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsComputedAsync(set, cancellationToken))
            {
                var preparation = await PrepareAsync(set, cancellationToken);
                if (preparation != Preparation.Ready)
                    return preparation == Preparation.Impossible;
                if (!await ComputeAsync(set, cancellationToken))
                    return true;
            }

            await results.RequestRenderingAsync(Request(set, clock.GetUtcNow()), cancellationToken);
            return true;
        }
        catch (MissingRowsException missing)
        {
            // A version that is being replaced, or storage that lost rows: the raw file has them all.
            LogMissingRows(missing.Message);
            await rereader.RunAsync(missing.File, await CodebookAsync(set, cancellationToken), cancellationToken);
            return false;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Noted at every attempt, since nobody knows which one is the last; a success clears it.
            await failures.RecordAsync(
                set.Survey,
                set.Wave,
                set.OutputsHash,
                $"The wave could not be computed: {FailureText.Of(failed)}",
                final: false,
                cancellationToken
            );
            throw;
        }
    }

    /// <summary>
    /// Whether there is a document that may be published. What a draft showed that was replaced unseen was held against
    /// what was published then, and has to be held against what is published now.
    /// </summary>
    private async Task<bool> IsComputedAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var same = set.Releases.Where(release => release.InputsHash == set.InputsHash).ToList();
        return (same.Count == 0 || same.Exists(release => release.WasSeen || release.IsPending))
            && await results.ExistsAsync(set.Survey, set.Wave, set.InputsHash, cancellationToken);
    }

    private enum Preparation
    {
        /// <summary>Every file was read with the wave's codebook.</summary>
        Ready,

        /// <summary>A file does not fit the codebook; the status says so.</summary>
        Impossible,

        /// <summary>Files were read again, or replaced.</summary>
        Changed,
    }

    /// <summary>Has files read again that were read with another codebook.</summary>
    private async Task<Preparation> PrepareAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var outdated = set.Files.Where(file => !file.IsReadWith(set.CodebookVersion)).ToList();
        if (outdated.Count == 0)
            return Preparation.Ready;
        var current = await pointers.FindAsync(InputKey.Codebook(set.Survey), cancellationToken);
        if (current?.Version != set.CodebookVersion)
            return Preparation.Changed;
        var codebook = await CodebookAsync(set, cancellationToken);
        var unfit = new List<UnfitFile>();
        foreach (var file in outdated)
        {
            if (await rereader.RunAsync(file, codebook, cancellationToken) is Rereading.DoesNotFit found)
                unfit.Add(found.File);
        }

        if (unfit.Count == 0)
            return Preparation.Changed;
        await failures.RecordAsync(
            set.Survey,
            set.Wave,
            set.OutputsHash,
            FailureText.Of(unfit),
            final: true,
            cancellationToken
        );
        return Preparation.Impossible;
    }

    /// <summary>
    /// False when the inputs cannot be analysed, or not be published yet; the status then says why.
    /// </summary>
    private async Task<bool> ComputeAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var codebook = await CodebookAsync(set, cancellationToken);
        var outcome = WaveAnalysis.Run(await reader.ReadAsync(set, codebook, cancellationToken));
        HeapRelease.ReleaseAfter(set.Files.Sum(file => file.Pointer.Rows));
        if (outcome is AnalysisSucceeded succeeded)
        {
            await results.StoreExactAsync(
                set.Survey,
                set.Wave,
                set.InputsHash,
                new BinaryData(ResultsJson.Write(succeeded.Exact)),
                cancellationToken
            );
            FlowTelemetry.RecomputeSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
            LogComputed(set.Survey, set.Wave);
            if (await publisher.TryAsync(set, codebook.Codebook, succeeded, cancellationToken))
                return true;
            LogWaiting(set.Survey, set.Wave);
            return false;
        }

        var words = FailureText.Of((AnalysisFailed)outcome);
        await failures.RecordAsync(set.Survey, set.Wave, set.OutputsHash, words, final: true, cancellationToken);
        return false;
    }

    private async Task<VersionedCodebook> CodebookAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var reading = await codebooks.ReadAsync(set.Survey, set.CodebookVersion, cancellationToken);
        return reading.Succeeded(out var codebook, out var unreadable)
            ? codebook
            : throw new UnreadableCodebookException(RefusalText.Of(unreadable));
    }

    private static RenderRequest Request(WaveFileSet set, DateTimeOffset now) =>
        new(
            set.Survey.ToString(),
            set.Wave.ToString(),
            set.InputsHash,
            set.TemplateVersions,
            set.ReadAt,
            Activity.Current?.Id,
            now,
            StyleVersion: set.StyleVersion
        );

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is computed")]
    private partial void LogComputed(Name survey, Name wave);

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} waits: few respondents differ")]
    private partial void LogWaiting(Name survey, Name wave);

    [LoggerMessage(LogLevel.Warning, "{Reason} They are read again from the file.")]
    private partial void LogMissingRows(string reason);

    [LoggerMessage(LogLevel.Warning, "Wave {Wave} of {Survey} is not computed: {Reason}")]
    private partial void LogGone(Name survey, Name wave, string reason);
}

/// <summary>A codebook that was accepted once is not valid by today's rules.</summary>
public sealed class UnreadableCodebookException(MessageText text) : ExplainedException(text);
