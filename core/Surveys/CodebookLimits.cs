namespace Serverless.Surveys;

/// <summary>How many of each thing a codebook may have, and how long its texts may be.</summary>
public static class CodebookLimits
{
    /// <summary>Size of the largest codebook read: 5 MB.</summary>
    public const int Bytes = 5_000_000;

    /// <summary>How many issues are listed; the others are only counted.</summary>
    public const int ListedIssues = 1_000;

    public const int Waves = 50;
    public const int Commissioners = 10;
    public const int Groups = 50;
    public const int Chapters = 100;
    public const int Questions = 2_000;
    public const int Items = 250;

    /// <summary>An answer's index is stored in a byte whose highest values mean blank and not routed.</summary>
    public const int Answers = 250;

    /// <summary>Options of a ranking question; each has a table with a share per place.</summary>
    public const int RankedOptions = 30;

    public const int Subgroups = 50;
    public const int Profiles = 50;
    public const int Patterns = 50;
    public const int Ratios = 100;

    public const int CrossTables = 20;

    /// <summary>Marks that stand for no answer.</summary>
    public const int Blanks = 50;

    /// <summary>Figures that a factsheet can open with.</summary>
    public const int KeyFigures = 12;
    public const int RefusalReasons = 30;

    /// <summary>Answers that tables can be crossed by: each has a letter.</summary>
    public const int CrossColumns = 26;

    /// <summary>Percentiles of one question.</summary>
    public const int Percentiles = 9;
    public const int Margins = 20;
    public const int CrossedQuestions = 4;
    public const int CrossedCells = 10_000;
    public const int ConditionParts = 100;

    /// <summary>Columns in one group's response file.</summary>
    public const int Columns = 5_000;

    public const int LabelLength = 500;
    public const int TextLength = 2_000;

    /// <summary>The largest number, either way: all up to here are exact enough to compute with.</summary>
    public const double Number = 1e15;
}
