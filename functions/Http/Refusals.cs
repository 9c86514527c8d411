using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Every reason a request is refused for, in words that say what to do.</summary>
internal static class Refusals
{
    /// <summary>Faults listed in an answer; all are counted.</summary>
    public const int MostIssuesListed = 1000;

    public static RefusedRequestException InvalidName(string part) =>
        new(
            StatusCodes.Status400BadRequest,
            "Not a name",
            $"The {part} in the address is not a name. Names have 1 to {Name.MaximumLength} lower-case letters, digits and hyphens."
        );

    public static RefusedRequestException UnknownSurvey(Name survey) =>
        new(
            StatusCodes.Status404NotFound,
            "Unknown survey",
            $"There is no survey '{survey}'. Upload its codebook first: PUT /api/surveys/{survey}/codebook."
        );

    public static RefusedRequestException UnknownWave(Name survey, Name wave) =>
        new(StatusCodes.Status404NotFound, "Unknown wave", $"The codebook of '{survey}' has no wave '{wave}'.");

    public static RefusedRequestException UnknownGroup(Name survey, Name group) =>
        new(StatusCodes.Status404NotFound, "Unknown group", $"The codebook of '{survey}' has no group '{group}'.");

    public static RefusedRequestException NotPublished(Name survey, Name wave) =>
        new(
            StatusCodes.Status404NotFound,
            "Not published",
            $"Nothing is published of wave '{wave}' of '{survey}'. GET /api/surveys/{survey}/waves/{wave} tells how it stands and what is missing."
        );

    public static RefusedRequestException NothingToCompute(Name wave) =>
        new(
            StatusCodes.Status409Conflict,
            "Nothing to compute",
            $"No group of wave '{wave}' has all its files yet. Upload its responses and, where it is weighted, its population figures; the wave's status names what is missing."
        );

    public static RefusedRequestException NotThere(string what) =>
        new(StatusCodes.Status404NotFound, "Not there", what);

    public static RefusedRequestException PreconditionFailed(string? currentVersion) =>
        new(
            StatusCodes.Status412PreconditionFailed,
            "Precondition failed",
            currentVersion is null
                ? "Nothing has been uploaded here yet, so there is no version that could match."
                : $"The current version is \"{currentVersion}\", which the If-Match or If-None-Match of the request rules out. Look at it before you overwrite it."
        );

    public static RefusedRequestException UnreadableCondition(string header) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unreadable condition",
            $"{header} is not a list of entity tags. Send the ETag of the version you mean, with its quotes, or *. Nothing was stored."
        );

    public static RefusedRequestException Overtaken() =>
        new(
            StatusCodes.Status412PreconditionFailed,
            "Overtaken by another upload",
            "Another version was uploaded while this one was being checked. Nothing of this one was kept. Look at the other one, then upload again."
        );

    public static RefusedRequestException TooLarge(long maximumBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "Too large",
            FormattableString.Invariant($"The file is larger than {maximumBytes:N0} bytes. Nothing was stored.")
        );

    public static RefusedRequestException UnsupportedType(string found, string accepted) =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "Not a type that is read here",
            $"The content is {found}; send {accepted}."
        );

    public static RefusedRequestException Faulty(string what, IssueList issues) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "The file has errors",
            FormattableString.Invariant(
                $"The {what} has {issues.Count:N0} {(issues.Count == 1 ? "error" : "errors")}; nothing was stored. Mend them and upload the file again."
            ),
            issues
        );
}
