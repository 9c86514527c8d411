using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Logging;
using Serverless.Analysis.Results;
using Serverless.Flows.Files;
using Serverless.Flows.Waves;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Styles;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Wording;

namespace Serverless.Flows.Releases;

/// <summary>
/// Renders a release into its PDFs and exports, and publishes it when all are stored and its moment has come. The same
/// release gives the same bytes under the same name, so a manifest that is delivered twice does no harm. A file that
/// cannot be rendered keeps no other from being published; what is published says that it is missing and why.
/// </summary>
public sealed partial class ReleaseRenderer(
    ReleaseOpener opener,
    ReleaseStore releases,
    PreviousReleaseComparison comparison,
    ReleaseSettler settler,
    ResultsStore results,
    PublishedWaves published,
    InputPointers pointers,
    Codebooks codebooks,
    RawFiles files,
    HouseStyleFiles styles,
    WaveFiles waves,
    WaveStatuses statuses,
    WaveFailures failures,
    PublicAddress address,
    PdfRendering pdf,
    TimeProvider clock,
    ILogger<ReleaseRenderer> log
)
{
    public async Task RunAsync(RenderRequest request, CancellationToken cancellationToken)
    {
        using var activity = FlowTelemetry.Start("RenderFactsheet", request.TraceParent);
        var (survey, wave) = (Name.Parse(request.Survey), Name.Parse(request.Wave));
        try
        {
            if (await opener.FindOrMakeAsync(request, cancellationToken) is { } release)
                await RenderAsync(release, cancellationToken);
            else
                LogNothingToRender(survey, wave);
            await FinishAsync(survey, wave, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Noted at every attempt, since nobody knows which one is the last; a success clears it.
            MessageText words =
                failed is IncompleteRenderingException
                    ? (MessageText)$"Not everything could be rendered. {FailureText.Of(failed)}"
                    : $"The factsheet could not be rendered: {FailureText.Of(failed)}";
            var outputsHash = RenderedOutputs.Hash(request.InputsHash, request.TemplateVersions, request.StyleVersion);
            await failures.RecordAsync(survey, wave, outputsHash, words, final: false, cancellationToken);
            throw;
        }
    }

    /// <summary>Notes success, if the wave's latest release was made from its files as they are now.</summary>
    private async Task FinishAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var reading = await waves.ReadAsync(survey, wave, cancellationToken);
        if (reading.Succeeded(out var set, out _) && set.IsFresh)
            await statuses.FinishedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
    }

    private async Task RenderAsync(Release release, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (!release.IsRendered || release.Missing.Count > 0)
        {
            if (await StoreAsync(release, cancellationToken) is not { } rendered)
            {
                LogReplaced(release.Survey, release.Wave, release.Number);
                return;
            }

            release = rendered;
        }

        await settler.SettleAsync(release.Survey, release.Wave, cancellationToken);
        FlowTelemetry.RenderSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
        LogRendered(release.Survey, release.Wave, release.Number);
        if (release.Missing.Count > 0)
            throw new IncompleteRenderingException(release.Missing, ofAll: false);
    }

    /// <summary>
    /// Renders and stores the files, and notes them with the release; null when it was changed or replaced meanwhile.
    /// </summary>
    private async Task<Release?> StoreAsync(Release release, CancellationToken cancellationToken)
    {
        var (survey, wave) = (release.Survey, release.Wave);
        var json = await ResultsAsync(release, cancellationToken);
        var document = ResultsJson.Read(json.ToMemory().Span);
        var templates = await Languages.ReadEachAsync(language =>
            TemplateAsync(survey, language, release.TemplateVersions[language], cancellationToken)
        );
        var style = await StyleAsync(release, cancellationToken);
        var plain = new WaveReports(document, templates, PdfRenderer.Height, style: style);
        var passages = ReleaseComparison.PassagesOf(plain);
        var changes = await comparison.OfAsync(release, document, templates, passages, cancellationToken);
        if (await DescribedAsync(release, changes, cancellationToken) is not { } described)
            return null;
        release = described;
        await published.BeginAsync(survey, wave, release.Folder, cancellationToken);
        await KeepAsync(release, PreviousReleaseComparison.PassagesFile, ReleaseChangesJson.WritePassages(passages));
        await KeepAsync(release, PreviousReleaseComparison.ChangesFile, ReleaseChangesJson.Write(changes));
        await KeepAsync(release, ReleaseComments.BlocksFile, ReportBlocksJson.Write(ReportBlocks.Of(plain)));
        var (entries, missing) = (new List<PublishedFileEntry>(), new List<MissingFileEntry>());
        var imprint = await ImprintAsync(release, cancellationToken);
        var reports = new WaveReports(document, templates, PdfRenderer.Height, imprint, style);
        PublishedFile[] outputs =
        [
            .. Publication.Files(reports, (page, output) => pdf(page, output)),
            .. WavePages.Files(reports, changes),
        ];
        foreach (var file in outputs)
        {
            if (TryRender(file, out var content, out var reason))
                entries.Add(await StoreFileAsync(release, file.Name, file.ContentType, content, cancellationToken));
            else
                missing.Add(new MissingFileEntry(file.Name, reason));
        }

        if (entries.Count == 0)
            throw new IncompleteRenderingException(missing, ofAll: true);
        entries.Add(
            await StoreFileAsync(
                release,
                PreviousReleaseComparison.ResultsFile,
                FileTypes.Json,
                json,
                cancellationToken
            )
        );
        var rendered = release with { Files = entries, Missing = missing };
        return await releases.ChangeAsync(rendered, cancellationToken)
            ? await releases.FindAsync(survey, wave, release.Number, cancellationToken)
            : null;

        Task KeepAsync(Release of, string name, byte[] content) =>
            StoreFileAsync(of, name, FileTypes.Json, new BinaryData(content), cancellationToken);
    }

    private Task<PublishedFileEntry> StoreFileAsync(
        Release release,
        string name,
        string contentType,
        BinaryData content,
        CancellationToken cancellationToken
    ) =>
        published.StoreAsync(
            release.Survey,
            release.Wave,
            release.Folder,
            name,
            contentType,
            content,
            cancellationToken
        );

    /// <summary>
    /// The release with whether it corrects a figure and, where nobody gives a reason, the reason made from the causes:
    /// its files print both. Null when it was changed meanwhile.
    /// </summary>
    private async Task<Release?> DescribedAsync(
        Release release,
        ReleaseChanges changes,
        CancellationToken cancellationToken
    )
    {
        var described = release with { IsCorrection = changes.ChangesFactsheet };
        if (described is { IsCorrection: true, CorrectionReason: null, State: ReleaseState.Scheduled })
            described = described with
            {
                CorrectionReason = Texts.For(Languages.OfReaders).Release.Reason(changes.Causes),
                EnglishCorrectionReason = Texts.For(Languages.OfPrograms).Release.Reason(changes.Causes),
            };
        if (described == release)
            return release;
        return await releases.ChangeAsync(described, cancellationToken)
            ? await releases.FindAsync(release.Survey, release.Wave, release.Number, cancellationToken)
            : null;
    }

    private async Task<ReleaseImprint> ImprintAsync(Release release, CancellationToken cancellationToken)
    {
        var (survey, wave) = (release.Survey, release.Wave);
        var earlier = await releases.OfWaveAsync(survey, wave, cancellationToken);
        var codebook = await CodebookAsync(release, cancellationToken);
        var owner = (await pointers.FindAsync(InputKey.Codebook(survey), cancellationToken))?.Organisation;
        return new ReleaseImprint(
            release.Number,
            release.PublishAt is { } at ? AmsterdamTime.At(at) : null,
            address.Of(survey, wave, release.Number)
        )
        {
            Pages = address.PagesOf(survey, wave, release.Number),
            Organisation = owner?.ToString(),
            Contact = codebook?.Contact,
            OpenData = codebook?.OpenData ?? new OpenDataTerms(),
            CorrectionReason = release.IsCorrection ? ReasonOf(release) : null,
            Corrections =
            [
                .. earlier
                    .Where(other => other.Number < release.Number && other is { IsPublic: true, IsCorrection: true })
                    .OrderByDescending(other => other.Number)
                    .Select(other => new EarlierCorrection(
                        other.Number,
                        AmsterdamTime.DayOf(other.PublishedAt ?? other.CreatedAt),
                        ReasonOf(other) ?? new LocalizedText("")
                    )),
            ],
        };
    }

    private static LocalizedText? ReasonOf(Release release) =>
        release.CorrectionReason is { } reason ? new LocalizedText(reason, release.EnglishCorrectionReason) : null;

    /// <summary>The codebook of the release, or the current one when that is not kept any more; null when neither is.</summary>
    private async Task<Codebook?> CodebookAsync(Release release, CancellationToken cancellationToken)
    {
        var key = InputKey.Codebook(release.Survey);
        var isKept = (await files.FindAsync(key, release.CodebookVersion, cancellationToken)).Count > 0;
        var reading = isKept
            ? await codebooks.ReadAsync(release.Survey, release.CodebookVersion, cancellationToken)
            : await codebooks.CurrentAsync(release.Survey, cancellationToken);
        return reading.Succeeded(out var codebook, out _) ? codebook.Codebook : null;
    }

    /// <summary>One file's bytes, or why there are none.</summary>
    private bool TryRender(
        PublishedFile file,
        [NotNullWhen(true)] out BinaryData? content,
        [NotNullWhen(false)] out MessageText? reason
    )
    {
        (content, reason) = (null, null);
        using var bytes = new MemoryStream();
        try
        {
            file.Write(bytes);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogNotRendered(failed, file.Name);
            reason = FailureText.Of(failed);
            return false;
        }

        content = new BinaryData(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return true;
    }

    /// <summary>The public results document, byte for byte.</summary>
    private async Task<BinaryData> ResultsAsync(Release release, CancellationToken cancellationToken)
    {
        await using var json = await results.OpenAsync(
            release.Survey,
            release.Wave,
            release.InputsHash,
            cancellationToken
        );
        return await BinaryData.FromStreamAsync(json, cancellationToken);
    }

    /// <summary>The house style that the release was made with.</summary>
    private async Task<HouseStyle?> StyleAsync(Release release, CancellationToken cancellationToken)
    {
        if (release.StyleVersion is not { } version)
            return null;
        return await styles.FindAsync(version, cancellationToken)
            ?? throw new InvalidDataException($"The house style {version} of the release cannot be read.");
    }

    private async Task<FactsheetTemplate?> TemplateAsync(
        Name survey,
        Language language,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (version is null)
            return null;
        var markdown = await files.ReadAsync(InputKey.FactsheetTemplate(survey, language), version, cancellationToken);
        return FactsheetTemplate.Read(Encoding.UTF8.GetString(markdown), codebook: null).Template;
    }

    [LoggerMessage(LogLevel.Error, "{File} could not be rendered")]
    private partial void LogNotRendered(Exception failure, string file);

    [LoggerMessage(LogLevel.Information, "Release {Number} of wave {Wave} of {Survey} is rendered")]
    private partial void LogRendered(Name survey, Name wave, int number);

    [LoggerMessage(
        LogLevel.Information,
        "Release {Number} of wave {Wave} of {Survey} was changed or replaced while it was rendered"
    )]
    private partial void LogReplaced(Name survey, Name wave, int number);

    [LoggerMessage(
        LogLevel.Information,
        "Wave {Wave} of {Survey}: what was asked for came late, or is published already; nothing to render"
    )]
    private partial void LogNothingToRender(Name survey, Name wave);
}

/// <summary>How a document becomes a PDF.</summary>
public delegate void PdfRendering(Document document, Stream output);

/// <summary>Files of a wave could not be rendered; those that could are published.</summary>
public sealed class IncompleteRenderingException : ExplainedException
{
    internal IncompleteRenderingException(IReadOnlyList<MissingFileEntry> missing, bool ofAll)
        : base(Words(missing, ofAll)) { }

    private static MessageText Words(IReadOnlyList<MissingFileEntry> missing, bool ofAll)
    {
        var files = missing
            .Select(file => (MessageText)$"{file.Name}: {file.Reason}")
            .Aggregate((all, next) => $"{all} {next}");
        return ofAll ? files : $"{files} The other files are published.";
    }
}
