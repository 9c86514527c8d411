using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows;

/// <summary>
/// Why a flow did not do what it was asked to. Nothing was changed then. The cases are closed, so that whoever
/// answers has a word for each.
/// </summary>
public abstract record Refusal
{
    private Refusal() { }

    /// <summary>The survey has no codebook.</summary>
    public sealed record UnknownSurvey(Name Survey) : Refusal;

    /// <summary>The codebook has no such wave.</summary>
    public sealed record UnknownWave(Name Survey, Name Wave) : Refusal;

    /// <summary>The codebook has no such group.</summary>
    public sealed record UnknownGroup(Name Survey, Name Group) : Refusal;

    /// <summary>No responses were uploaded of this group in this wave.</summary>
    public sealed record NoResponses(Name Wave, Name Group) : Refusal;

    /// <summary>No response file that is kept holds a respondent with that id.</summary>
    public sealed record UnknownRespondent : Refusal;

    /// <summary>The answers of this wave are not kept any more, or not to be kept; what is published stays.</summary>
    public sealed record AnswersNotKept(Name Wave) : Refusal;

    /// <summary>There is no large upload with that id.</summary>
    public sealed record UnknownUpload : Refusal;

    /// <summary>As many uploads in blocks are open as may be.</summary>
    public sealed record TooManyOpen(int Maximum) : Refusal;

    /// <summary>The upload lacks blocks.</summary>
    public sealed record MissingBlocks(IReadOnlyList<int> Blocks) : Refusal;

    /// <summary>The blocks are together another file than was said.</summary>
    public sealed record OtherContent(string Version) : Refusal;

    /// <summary>There is no backup of that day; there is of others, oldest first.</summary>
    public sealed record UnknownBackup(DateOnly Day, IReadOnlyList<DateOnly> Days) : Refusal;

    /// <summary>Nothing is published of this wave.</summary>
    public sealed record NotPublished(Name Survey, Name Wave) : Refusal;

    /// <summary>What was published of this wave, or this release of it, was taken back.</summary>
    public sealed record Withdrawn(Name Wave, int? Release, string Reason) : Refusal;

    /// <summary>Nothing that is published has these bytes and this name.</summary>
    public sealed record UnknownContent : Refusal;

    /// <summary>There is no such release, as far as the caller is concerned.</summary>
    public sealed record UnknownRelease(Name Wave, int Number) : Refusal;

    /// <summary>The release is not in a state in which that can be done, for a reason in words.</summary>
    public sealed record ReleaseState(Name Wave, int Number, MessageText Reason) : Refusal;

    /// <summary>The release changes figures in the factsheet, and no reason was given.</summary>
    public sealed record NeedsReason(Name Wave, int Number) : Refusal;

    /// <summary>Comments on the release are not resolved, and publishing it so was not asked for.</summary>
    public sealed record OpenComments(Name Wave, int Number, IssueList Comments) : Refusal;

    /// <summary>The release has no preview with that id.</summary>
    public sealed record UnknownPreview : Refusal;

    /// <summary>The release has no comment with that id.</summary>
    public sealed record UnknownComment : Refusal;

    /// <summary>The wave is published without this file.</summary>
    public sealed record UnknownFile(Name Wave, string File) : Refusal;

    /// <summary>The wave is published, but this file of it could not be rendered.</summary>
    public sealed record NotRendered(Name Wave, string File, MessageText Reason) : Refusal;

    /// <summary>The wave does not have all the files it needs.</summary>
    public sealed record NothingToCompute(Name Wave) : Refusal;

    /// <summary>The survey's codebook was accepted once and is not valid by today's rules.</summary>
    public sealed record UnreadableCodebook(Name Survey, MessageText Reason) : Refusal;

    /// <summary>The caller's condition rules out replacing this version; null when there is none yet.</summary>
    public sealed record PreconditionFailed(string? CurrentVersion) : Refusal;

    /// <summary>Another version was uploaded while this one was being checked.</summary>
    public sealed record Overtaken : Refusal;

    /// <summary>The file is larger than is accepted.</summary>
    public sealed record TooLarge(long MaximumBytes) : Refusal;

    /// <summary>The codebook would make published waves or stored answers unreachable, and was not confirmed.</summary>
    public sealed record NeedsConfirmation(IssueList Losses) : Refusal;

    /// <summary>The key that was shown, or the token, is not taken, for a reason in words.</summary>
    public sealed record KeyNotTaken(MessageText Reason) : Refusal
    {
        /// <summary>
        /// The organisations that the caller can act for, of which it has to choose one, or none at all; null when that is
        /// not what is wrong.
        /// </summary>
        public IReadOnlyList<string>? Organisations { get; init; }
    }

    /// <summary>The caller's roles do not allow it; any one of the others would.</summary>
    public sealed record NotAllowed(IReadOnlyList<string> Roles, IReadOnlyList<string> Needed) : Refusal;

    /// <summary>There is no such organisation, as far as the caller is concerned.</summary>
    public sealed record UnknownOrganisation(Name Organisation) : Refusal;

    /// <summary>The organisation has no key with that id.</summary>
    public sealed record UnknownKey : Refusal;

    /// <summary>The organisation has no webhook with that id.</summary>
    public sealed record UnknownWebhook : Refusal;

    /// <summary>The webhook has no delivery with that id.</summary>
    public sealed record UnknownDelivery : Refusal;

    /// <summary>A new survey cannot have this name.</summary>
    public sealed record NameTaken(Name Survey) : Refusal;

    /// <summary>What was asked for cannot be done, for a reason in words.</summary>
    public sealed record Unusable(MessageText Reason) : Refusal;

    /// <summary>The caller reached a limit; it may try again after <paramref name="RetryAfter"/>.</summary>
    public sealed record TooMuch(MessageText What, TimeSpan RetryAfter) : Refusal;

    /// <summary>The organisation has no house style.</summary>
    public sealed record NoStyle(Name Organisation) : Refusal;

    /// <summary>The house style has errors.</summary>
    public sealed record FaultyStyle(IssueList Issues) : Refusal;

    /// <summary>The file has errors.</summary>
    public sealed record Faulty(UploadKind Kind, IssueList Issues) : Refusal;
}
