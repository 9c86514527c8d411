using System.Text;
using Microsoft.Extensions.Logging;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Renders a results document into its PDFs and exports, and publishes them when all are stored. The same results and
/// templates give the same bytes under the same name, so a manifest that is delivered twice does no harm.
/// </summary>
public sealed partial class WaveRendering(
    ResultsStore results,
    PublishedWaves published,
    RawFiles files,
    WaveFiles waves,
    WaveStatuses statuses,
    WaveFailures failures,
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
            var words = $"The factsheet could not be rendered: {FailureText.Of(failed)}";
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
        var entries = new List<PublishedFileEntry>();
        foreach (var file in Publication.Files(document, templates, PdfRenderer.Render))
        {
            using var content = new MemoryStream();
            file.Write(content);
            var bytes = new BinaryData(content.GetBuffer().AsMemory(0, (int)content.Length));
            entries.Add(
                await published.StoreAsync(
                    survey,
                    wave,
                    outputsHash,
                    file.Name,
                    file.ContentType,
                    bytes,
                    cancellationToken
                )
            );
        }

        var publication = new PublishedWave
        {
            InputsHash = request.InputsHash,
            OutputsHash = outputsHash,
            InputsReadAt = request.InputsReadAt,
            PublishedAt = clock.GetUtcNow(),
            Files = entries,
        };
        var isPublished = await published.PublishAsync(
            survey,
            wave,
            publication,
            () => IsCurrentAsync(survey, wave, outputsHash, cancellationToken),
            cancellationToken
        );
        await statuses.FinishedAsync(survey, wave, clock.GetUtcNow(), cancellationToken);
        FlowTelemetry.RenderSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
        if (isPublished)
            LogPublished(survey, wave, outputsHash);
        else
            LogSuperseded(survey, wave, outputsHash);
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

    [LoggerMessage(LogLevel.Information, "Wave {Wave} of {Survey} is published: {OutputsHash}")]
    private partial void LogPublished(Name survey, Name wave, string outputsHash);

    [LoggerMessage(
        LogLevel.Information,
        "Wave {Wave} of {Survey}: {OutputsHash} came late, something later is published"
    )]
    private partial void LogSuperseded(Name survey, Name wave, string outputsHash);
}
