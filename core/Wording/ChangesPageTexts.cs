namespace Serverless.Wording;

/// <summary>The page that says what is different in a release from the one before.</summary>
internal abstract partial class ChangesPageTexts
{
    public abstract string Title { get; }

    /// <summary>What the page is, for who gets a link to it.</summary>
    /// <param name="release">"uitgave 2".</param>
    /// <param name="title">Title of the report.</param>
    public abstract string Of(string release, string title);

    /// <summary>That there is no release before it.</summary>
    public abstract string IsFirst(string release);

    /// <summary>Which two releases are compared.</summary>
    /// <param name="release">"Uitgave 2".</param>
    /// <param name="before">"uitgave 1".</param>
    public abstract string ComparedWith(string release, string before);

    /// <summary>What the figures and pages were made from that is not the same.</summary>
    public abstract string CausedBy(string causes);

    public abstract string Counts(string figures, string conclusions, string sentences);

    /// <summary>That the reports say the same and look otherwise.</summary>
    public abstract string Nothing { get; }

    /// <summary>Link to the release before.</summary>
    public abstract string ReleaseBefore(string release);

    public abstract string Sentences { get; }

    public abstract string Conclusions { get; }

    public abstract string Figures { get; }

    /// <summary>Over figures whose question neither release has.</summary>
    public abstract string OtherFigures { get; }

    public abstract string Before { get; }

    public abstract string Now { get; }

    /// <summary>In the place of a sentence that came or went.</summary>
    public abstract string WasNotThere { get; }

    /// <summary>In the place of a figure that is not published.</summary>
    public abstract string NotPublished { get; }

    public abstract string Question { get; }

    public abstract string Answer { get; }

    public abstract string OfWhom { get; }

    public abstract string Compared { get; }

    public abstract string Cause { get; }

    /// <summary>Of a difference that is significant.</summary>
    public abstract string Shown { get; }

    public abstract string NotShown { get; }

    public abstract string NotTested { get; }

    /// <summary>Link to the same for programs.</summary>
    public abstract string AsJson { get; }

    /// <summary>Link to the page from the release.</summary>
    /// <param name="before">"uitgave 1".</param>
    public abstract string Since(string before);
}
