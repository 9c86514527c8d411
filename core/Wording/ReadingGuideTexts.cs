namespace Serverless.Wording;

/// <summary>How the tables of the report are to be read.</summary>
internal abstract partial class ReadingGuideTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string Percentages(bool weighted);

    public abstract string Intervals(string level);

    /// <summary>Where every group selected itself.</summary>
    public abstract string NoIntervals { get; }

    public abstract string Bases { get; }

    public abstract string MoreThanOneAnswer { get; }

    public abstract string EmptyCells { get; }

    /// <summary>What the marks behind figures mean, of which a report has letters, arrows, or both.</summary>
    public abstract string Marks(string alpha, bool letters, bool arrows);

    public abstract string MinimumBase(int minimum);

    /// <summary>What the asterisk means.</summary>
    public abstract string Asterisk { get; }
}
