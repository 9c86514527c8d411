using Serverless.Surveys.Issues;

namespace Serverless.Intake.Differences;

/// <summary>What an uploader should look at when a response file is held against others.</summary>
public static class FileWarnings
{
    /// <summary>Fewer than half of the respondents of the present version.</summary>
    public static ValidationWarning? HalfAFile(int respondents, int present) =>
        2L * respondents <= present
            ? new ValidationWarning(
                IntakeRule.HalfAFile,
                null,
                respondents,
                $"The file has {respondents} respondents, the present version {present}. Is it complete?"
            )
            : null;

    /// <summary>No respondent id that the present version has.</summary>
    public static ValidationWarning? OtherRespondents(RespondentDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference is { Changed: 0, Unchanged: 0, Gone: > 0 }
            ? new ValidationWarning(
                IntakeRule.OtherRespondents,
                null,
                difference.Gone,
                $"None of the {difference.Gone} respondent ids of the present version is in this file. Is it the file of another wave or group, or were ids numbered anew?"
            )
            : null;
    }

    /// <summary>The same bytes as another file.</summary>
    public static ValidationWarning SameContent(string group, string wave) =>
        new(
            IntakeRule.SameContent,
            null,
            null,
            $"The responses of group '{group}' in wave '{wave}' are this same file, byte for byte. Was the right file sent?"
        );

    /// <summary>Link keys of which fewer than half match the wave before.</summary>
    /// <param name="match">How they match.</param>
    /// <param name="wave">The wave before.</param>
    /// <param name="column">The column of the link key.</param>
    public static ValidationWarning? LinkKeys(LinkMatch match, string wave, string column)
    {
        ArgumentNullException.ThrowIfNull(match);
        if (match.CouldMatch == 0 || !match.IsUnderHalf)
            return null;
        MessageText near = match.BestNearMatch is { } best
            ? (MessageText)
                $" {best.Matching} of {match.CouldMatch} would match {KeyForms.InWords(best.Form)}; they are not changed here: write them alike in both files."
            : "";
        MessageText consequence = match.IsNone
            ? "; changes are computed as if both waves had other respondents"
            : "; only those link the waves";
        return new ValidationWarning(
            IntakeRule.LinkKeys,
            column,
            match.CouldMatch - match.Matching,
            $"{match.Matching} of {match.CouldMatch} link keys that could match wave {wave} do{consequence}.{near}"
        );
    }
}
