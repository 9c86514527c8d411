namespace Serverless.Wording;

/// <summary>The tables report: its cover and headings.</summary>
internal abstract partial class TablesReportTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    /// <summary>The name of this kind of report.</summary>
    public abstract string Kind { get; }

    /// <summary>What it holds, for the file's properties.</summary>
    public abstract string Subject { get; }

    /// <summary>Foot of a page, with places for the numbers.</summary>
    public abstract string PageOf { get; }

    /// <summary>Heading of the table of contents.</summary>
    public abstract string Contents { get; }

    /// <summary>Heading of the reading guide.</summary>
    public abstract string Guide { get; }

    /// <summary>Over a chapter's heading.</summary>
    public abstract string Chapter(string number);

    /// <summary>Chapter of a page per target group.</summary>
    public abstract string Profiles { get; }

    /// <summary>Summary for who hears the table of a target group.</summary>
    public abstract string ProfileSummary(string group);

    /// <summary>Chapter of changes.</summary>
    public abstract string ComparisonWith(string earlier);

    /// <summary>What a chapter of comparisons leaves out, and where that is.</summary>
    public abstract string OnlyDifferences { get; }

    /// <summary>
    /// How many figures of a group were compared, how many differ significantly and how many of these hold among all
    /// tests of the document.
    /// </summary>
    public abstract string DifferencesShown(int tested, int significant, int holding);

    /// <summary>How many questions were not compared, and why.</summary>
    public abstract string NotCompared(int questions, string reason);

    /// <summary>Chapter of a subgroup.</summary>
    public abstract string Sides(string first, string second);

    /// <summary>Chapter of tables crossed by a question.</summary>
    public abstract string CrossTables { get; }

    /// <summary>Heading over the tables crossed by one question.</summary>
    public abstract string By(string by);

    /// <summary>Which groups have no crossed tables, and why.</summary>
    public abstract string CrossingsWithheld(string groups);

    /// <summary>Summary for who hears a crossed table.</summary>
    public abstract string CrossSummary(string topic, string by);

    /// <summary>Legend of the letters of columns.</summary>
    public abstract string ColumnLetters { get; }

    /// <summary>The test of all columns at once.</summary>
    public abstract string ColumnsTogether(string test);

    /// <summary>Chapter of three waves or more.</summary>
    public abstract string Development { get; }

    /// <summary>Chapter of response and weights.</summary>
    public abstract string Response { get; }

    /// <summary>Chapter of methods.</summary>
    public abstract string Methods { get; }

    /// <summary>Who it was made for.</summary>
    public abstract string CommissionedBy(string commissioner);

    /// <summary>Under the title.</summary>
    public abstract string Lead(string groups);
}
