using Microsoft.Net.Http.Headers;

namespace Serverless.Functions;

/// <summary>What was uploaded is a new version.</summary>
internal sealed class StoredAnswerAttribute : AnswerAttribute
{
    /// <param name="example">The file of such an answer in <c>docs/examples</c>.</param>
    public StoredAnswerAttribute(string example)
        : base(StatusCodes.Status201Created, "A new version is stored.")
    {
        Json = typeof(UploadReceipt);
        Headers = [HeaderNames.ETag];
        Examples = [example];
    }
}

/// <summary>What was uploaded is the version that was there.</summary>
internal sealed class AlreadyThereAnswerAttribute : AnswerAttribute
{
    /// <param name="example">The file of such an answer in <c>docs/examples</c>.</param>
    public AlreadyThereAnswerAttribute(string example)
        : base(StatusCodes.Status200OK, "This version is already stored.")
    {
        Json = typeof(UploadReceipt);
        Headers = [HeaderNames.ETag];
        Examples = [example];
    }
}

/// <summary>The statuses with which an upload to a survey that must be there is refused.</summary>
internal sealed class RefusesUploadAttribute()
    : RefusesAttribute(
        StatusCodes.Status404NotFound,
        StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status507InsufficientStorage
    );
