using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>Response files that come in blocks, so that a connection that breaks costs one of them.</summary>
public sealed class BlockUploadFunctions(UploadInBlocks uploads)
{
    /// <summary>
    /// Begins an upload in blocks of a group's response file, or goes on with that of the same file: the answer says how large
    /// blocks are and which came already.
    /// </summary>
    [Function(nameof(BeginBlockUpload))]
    [Needs(Permission.Upload, IsOfParts = true)]
    [Body("Which file it is.", MediaTypes.Json, Json = typeof(BlockUploadRequest))]
    [Answer(
        StatusCodes.Status200OK,
        "The upload.",
        Json = typeof(BlockUploadDescription),
        Examples = ["answers/block-upload.json"]
    )]
    [Refuses(
        StatusCodes.Status409Conflict,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType
    )]
    public async Task<IResult> BeginBlockUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.BlockUploads)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await JsonBody.ReadAsync(
            request,
            ApiJson.Default.BlockUploadRequest,
            BlockUploadRequest.Example,
            cancellationToken
        );
        var begun = await uploads.BeginAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            asked.Bytes,
            asked.Sha256,
            cancellationToken
        );
        return begun.Answer(BlockUploadDescription.Answer);
    }

    /// <summary>How far an upload in blocks has come.</summary>
    [Function(nameof(GetBlockUpload))]
    [Needs(Permission.Upload, IsOfParts = true)]
    [Answer(
        StatusCodes.Status200OK,
        "The upload.",
        Json = typeof(BlockUploadDescription),
        Examples = ["answers/block-upload-under-way.json"]
    )]
    public async Task<IResult> GetBlockUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.BlockUpload)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await uploads.FindAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            request.Upload(),
            cancellationToken
        );
        return found.Answer(BlockUploadDescription.Answer);
    }

    /// <summary>Takes in a block of a file. One whose bytes are not those that it says is not kept.</summary>
    [Function(nameof(PutBlock))]
    [Needs(Permission.Upload, IsOfParts = true)]
    [Body("The bytes of the block.", MediaTypes.Bytes)]
    [Answer(
        StatusCodes.Status200OK,
        "The block is kept.",
        Json = typeof(BlockUploadDescription),
        Examples = ["answers/block-upload-under-way.json"]
    )]
    public async Task<IResult> PutBlock(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.BlockUpload + "/blocks/{block}")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var block = request.Block();
        if (ContentDigest.Of(request) is not { } digest)
        {
            await UploadedBody.PassOverAsync(request);
            throw Refusals.NoDigest();
        }

        var kept = await uploads.PutAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            request.Upload(),
            block,
            request.Body,
            digest,
            cancellationToken
        );
        if (!kept.Succeeded(out _, out _))
            await UploadedBody.PassOverAsync(request);
        return kept.Answer(BlockUploadDescription.Answer);
    }

    /// <summary>
    /// Takes in the file whose blocks came, as an upload of it at once. The blocks are gone when it is stored and when it has
    /// errors.
    /// </summary>
    [Function(nameof(FinishBlockUpload))]
    [Needs(Permission.Upload)]
    [Query("withoutErased", "Whether rows of respondents who were erased are left out.", "true", "false")]
    [DryRunQuery]
    [StoredAnswer("answers/finished-block-upload.json")]
    [AlreadyThereAnswer("answers/finished-block-upload-again.json")]
    [Answer(
        StatusCodes.Status202Accepted,
        "The file is checked and kept; its rows are being stored.",
        Json = typeof(UploadReceipt),
        Headers = [HeaderNames.Location, HeaderNames.RetryAfter],
        Examples = ["answers/finished-block-upload-being-stored.json"]
    )]
    [RefusesUpload]
    public async Task<IResult> FinishBlockUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.BlockUpload + "/completion")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var outcome = await uploads.FinishAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            request.Upload(),
            UploadedBody.Responses(request),
            UploadedBody.PrefersToWait(request),
            cancellationToken
        );
        return await UploadedBody.AnswerAsync(request.HttpContext, outcome);
    }

    /// <summary>Abandons an upload in blocks: nothing of it is kept.</summary>
    [Function(nameof(AbandonBlockUpload))]
    [Needs(Permission.Upload, IsOfParts = true)]
    [Answer(
        StatusCodes.Status200OK,
        "The upload, of which nothing is kept.",
        Json = typeof(BlockUploadDescription),
        Examples = ["answers/block-upload.json"]
    )]
    public async Task<IResult> AbandonBlockUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.BlockUpload)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var abandoned = await uploads.AbandonAsync(
            request.Survey(),
            request.Wave(),
            request.Group(),
            request.Upload(),
            cancellationToken
        );
        return abandoned.Answer(BlockUploadDescription.Answer);
    }
}
