using Microsoft.AspNetCore.WebUtilities;
using Serverless.Flows;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Functions;

/// <summary>Every reason a request is refused for: those of the flows with their status, and those of HTTP alone.</summary>
internal static class Refusals
{
    /// <summary>The one place that says which status and title a refusal of a flow has.</summary>
    public static RefusedRequestException Of(Refusal refusal)
    {
        var (status, title) = refusal switch
        {
            Refusal.UnknownSurvey or Refusal.NameTaken => (
                StatusCodes.Status404NotFound,
                (MessageText)"Unknown survey"
            ),
            Refusal.UnknownWave => (StatusCodes.Status404NotFound, "Unknown wave"),
            Refusal.UnknownGroup => (StatusCodes.Status404NotFound, "Unknown group"),
            Refusal.NotPublished => (StatusCodes.Status404NotFound, "Not published"),
            Refusal.UnknownRelease => (StatusCodes.Status404NotFound, "Unknown release"),
            Refusal.Withdrawn => (StatusCodes.Status410Gone, "Withdrawn"),
            Refusal.ReleaseState => (StatusCodes.Status409Conflict, "Not in this state"),
            Refusal.NeedsReason => (StatusCodes.Status409Conflict, "Needs a reason"),
            Refusal.OpenComments => (StatusCodes.Status409Conflict, "Open comments"),
            Refusal.NoResponses
            or Refusal.UnknownRespondent
            or Refusal.UnknownUpload
            or Refusal.UnknownFile
            or Refusal.UnknownContent
            or Refusal.UnknownKey
            or Refusal.UnknownWebhook
            or Refusal.UnknownDelivery
            or Refusal.NotRendered
            or Refusal.UnknownPreview
            or Refusal.UnknownComment
            or Refusal.NoStyle
            or Refusal.UnknownBackup => (StatusCodes.Status404NotFound, "Not found"),
            Refusal.UnknownOrganisation => (StatusCodes.Status404NotFound, "Unknown organisation"),
            Refusal.KeyNotTaken => (StatusCodes.Status401Unauthorized, "Key not accepted"),
            Refusal.NotAllowed => (StatusCodes.Status403Forbidden, "Not allowed"),
            Refusal.TooMuch => (StatusCodes.Status429TooManyRequests, "Limit reached"),
            Refusal.Unusable => (StatusCodes.Status400BadRequest, "Cannot be done"),
            Refusal.TooManyOpen => (StatusCodes.Status409Conflict, "Too many open uploads"),
            Refusal.MissingBlocks => (StatusCodes.Status409Conflict, "Blocks are missing"),
            Refusal.OtherContent => (StatusCodes.Status409Conflict, "Another file"),
            Refusal.NeedsConfirmation => (StatusCodes.Status409Conflict, "Needs confirmation"),
            Refusal.AnswersNotKept => (StatusCodes.Status409Conflict, "Answers not kept"),
            Refusal.NothingToCompute => (StatusCodes.Status409Conflict, "Nothing to compute"),
            Refusal.UnreadableCodebook => (StatusCodes.Status409Conflict, "Codebook no longer valid"),
            Refusal.PreconditionFailed => (StatusCodes.Status412PreconditionFailed, "Precondition failed"),
            Refusal.Overtaken => (StatusCodes.Status412PreconditionFailed, "Overtaken by another upload"),
            Refusal.TooLarge => (StatusCodes.Status413PayloadTooLarge, "Content too large"),
            Refusal.Faulty or Refusal.FaultyStyle => (StatusCodes.Status422UnprocessableEntity, "The file has errors"),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without a status."),
        };
        return new(status, title, RefusalText.Of(refusal), Issues(refusal))
        {
            RetryAfter = (refusal as Refusal.TooMuch)?.RetryAfter,
            WithdrawalReason = (refusal as Refusal.Withdrawn)?.Reason,
            Organisations = (refusal as Refusal.KeyNotTaken)?.Organisations,
        };
    }

    private static IssueList? Issues(Refusal refusal) =>
        refusal switch
        {
            Refusal.Faulty faulty => faulty.Issues,
            Refusal.FaultyStyle faulty => faulty.Issues,
            Refusal.NeedsConfirmation lossy => lossy.Losses,
            Refusal.OpenComments open => open.Comments,
            _ => null,
        };

    public static RefusedRequestException InvalidName(string part) =>
        new(
            StatusCodes.Status400BadRequest,
            "Invalid name",
            $"The {part} in the address is not a name. Names have 1 to {Name.MaximumLength} lower-case letters, digits and hyphens."
        );

    public static RefusedRequestException NoCredential() =>
        new(
            StatusCodes.Status401Unauthorized,
            "Key needed",
            $"This needs a key. Send it in the header {Credential.KeyHeader}, or as Authorization: Bearer; never in the address."
        );

