namespace Serverless.Intake.Responses;

/// <summary>When two respondent ids are one person's.</summary>
public static class RespondentId
{
    /// <summary>
    /// A form that all ids of one person have in common: white space around an id is no part of it, as in every cell,
    /// and the case of letters makes no other person. Files are exported anew with other capitals (UUIDs, e-mail
    /// names), and whoever was erased must not come back by that.
    /// </summary>
    public static string Comparable(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Trim().ToUpperInvariant();
    }
}
