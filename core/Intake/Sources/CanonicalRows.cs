namespace Serverless.Intake.Sources;

/// <summary>What files are given that they do not have themselves.</summary>
public static class CanonicalRows
{
    /// <summary>The name of the column with the row's number, for files that do not name their respondents.</summary>
    public const string RowNumber = "rownumber";
}