    public static RefusedRequestException TwoCredentials() =>
        new(
            StatusCodes.Status400BadRequest,
            "Two keys",
            $"Send a key in the header {Credential.KeyHeader} or in Authorization, not in both."
        );

    public static RefusedRequestException KeyInAddress() =>
        new(
            StatusCodes.Status400BadRequest,
            "Key in the address",
            $"The address has a key in it, or something named like one. Addresses are kept in logs: treat that key as leaked, have it revoked and use another. Keys are taken from the header {Credential.KeyHeader} alone, or from Authorization: Bearer."
        );

    public static RefusedRequestException SignInUnavailable() =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "Sign-in cannot be checked",
            "The keys of the issuer could not be fetched, so the token could not be checked. Try again later."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(30),
        };

    public static RefusedRequestException UnusableBody(string example) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unusable body",
            $"The body is not what this address takes. Send JSON such as {example}"
        );

    public static RefusedRequestException UnusableForm() =>
        new(
            StatusCodes.Status400BadRequest,
            "Unusable body",
            "The form cannot be read: it has no boundary, or is cut off. Send multipart/form-data with a file in each part."
        );

    public static RefusedRequestException InvalidNumber(string name) =>
        new(
            StatusCodes.Status400BadRequest,
            "Invalid number",
            $"The query parameter '{name}' is not a whole number greater than zero."
        );

    public static RefusedRequestException NotFound(MessageText what) =>
        new(StatusCodes.Status404NotFound, "Not found", what);

    public static RefusedRequestException WrongAddress() =>
        NotFound(
            $"There is no such address. {Addresses.Api} leads on; {Addresses.Api}/openapi.json has all addresses."
        );

    public static RefusedRequestException NoPage() => NotFound("There is no such page.");

    public static RefusedRequestException WrongMethod(string method, IReadOnlyList<string> allowed) =>
        new(
            StatusCodes.Status405MethodNotAllowed,
            "Method not allowed",
            $"This address does not take {method}. It takes: {string.Join(", ", allowed)}."
        )
        {
            AllowedMethods = allowed,
        };

    public static RefusedRequestException InvalidDay() =>
        new(
            StatusCodes.Status400BadRequest,
            "Invalid day",
            "The day in the address is not a date. Write it as 2026-11-25."
        );

    public static RefusedRequestException UnknownParameter(string name, IReadOnlyList<string> known) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unknown query parameter",
            $"This address has no query parameter '{Shortened(name)}'. {Taken(known)}"
        );

    public static RefusedRequestException RepeatedParameter(string name) =>
        new(StatusCodes.Status400BadRequest, "Repeated query parameter", $"Give the query parameter '{name}' once.");

    public static RefusedRequestException UnknownValue(string name, string value, IReadOnlyList<string> known) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unknown value of a query parameter",
            $"'{Shortened(value)}' is not a value of the query parameter '{name}' here. Choose one of: {string.Join(", ", known)}."
        );

    public static RefusedRequestException NoRespondent() =>
        new(
            StatusCodes.Status400BadRequest,
            "No respondent",
            """The body names no respondent, or has other members as well. Send the respondent's id as JSON: { "respondent": "…" }, for one wave of a survey with "wave": "…" beside it."""
        );

    public static RefusedRequestException UnreadableCondition(string header) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unreadable condition",
            $"{header} is not a list of entity tags. Send the ETag of the version you mean, with its quotes, or *. Nothing was stored."
        );

    public static RefusedRequestException NoDigest() =>
        new(
            StatusCodes.Status400BadRequest,
            "No digest",
            "Say which bytes these are: Content-Digest: sha-256=:…:, with the SHA-256 of the body in base64. Nothing was stored."
        );

    public static RefusedRequestException UnsupportedType(string found, string accepted) =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "Unsupported media type",
            $"The content is {found}; send {accepted}."
        );

    /// <summary>A request that the web server itself cannot read, or that is larger than any it reads.</summary>
    public static RefusedRequestException BadRequest(BadHttpRequestException bad) =>
        new(bad.StatusCode, ReasonPhrases.GetReasonPhrase(bad.StatusCode), bad.Message);

    public static RefusedRequestException InsufficientStorage() =>
        new(
            StatusCodes.Status507InsufficientStorage,
            "Insufficient storage",
            "The disk on which uploads are set aside is full. Nothing was stored. Try again later."
        );

    public static RefusedRequestException InternalError() =>
        new(
            StatusCodes.Status500InternalServerError,
            "Internal error",
            "The request could not be completed. Try again; if it fails again, report the trace id."
        );

    private static MessageText Taken(IReadOnlyList<string> parameters)
    {
        if (parameters.Count == 0)
            return "It takes none.";
        return $"It takes: {string.Join(", ", parameters)}.";
    }

    /// <summary>What a caller sent is quoted, but not at any length.</summary>
    private static string Shortened(string text) =>
        text.Length <= Name.MaximumLength ? text : $"{text[..Name.MaximumLength]}…";
}
