using Serverless.Flows.Reading;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Exports.Sdmx;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Serves what is published of a wave.</summary>
internal static class PublishedFiles
{
    /// <summary>
    /// Sends one published file; 304 when the caller has it, 404 when the wave or the file is not published.
    /// </summary>
    public static async Task<IResult> SendAsync(
        HttpRequest request,
        Publications publications,
        string fileName,
        CancellationToken cancellationToken
    )
    {
        var (survey, wave) = (request.Survey(), request.Wave());
        var context = request.HttpContext;
        var found = await publications.FindFileAsync(survey, wave, fileName, cancellationToken);
        return await found.AnswerAsync(async file =>
        {
            Describe(context, survey, wave, file.Publication);
            var fingerprints = await publications.FingerprintsAsync(cancellationToken);
            if (
                Preconditions.NotModified(context, $"{fingerprints.OfOutputs(file.Publication.OutputsHash)}/{fileName}")
            )
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            var content = await publications.OpenAsync(file, cancellationToken);
            return FileAnswer.Send(context.Response, content, file.Entry, $"{survey}-{wave}-{fileName}");
        });
    }

    /// <summary>Sends the results document; 304 when the caller has it, 404 when nothing is published.</summary>
    public static async Task<IResult> SendResultsAsync(
        HttpRequest request,
        Publications publications,
        CancellationToken cancellationToken
    )
    {
        var (survey, wave) = (request.Survey(), request.Wave());
        var found = await publications.FindAsync(survey, wave, cancellationToken);
        return await found.AnswerAsync(async published =>
        {
            Describe(request.HttpContext, survey, wave, published);
            var fingerprints = await publications.FingerprintsAsync(cancellationToken);
            if (Preconditions.NotModified(request.HttpContext, fingerprints.OfInputs(published.InputsHash)))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            var content = await publications.OpenResultsAsync(survey, wave, published, cancellationToken);
            return TypedResults.Stream(content, MediaTypes.Json);
        });
    }

    /// <summary>The media type of results that is asked for.</summary>
    public static string ResultsFormat(HttpRequest request) =>
        Negotiation.MediaType(request, ("json", MediaTypes.Json), ("csv", MediaTypes.Csv));

    /// <summary>The file of tables in the format and the language that are asked for.</summary>
    public static string TablesFile(HttpRequest request)
    {
        var language = Negotiation.Language(request);
        return Negotiation.MediaType(request, TableFormats.All) switch
        {
            MediaTypes.Csv => CsvExport.FileName(language),
            MediaTypes.CsvMetadata => CsvMetadata.FileName,
            MediaTypes.Parquet => ParquetExport.FileName,
            MediaTypes.Json => JsonStat.FileName,
            TableFormats.SdmxCsv => SdmxCsv.FileName,
            TableFormats.SdmxStructure => SdmxStructure.FileName,
            MediaTypes.Workbook => $"tables{language.Infix()}.xlsx",
            _ => $"tables{language.Infix()}.pdf",
        };
    }

    /// <summary>The factsheet in the language that is asked for.</summary>
    public static string FactsheetFile(HttpRequest request) => $"factsheet{Negotiation.Language(request).Infix()}.pdf";

    /// <summary>Says when it was published and where its lineage is.</summary>
    private static void Describe(HttpContext context, Name survey, Name wave, PublishedWave published)
    {
        context.Response.GetTypedHeaders().LastModified = published.PublishedAt;
        context.Response.Headers.Link = $"<{Addresses.Wave(survey, wave)}>; rel=\"describedby\"";
    }
}
