using System.Globalization;
using Serverless.Surveys.Issues;

namespace Serverless.Flows;

/// <summary>Refusals in words that say what to do; for answers, statuses and logs.</summary>
public static class RefusalText
{
    public static MessageText Of(Refusal refusal) =>
        refusal switch
        {
            Refusal.UnknownSurvey unknown => (MessageText)
                $"There is no survey '{unknown.Survey}'. Upload its codebook first.",
            Refusal.UnknownWave unknown =>
                $"The codebook of '{unknown.Survey}' has no wave '{unknown.Wave}'. Correct the address, or add the wave to the codebook.",
            Refusal.UnknownGroup unknown =>
                $"The codebook of '{unknown.Survey}' has no group '{unknown.Group}'. Correct the address, or add the group to the codebook.",
            Refusal.NoResponses none => $"Group '{none.Group}' has no responses in wave '{none.Wave}'.",
            Refusal.UnknownRespondent =>
                "No response file that is kept holds a respondent with that id. Nothing was changed, and the id was not noted.",
            Refusal.AnswersNotKept over =>
                $"The answers of wave '{over.Wave}' are not kept any more (answersKeptUntil in the codebook). What was published stays as it is; the wave cannot be computed again and takes no responses.",
            Refusal.UnknownUpload => "There is no such upload, or not any more.",
            Refusal.TooManyOpen open =>
                $"{open.Maximum} uploads in blocks of this survey are open already. Finish or abandon one, or wait: each expires a day after it began.",
            Refusal.MissingBlocks missing =>
                $"These blocks have not come yet: {string.Join(", ", missing.Blocks)}. Send them, then finish the upload.",
            Refusal.OtherContent other =>
                $"The blocks are together a file with the SHA-256 {other.Version}, which is not the one that was said. Nothing of them was kept. Begin again.",
            Refusal.UnknownBackup { Days: [] } => "There is no backup yet.",
            Refusal.UnknownBackup unknown =>
                $"There is no backup of {unknown.Day:yyyy-MM-dd}. There are backups of {string.Join(", ", unknown.Days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}.",
            Refusal.NotPublished none =>
                $"Nothing is published of wave '{none.Wave}' of '{none.Survey}'. The wave's status says why, and what is missing.",
            Refusal.Withdrawn { Release: { } number } withdrawn =>
                $"Release {number} of wave '{withdrawn.Wave}' was withdrawn: {withdrawn.Reason}",
            Refusal.Withdrawn withdrawn =>
                $"What was published of wave '{withdrawn.Wave}' was withdrawn: {withdrawn.Reason}",
            Refusal.UnknownContent => "Nothing that is published has this fingerprint and this name.",
            Refusal.UnknownRelease unknown => $"Wave '{unknown.Wave}' has no release {unknown.Number}.",
            Refusal.ReleaseState state =>
                $"Release {state.Number} of wave '{state.Wave}' cannot be changed so: {state.Reason}",
            Refusal.NeedsReason needs =>
                $"Release {needs.Number} of wave '{needs.Wave}' changes figures in the factsheet. Give a reason in words, which readers see (\"reason\").",
            Refusal.OpenComments open =>
                $"Comments on release {open.Number} of wave '{open.Wave}' are not resolved ({open.Comments.Count}); nothing was changed. Resolve them, or publish with ?withOpenComments=true if that is meant.",
            Refusal.UnknownPreview => "The release has no preview with that id.",
            Refusal.UnknownComment => "The release has no comment with that id.",
            Refusal.UnknownFile unknown => $"Wave '{unknown.Wave}' has no {unknown.File}.",
            Refusal.NotRendered missing =>
                $"{missing.File} of wave '{missing.Wave}' could not be rendered: {missing.Reason} It is tried again every hour; the wave's status lists the files that were.",
            Refusal.NothingToCompute none =>
                $"Wave '{none.Wave}' does not have all its files yet; its status names what is missing. A group may be left out where the codebook says so (optionalIn).",
            Refusal.UnreadableCodebook unreadable =>
                $"The codebook of '{unreadable.Survey}' was accepted once and is not valid by today's rules: {unreadable.Reason} Upload a corrected codebook.",
            Refusal.PreconditionFailed { CurrentVersion: null } =>
                "Nothing has been uploaded here yet, so there is no version that could match.",
            Refusal.PreconditionFailed failed =>
                $"The current version is \"{failed.CurrentVersion}\", which the If-Match or If-None-Match of the request rules out. Look at it before you overwrite it.",
            Refusal.Overtaken =>
                "Another version was uploaded while this one was being checked. Nothing of this one was kept. Look at the other one, then upload again.",
            Refusal.TooLarge large => $"The file is larger than {large.MaximumBytes:N0} bytes. Nothing was stored.",
            Refusal.NeedsConfirmation lossy =>
                $"With this codebook something that is stored would be lost or no longer readable ({lossy.Losses.Count:N0}); nothing was stored. Correct it, or upload it with ?confirm=true if that is meant.",
            Refusal.KeyNotTaken not => not.Reason,
            Refusal.NotAllowed not =>
                $"This needs the role {Quote.Alternatives(not.Needed)}. This key has {Held(not.Roles)}.",
            Refusal.UnknownOrganisation unknown => $"There is no organisation '{unknown.Organisation}'.",
            Refusal.UnknownKey => "The organisation has no key with that id.",
            Refusal.UnknownWebhook => "The organisation has no webhook with that id.",
            Refusal.UnknownDelivery =>
                "The webhook has no delivery with that id. Deliveries are listed with the webhook, the newest hundred of them.",
            Refusal.NameTaken taken =>
                $"There is no survey '{taken.Survey}' that this key may change. For a new survey, choose another name.",
            Refusal.Unusable unusable => unusable.Reason,
            Refusal.TooMuch much =>
                $"That would be {much.What}. Nothing was done. Try again later, as Retry-After says.",
            Refusal.Faulty faulty =>
                $"The {FileNames.Of(faulty.Kind)} has {Errors(faulty.Issues.Count)}; nothing was stored. Correct the file and upload it again.",
            Refusal.NoStyle none => $"The organisation '{none.Organisation}' has no house style of its own.",
            Refusal.FaultyStyle faulty =>
                $"The house style has {Errors(faulty.Issues.Count)}; nothing was stored. Correct the file and upload it again.",
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without words."),
        };

    private static MessageText Held(IReadOnlyList<string> roles) => roles.Count == 0 ? "none" : Quote.All(roles);

    /// <summary>"1 error", "12 errors".</summary>
    internal static MessageText Errors(long count)
    {
        if (count == 1)
            return "1 error";
        return $"{count:N0} errors";
    }
}
