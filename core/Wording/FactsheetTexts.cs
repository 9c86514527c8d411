namespace Serverless.Wording;

/// <summary>The factsheet: its headings and the sentences it makes by itself.</summary>
internal abstract partial class FactsheetTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string Subject { get; }

    public abstract string Kind { get; }

    public abstract string Participation(string groups, string fieldwork, BoundedCount respondents);

    public abstract string TargetGroups(string number);

    public abstract string CommissionedBy(string commissioner);

    public abstract string Methodology { get; }

    public abstract string NoFigures { get; }

    public abstract string InBrief { get; }

    public abstract string ChangedSince(string earlier);

    public abstract string NoneDiffers(int tested, string number, string earlier);

    public abstract string OnlyOneTestedDiffers(string earlier);

    public abstract string SomeDiffer(
        string tested,
        int differing,
        string number,
        int holding,
        string holdingNumber,
        string earlier
    );

    public abstract string LargestFollow { get; }

    public abstract string AttachmentName { get; }

    public abstract string AttachmentDescription { get; }
}
