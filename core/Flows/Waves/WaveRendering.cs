using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Logging;
using Serverless.Analysis.Results;
using Serverless.Flows.Auditing;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Renders a results document into its PDFs and exports, and publishes them when all are stored. The same results and
/// templates give the same bytes under the same name, so a manifest that is delivered twice does no harm. A file that
/// cannot be rendered keeps no other from being published; what is published says that it is missing and why.
/// </summary>
public sealed partial class WaveRendering(
    ResultsStore results,
    PublishedWaves published,
    PublishedSurveys surveys,
    RawFiles files,
    WaveFiles waves,
    WaveStatuses statuses,
    WaveFailures failures,
    PdfRendering pdf,
    AuditLog audit,
    TimeProvider clock,
    ILogger<WaveRendering> log
)
{
    public async Task RunAsync(RenderRequest request, CancellationToken cancellationToken)
    {
        using var activity = FlowTelemetry.Start("RenderFactsheet", request.TraceParent);
        var (survey, wave) = (Name.Parse(request.Survey), Name.Parse(request.Wave));
        var outputsHash = RenderedOutputs.Hash(
            request.InputsHash,
            request.TemplateVersion,
            request.EnglishTemplateVersion
        );
        try
        {
            await PublishAsync(survey, wave, outputsHash, request, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Noted at every attempt, since nobody knows which one is the last; a success clears it.
            var words =
                failed is IncompleteRenderingException
                    ? $"Not everything could be rendered. {FailureText.Of(failed)}"
                    : $"The factsheet could not be rendered: {FailureText.Of(failed)}";
            await failures.RecordAsync(survey, wave, outputsHash, words, final: false, cancellationToken);
            throw;
        }
    }

    private async Task PublishAsync(
        Name survey,
        Name wave,
        string outputsHash,
        RenderRequest request,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var document = await DocumentAsync(survey, wave, request.InputsHash, cancellationToken);
        var templates = new FactsheetTemplates(
            await TemplateAsync(survey, Language.Dutch, request.TemplateVersion, cancellationToken),
            await TemplateAsync(survey, Language.English, request.EnglishTemplateVersion, cancellationToken)
        );
        await published.BeginAsync(survey, wave, outputsHash, cancellationToken);
        var (entries, missing) = (new List<PublishedFileEntry>(), new List<MissingFileEntry>());
        foreach (var file in Publication.Files(document, templates, (page, output) => pdf(page, output)))
        {
            if (TryRender(file, out var content, out var reason))
                entries.Add(
                    await published.StoreAsync(
                        survey,
                        wave,
                        outputsHash,
                        file.Name,
                        file.ContentType,
                        content,
                        cancellationToken
                    )
                );
            else
                missing.Add(new MissingFileEntry(file.Name, reason));
        }

        if (entries.Count == 0)
            throw new IncompleteRenderingException(missing, ofAll: true);
        var publication = new PublishedWave
        {
            InputsHash = request.InputsHash,
            OutputsHash = outputsHash,
            InputsReadAt = request.InputsReadAt,
            PublishedAt = clock.GetUtcNow(),
            Files = entries,
            Missing = missing,
        };
        var announced = new AuditEvent(
            AuditOperation.WavePublished,
            FormattableString.Invariant($"published {wave} {outputsHash} {request.InputsReadAt.UtcTicks}")
        )
        {
            Wave = wave,
            Version = outputsHash,
        };
        await audit.WriteAsync(AuditChain.OfSurvey(survey), announced, cancellationToken);
        var isPublished = await published.PublishAsync(
            survey,
            wave,
            publication,
            () => IsCurrentAsync(survey, wave, outputsHash, cancellationToken),
            cancellationToken
        );
        if (isPublished)
            await surveys.NoteAsync(survey, clock.GetUtcNow(), cancellationToken);
        if (missing.Count == 0)
            await statuses.FinishedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
        FlowTelemetry.RenderSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
        if (isPublished)
            LogPublished(survey, wave, outputsHash);
        else
        {
            await audit.WriteAsync(AuditChain.OfSurvey(survey), FileEvents.Overtaken(announced), cancellationToken);
            LogSuperseded(survey, wave, outputsHash);
        }

        if (isPublished && missing.Count > 0)
            throw new IncompleteRenderingException(missing, ofAll: false);
    }

    /// <summary>One file's bytes, or why there are none.</summary>
    private bool TryRender(
        PublishedFile file,
        [NotNullWhen(true)] out BinaryData? content,
        [NotNullWhen(false)] out string? reason
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

    private async Task<bool> IsCurrentAsync(
        Name survey,
        Name wave,
        string outputsHash,
        CancellationToken cancellationToken
    ) =>
        (await waves.ReadAsync(survey, wave, cancellationToken)).Succeeded(out var set, out _)
        && set.OutputsHash == outputsHash;

    private async Task<ResultsDocument> DocumentAsync(
        Name survey,
        Name wave,
        string inputsHash,
        CancellationToken cancellationToken
    )
    {
        await using var json = await results.OpenAsync(survey, wave, inputsHash, cancellationToken);
        return await ResultsJson.ReadAsync(json, cancellationToken);
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

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is published: {OutputsHash}")]
    private partial void LogPublished(Name survey, Name wave, string outputsHash);

    [LoggerMessage(
        LogLevel.Information,
        "Wave {Wave} of {Survey}: {OutputsHash} came late, something later is published"
    )]
    private partial void LogSuperseded(Name survey, Name wave, string outputsHash);
}

/// <summary>How a document becomes a PDF.</summary>
public delegate void PdfRendering(Document document, Stream output);

/// <summary>Files of a wave could not be rendered; those that could are published.</summary>
public sealed class IncompleteRenderingException : Exception
{
    internal IncompleteRenderingException(IReadOnlyList<MissingFileEntry> missing, bool ofAll)
        : base(Words(missing, ofAll)) { }

    private static string Words(IReadOnlyList<MissingFileEntry> missing, bool ofAll) =>
        string.Join(' ', missing.Select(file => $"{file.Name}: {file.Reason}"))
        + (ofAll ? "" : " The other files are published.");
}
