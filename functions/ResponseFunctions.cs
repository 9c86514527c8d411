using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Reading;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;

namespace Serverless.Functions;

/// <summary>What the survey's owner may read of respondents.</summary>
public sealed class ResponseFunctions(ResponsesReader responses, Publications publications)
{
    /// <summary>
    /// The exact results document of what is published of a wave: every figure unrounded, nothing withheld. That it is
    /// read is noted in the survey's audit log.
    /// </summary>
    [Function(nameof(GetExactResults))]
    [Needs(Permission.ReadExact)]
    [Answer(
        StatusCodes.Status200OK,
        "The exact results document.",
        MediaTypes.Json,
        Schema = JsonSchemas.Results,
        Examples = ["answers/exact-results.json"]
    )]
    [Refuses(StatusCodes.Status404NotFound)]
    public async Task<IResult> GetExactResults(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Wave + "/results/exact")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var (survey, wave) = (request.Survey(), request.Wave());
        var found = await publications.FindAsync(survey, wave, cancellationToken);
        return await found.AnswerAsync(async published =>
        {
            var content = await publications.OpenExactResultsAsync(survey, wave, published, cancellationToken);
            return TypedResults.Stream(content, MediaTypes.Json);
        });
    }

    /// <summary>
    /// A group's responses as figures are made of them, with labels and weights: CSV, or with <c>?format=sav</c> an SPSS
    /// file; labels in English with <c>?language=en</c>.
    /// </summary>
    [Function(nameof(GetResponses))]
    [Needs(Permission.ReadExact)]
    [Answer(
        StatusCodes.Status200OK,
        "The responses.",
        MediaTypes.Csv,
        MediaTypes.SystemFile,
        Headers = [HeaderNames.ContentDisposition, HeaderNames.ContentLanguage, HeaderNames.Vary],
        Examples = ["answers/cleaned-responses.csv"]
    )]
    [Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)]
    [FormatQuery("csv", "sav")]
    [LanguageQuery("Language of the labels; without it the Accept-Language header decides.")]
    public async Task<IResult> GetResponses(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Group + "/responses")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var (survey, wave, group) = (request.Survey(), request.Wave(), request.Group());
        var type = Negotiation.MediaType(request, ("csv", MediaTypes.Csv), ("sav", MediaTypes.SystemFile));
        var language = Negotiation.Language(request);
        var found = await responses.ReadAsync(survey, wave, group, language, cancellationToken);
        return found.Answer(cleaned =>
        {
            var isSystemFile = type == MediaTypes.SystemFile;
            return TypedResults.Stream(
                async target =>
                {
                    if (!isSystemFile)
                    {
                        await SourceCsv.WriteAsync(target, cleaned.Description, cleaned.Rows, cancellationToken);
                        return;
                    }

                    // The body may only be written asynchronously.
                    using var file = new MemoryStream();
                    SystemFileWriter.Write(file, cleaned.Description, cleaned.Rows.Count, cleaned.Rows);
                    file.Position = 0;
                    await file.CopyToAsync(target, cancellationToken);
                },
                type,
                $"{survey}-{wave}-{group}.{(isSystemFile ? "sav" : "csv")}"
            );
        });
    }
}
