using Serverless.Flows;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Every reason a request is refused for: those of the flows with their status, and those of HTTP alone.</summary>
internal static class Refusals
{
    /// <summary>The one place that says which status and title a refusal of a flow has.</summary>
    public static RefusedRequestException Of(Refusal refusal)
    {
        var (status, title) = refusal switch
        {
            Refusal.UnknownSurvey => (StatusCodes.Status404NotFound, "Unknown survey"),
            Refusal.UnknownWave => (StatusCodes.Status404NotFound, "Unknown wave"),
            Refusal.UnknownGroup => (StatusCodes.Status404NotFound, "Unknown group"),
            Refusal.NotPublished => (StatusCodes.Status404NotFound, "Not published"),
            Refusal.NoResponses
            or Refusal.UnknownRespondent
            or Refusal.UnknownUpload
            or Refusal.UnknownFile
            or Refusal.UnknownBackup => (StatusCodes.Status404NotFound, "Not there"),
            Refusal.NeedsConfirmation => (StatusCodes.Status409Conflict, "Needs confirmation"),
            Refusal.NothingToCompute => (StatusCodes.Status409Conflict, "Nothing to compute"),
            Refusal.UnreadableCodebook => (StatusCodes.Status409Conflict, "Codebook not valid any more"),
            Refusal.PreconditionFailed => (StatusCodes.Status412PreconditionFailed, "Precondition failed"),
            Refusal.Overtaken => (StatusCodes.Status412PreconditionFailed, "Overtaken by another upload"),
            Refusal.TooLarge => (StatusCodes.Status413PayloadTooLarge, "Too large"),
            Refusal.Faulty => (StatusCodes.Status422UnprocessableEntity, "The file has errors"),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without a status."),
        };
        return new(status, title, RefusalText.Of(refusal), Issues(refusal));
    }

    private static IssueList? Issues(Refusal refusal) =>
        refusal switch
        {
            Refusal.Faulty faulty => faulty.Issues,
            Refusal.NeedsConfirmation lossy => lossy.Losses,
            _ => null,
        };

    public static RefusedRequestException InvalidName(string part) =>
        new(
            StatusCodes.Status400BadRequest,
            "Not a name",
            $"The {part} in the address is not a name. Names have 1 to {Name.MaximumLength} lower-case letters, digits and hyphens."
        );

    public static RefusedRequestException NotThere(string what) =>
        new(StatusCodes.Status404NotFound, "Not there", what);

    public static RefusedRequestException NoDay() =>
        new(
            StatusCodes.Status400BadRequest,
            "Not a day",
            "The day in the address is not a date. Write it as 2026-11-25."
        );

    public static RefusedRequestException NoRespondent() =>
        new(
            StatusCodes.Status400BadRequest,
            "No respondent",
            """The body does not say whom to erase. Send the respondent's id as JSON: { "respondent": "…" }."""
        );

    public static RefusedRequestException UnreadableCondition(string header) =>
        new(
            StatusCodes.Status400BadRequest,
            "Unreadable condition",
            $"{header} is not a list of entity tags. Send the ETag of the version you mean, with its quotes, or *. Nothing was stored."
        );

    public static RefusedRequestException UnsupportedType(string found, string accepted) =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "Not a type that is read here",
            $"The content is {found}; send {accepted}."
        );
}
