namespace Serverless.Surveys;

/// <summary>How many of each thing a codebook may have, and how long its texts may be.</summary>
public static class CodebookLimits
{
    /// <summary>Size of the largest codebook read: 5 MB.</summary>
    public const int MaximumBytes = 5_000_000;

    /// <summary>How many issues are listed; the others are only counted.</summary>
    public const int MaximumListedIssues = 1_000;

    public const int MaximumWaves = 50;
    public const int MaximumCommissioners = 10;
    public const int MaximumGroups = 50;
    public const int MaximumChapters = 100;
    public const int MaximumQuestions = 2_000;
    public const int MaximumItems = 250;

    /// <summary>Answers of one question, as many as lists of municipalities, schools or occupations have.</summary>
    public const int MaximumAnswers = 2_000;

    /// <summary>Options of a ranking question; each has a table with a share per place.</summary>
    public const int MaximumRankedOptions = 30;

    public const int MaximumSubgroups = 50;
    public const int MaximumProfiles = 50;
    public const int MaximumPatterns = 50;
    public const int MaximumRatios = 100;

    public const int MaximumCrossTables = 20;

    /// <summary>Marks that stand for no answer.</summary>
    public const int MaximumBlanks = 50;

    /// <summary>Figures that a factsheet can open with.</summary>
    public const int MaximumKeyFigures = 12;
    public const int MaximumRefusalReasons = 30;

    /// <summary>Answers that tables can be crossed by: each has a letter.</summary>
    public const int MaximumCrossColumns = 26;

    /// <summary>Percentiles of one question.</summary>
    public const int MaximumPercentiles = 9;
    public const int MaximumMargins = 20;
    public const int MaximumCrossedQuestions = 4;
    public const int MaximumCrossedCells = 10_000;
    public const int MaximumConditionParts = 100;

    /// <summary>Questions that the routing of one rests on, where members of a group that is asked it can be recognised.</summary>
    public const int MaximumRoutingQuestions = 50;

    /// <summary>Columns in one group's response file.</summary>
    public const int MaximumColumns = 5_000;

    public const int MaximumLabelLength = 500;
    public const int MaximumTextLength = 2_000;

    /// <summary>The largest number, either way: all up to here are exact enough to compute with.</summary>
    public const double MaximumNumber = 1e15;
}
