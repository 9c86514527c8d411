namespace Serverless.Wording;

/// <summary>The factsheet: its headings and the sentences it makes by itself.</summary>
internal abstract partial class FactsheetTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string Subject { get; }

    public abstract string Kind { get; }

    /// <summary>Whom the survey is of and who took part; when, where that is known.</summary>
    public abstract string Participation(string groups, string? fieldwork, BoundedCount respondents);

    /// <summary>Who took part; when, where that is known.</summary>
    public abstract string TakingPart(string? fieldwork, BoundedCount respondents);

    public abstract string TargetGroups(int groups);

    public abstract string CommissionedBy(string commissioner);

    public abstract string Methodology { get; }

    public abstract string InBrief { get; }

    public abstract string ChangedSince(string earlier);

    public abstract string NoneDiffers(int tested, string earlier);

    public abstract string OnlyOneTestedDiffers(string earlier);

    /// <summary>Of several figures that were tested, how many differ and how many of these hold.</summary>
    public abstract string SomeDiffer(int tested, int differing, int holding, string earlier);

    /// <summary>After the base of a figure that not all respondents answered.</summary>
    public abstract string OfThoseWhoAnswered { get; }

    /// <summary>Before differences that hold, the largest first.</summary>
    /// <param name="shown">How many follow.</param>
    /// <param name="areLargest">False when larger ones are shown elsewhere in the factsheet.</param>
    public abstract string LargestFollow(int shown, bool areLargest);

    /// <summary>Before the finding that the factsheet opens with, a change.</summary>
    public abstract string LargestChange(string earlier);

    /// <summary>Before the finding that the factsheet opens with, a difference within this wave.</summary>
    public abstract string LargestDifference { get; }

    /// <summary>The message of a wave in which nothing changed that the tests could show.</summary>
    public abstract string NothingChanged(string earlier);

    /// <summary>Under a passage, whom its figures are of.</summary>
    public abstract string FiguresInText(string bases);

    /// <summary>"wie samenwerkt (n = 638 basisscholen)"; null for all respondents.</summary>
    public abstract string Asked(string? @base, string numbers);

    /// <summary>"Bij basisscholen gestegen van 36% naar 65%".</summary>
    public abstract string Moved(string group, bool up, string before, string after);

    /// <summary>"(n = 637; basis: wie samenwerkt)".</summary>
    public abstract string OfWhom(string numbers, string? @base);

    public abstract string BetweenGroups { get; }

    /// <summary>Over a chart of the answers on which groups differ most.</summary>
    public abstract string LargestBetweenGroups { get; }

    /// <summary>How many differences between groups hold, of all that were tested.</summary>
    public abstract string GroupsDiffer(int tested, int holding);

    /// <summary>Over the items of a long list that score highest.</summary>
    public abstract string Highest { get; }

    /// <summary>Over the items of a long list that score lowest.</summary>
    public abstract string Lowest { get; }

    /// <summary>The respondents of many groups, each with its response rate.</summary>
    public abstract string ResponseOfGroups(string groups, bool withRates);

    public abstract string Others { get; }

    /// <summary>The same where nothing comes before it.</summary>
    public abstract string Findings { get; }

    /// <summary>What the columns of the list of other figures hold.</summary>
    public abstract string OthersExplained(bool hasIndicative);

    /// <summary>How many figures there was no room for.</summary>
    public abstract string MoreInTablesReport(int figures);

    /// <summary>A mean with its scale: "gemiddelde, schaal 1–10".</summary>
    public abstract string MeanOnScale(string mean, string minimum, string maximum);

    public abstract string Figure { get; }

    public abstract string Group { get; }

    public abstract string AttachmentName { get; }

    public abstract string AttachmentDescription { get; }
}
