using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Uploads;
using Serverless.Intake.Sources.Drafts;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>Draft codebooks, made from files before a survey exists.</summary>
public sealed class DraftFunctions(CodebookDrafter drafter)
{
    private const string UsualSurvey = "my-survey";
    private const string UsualGroup = "respondents";

    /// <summary>
    /// Drafts a codebook of data files and the forms that describe them, with what its author must decide. Nothing is
    /// stored.
    /// </summary>
    [Function(nameof(DraftCodebook))]
    [Needs(Permission.Upload, KeepsNothing = true)]
    [Body(
        "One file of any format that responses may have, or a zip of several; or several files as multipart/form-data, waves in order of time. 100 MiB and 20 files at most.",
        MediaTypes.Csv,
        MediaTypes.Form,
        MediaTypes.SystemFile,
        MediaTypes.StataFile,
        MediaTypes.Workbook,
        MediaTypes.Zip,
        Example = "responses.csv"
    )]
    [Query("survey", "Id of the survey; `my-survey` without it.")]
    [Query("title", "Title of the survey; that of the form or file without it.")]
    [Query("group", "Id of the target group; `respondents` without it.")]
    [Query(
        "waves",
        "Ids of the waves, one for each data file, with commas between; the years in their names without it."
    )]
    [Query(
        "encoding",
        "Code page of files whose text is not Unicode, as a codebook names it; the one in which the text makes sense without it."
    )]
    [Answer(
        StatusCodes.Status200OK,
        "The draft.",
        Json = typeof(CodebookDraftDescription),
        Examples = ["answers/codebook-draft.json"]
    )]
    [Refuses(
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity
    )]
    public async Task<IResult> DraftCodebook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.CodebookDrafts)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        MediaTypes.RequireFiles(request);
        var title = request.Query["title"].ToString();
        var options = new DraftOptions(
            Named(request, "survey") ?? UsualSurvey,
            title.Length == 0 ? null : title,
            Named(request, "group") ?? UsualGroup,
            Waves(request),
            Encoding(request)
        );
        var outcome = await FilesInBody.PassAsync(
            request,
            files => drafter.DraftAsync(files, options, cancellationToken),
            cancellationToken
        );
        if (!outcome.Succeeded(out _, out _))
            await UploadedBody.PassOverAsync(request);
        return outcome.Answer(drafted =>
            TypedResults.Json(
                CodebookDraftDescription.Of(drafted),
                ApiJson.For(request.HttpContext).CodebookDraftDescription
            )
        );
    }

    private static string? Named(HttpRequest request, string parameter)
    {
        var text = request.Query[parameter].ToString();
        if (text.Length == 0)
            return null;
        return Name.TryParse(text, out _) ? text : throw Refusals.InvalidName(parameter);
    }

    private static string? Encoding(HttpRequest request)
    {
        var text = request.Query["encoding"].ToString();
        if (text.Length == 0)
            return null;
        return CodePages.Find(text) ?? throw Refusals.UnknownValue("encoding", text, CodePages.Names);
    }

    private static string[] Waves(HttpRequest request)
    {
        var waves = request.Query["waves"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(waves, wave => Name.TryParse(wave, out _))
            ? waves
            : throw Refusals.InvalidName("waves");
    }
}
