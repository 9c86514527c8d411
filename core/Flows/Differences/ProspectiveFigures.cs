using Serverless.Analysis;
using Serverless.Analysis.Changes;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Flows.Files;
using Serverless.Flows.Waves;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Pdf;
using Serverless.Reporting.Figures;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Differences;

/// <summary>
/// Computes published waves as they would be with a file that is not stored: from the raw files, by the analysis that the
/// queue runs, in memory. Nothing is written.
/// </summary>
public sealed class ProspectiveFigures(
    RawFiles files,
    ResultsStore results,
    WavePublisher publisher,
    DeploymentSecrets secrets,
    TimeProvider clock,
    CheckBudgets budgets
)
{
    /// <summary>Respondents of a wave, and the waves it rests on, up to which it is computed while its uploader waits.</summary>
    public const int MaximumRespondents = 50_000;

    /// <summary>After this long no other wave is begun.</summary>
    private static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(30);

    /// <param name="snapshot">What is current.</param>
    /// <param name="codebook">The codebook that would be.</param>
    /// <param name="key">The input that would be replaced; every published wave that rests on it is looked at.</param>
    /// <param name="offered">The file it would be replaced with, checked.</param>
    /// <param name="rows">Respondents, margin categories or questions in it.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<IReadOnlyList<WaveOutlook>> OfAsync(
        SurveySnapshot snapshot,
        VersionedCodebook codebook,
        InputKey key,
        StagedFile offered,
        int rows,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var prospect = snapshot.With(
            key,
            new InputPointer
            {
                Version = offered.Version,
                CodebookVersion = codebook.Version,
                Rows = rows,
                MethodVersion = MethodVersion.Current,
                UploadedAt = clock.GetUtcNow(),
            }
        );
        var digest = CodebookDigest.Of(codebook.Codebook);
        var outlooks = new List<WaveOutlook>();
        foreach (var wave in digest.Waves)
        {
            var set = WaveFiles.Of(prospect, digest, codebook.Version, wave, clock.GetUtcNow(), []);
            var rests = key.Kind == UploadKind.Codebook || set.Files.Any(file => file.Key == key);
            if (set.Published is null || !rests || set.Published.InputsHash == set.InputsHash)
                continue;
            outlooks.Add(
                NotComputed(set) is { } reason ? new WaveOutlook(wave.Id, reason, null)
                : clock.GetElapsedTime(started) > MaximumTime
                    ? new WaveOutlook(wave.Id, "Computing the waves before it took too long for an answer.", null)
                : await OfAsync(set, codebook, key, offered, cancellationToken)
            );
        }

        return outlooks;
    }

    private static MessageText? NotComputed(WaveFileSet set)
    {
        if (!set.IsComplete)
            return "The wave would wait for files; what is published stays until they are there.";
        var respondents = set.Files.Where(file => file.Key.Kind == UploadKind.Responses).Sum(file => file.Pointer.Rows);
        return respondents <= MaximumRespondents
            ? null
            : (MessageText)
                $"The wave and those it rests on have {respondents:N0} respondents; figures are computed beforehand up to {MaximumRespondents:N0}.";
    }

    private async Task<WaveOutlook> OfAsync(
        WaveFileSet set,
        VersionedCodebook codebook,
        InputKey key,
        StagedFile offered,
        CancellationToken cancellationToken
    )
    {
        var wave = set.Wave.ToString();
        var groups = new List<GroupInputs>();
        foreach (var ofGroup in set.Files.GroupBy(file => (file.Wave, file.Group)))
        {
            var inputs = new GroupInputs { Wave = ofGroup.Key.Wave, Group = ofGroup.Key.Group };
            foreach (var file in ofGroup)
            {
                var isOffered = file.Key == key;
                using var stored = isOffered
                    ? null
                    : await files.StageAsync(file.Key, file.Pointer.Version, cancellationToken);
                if ((isOffered ? offered : stored) is not { } staged)
                    return new WaveOutlook(wave, "A file was replaced meanwhile; ask again.", null);
                if (await AddAsync(inputs, file, staged, codebook, isOffered, cancellationToken) is not { } added)
                    return new WaveOutlook(
                        wave,
                        $"The {FileNames.Of(file.Key.Kind)} of group '{file.Group}' in wave '{file.Wave}' does not fit the codebook; what is published stays.",
                        null
                    );
                inputs = added;
            }

            groups.Add(inputs);
        }

        var inputsOfWave = new WaveInputs(codebook.Codebook, codebook.Version, wave, groups);
        var outcome = WaveAnalysis.Run(inputsOfWave);
        if (outcome is not AnalysisSucceeded analysis)
            return new WaveOutlook(
                wave,
                $"The wave could not be computed: {FailureText.Of((AnalysisFailed)outcome)}",
                null
            );
        var republication = await publisher.ProspectAsync(set, analysis, cancellationToken);
        if (republication.Few.Any(few => few.ShouldWait))
            return new WaveOutlook(
                wave,
                $"With this file fewer than {codebook.Codebook.Settings.MinimumChange} respondents of a group can be seen to have changed since the last publication; what is published stays until more have, {codebook.Codebook.Settings.MaximumDelay} days at most.",
                null
            );
        var published = await PublishedAsync(set, cancellationToken);
        var changes = FigureChanges.Of(published, republication.Document);
        return new WaveOutlook(wave, null, changes)
        {
            Names = new FigureNames(republication.Document, published).Of(changes.Figures.Select(figure => figure.Id)),
        };
    }

    private async Task<ResultsDocument> PublishedAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        await using var document = await results.OpenAsync(
            set.Survey,
            set.Wave,
            set.Published!.InputsHash,
            cancellationToken
        );
        return await ResultsJson.ReadAsync(document, cancellationToken);
    }

    /// <summary>The inputs with a file read; null when it does not fit.</summary>
    private async Task<GroupInputs?> AddAsync(
        GroupInputs inputs,
        WaveFile file,
        StagedFile staged,
        VersionedCodebook codebook,
        bool isChecked,
        CancellationToken cancellationToken
    )
    {
        var isEmpty = file.Key.Kind == UploadKind.Responses && file.Pointer.Rows == 0;
        if (!isChecked && !isEmpty && !file.IsReadWith(codebook.Version))
        {
            var report = await GroupFileCheck.RunAsync(file.Key, staged, codebook.Codebook, budgets, cancellationToken);
            if (!report.IsAccepted)
                return null;
        }

        await using var content = staged.Open();
        if (file.Key.Kind == UploadKind.Population)
        {
            var reading = await PopulationReader.ReadAsync(
                content,
                codebook.Codebook,
                file.Wave,
                file.Group,
                PdfRenderer.TextGate,
                cancellationToken
            );
            return reading.Margins is { } margins
                ? inputs with
                {
                    Population = margins,
                    PopulationSha256 = file.Pointer.Version,
                }
                : null;
        }

        var columns = ResponseColumns.Of(codebook.Codebook, file.Wave, file.Group);
        var builder = new ResponseSetBuilder(columns, RowLayout.Of(columns), file.Pointer.Rows);
        var hashes = new List<ulong>(file.Pointer.Rows);
        if (!isEmpty)
        {
            var secret = await secrets.ForAsync(WavePublisher.Purpose, cancellationToken);
            var rows = ResponseReader.RowsAsync(
                content,
                codebook.Codebook,
                file.Wave,
                file.Group,
                cancellationToken: cancellationToken
            );
            await foreach (var row in rows)
            {
                builder.Add(row.Answers.Span);
                hashes.Add(RespondentHash.Of(secret, row.Respondent));
            }
        }

        return inputs with
        {
            Responses = builder.Build(),
            ResponsesSha256 = file.Pointer.Version,
            RespondentHashes = hashes,
        };
    }
}
