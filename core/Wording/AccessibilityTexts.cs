namespace Serverless.Wording;

/// <summary>Words of the page that says how accessible the pages are.</summary>
internal abstract partial class AccessibilityTexts
{
    public abstract string Title { get; }

    public abstract string Lead { get; }

    public abstract string Status { get; }

    public abstract string StatusExplained { get; }

    public abstract string Examined { get; }

    /// <summary>With which program, when, and how many pages.</summary>
    public abstract string ExaminedWith(string tool, string day, string pages);

    public abstract string AlsoExamined { get; }

    public abstract string State { get; }

    public abstract string StateOf(int width, bool isDark);

    public abstract string Pages { get; }

    public abstract string RulesMet { get; }

    public abstract string RulesBroken { get; }

    public abstract string Unclear { get; }

    public abstract string Shortcomings { get; }

    public abstract IReadOnlyList<string> ListedShortcomings { get; }

    public abstract string Tell { get; }

    /// <summary>Before the address of who runs the pages.</summary>
    public abstract string TellUs { get; }

    /// <summary>When nobody is named.</summary>
    public abstract string TellSurvey { get; }
}
