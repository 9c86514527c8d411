using Serverless.Surveys;

namespace Serverless.Wording;

/// <summary>
/// Every word the product says to readers in one language, by subject. A language is one implementation of each
/// subject; a text that one lacks does not compile.
/// </summary>
public abstract partial class Texts
{
    private static readonly Texts InDutch = new Dutch();
    private static readonly Texts InEnglish = new English();

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    /// <summary>The BCP 47 tag of the language: <c>nl-NL</c>.</summary>
    public abstract string LanguageTag { get; }

    /// <summary>Numbers, percentages and intervals.</summary>
    public abstract NumberTexts Numbers { get; }

    /// <summary>Dates and periods.</summary>
    public abstract DateTexts Dates { get; }

    /// <summary>Lists, plurals and capitals.</summary>
    public abstract GrammarTexts Grammar { get; }

    /// <summary>Shares in words.</summary>
    public abstract ProportionTexts Proportions { get; }

    /// <summary>The commissioner's desk.</summary>
    public abstract DeskTexts Desk { get; }

    /// <summary>What feeds and calendars say.</summary>
    public abstract NoticeTexts Notices { get; }

    internal abstract FigureTexts Figures { get; }

    internal abstract ChangeTexts Changes { get; }

    internal abstract ChartTexts Charts { get; }

    internal abstract TableTexts Tables { get; }

    internal abstract TablesReportTexts TablesReport { get; }

    internal abstract ReadingGuideTexts ReadingGuide { get; }

    internal abstract MethodologyTexts Methodology { get; }

    internal abstract ResponseTexts Response { get; }

    internal abstract NonResponseTexts NonResponse { get; }

    internal abstract FactsheetTexts Factsheet { get; }

    internal abstract WithheldTexts Withheld { get; }

    internal abstract ExportTexts Exports { get; }

    internal abstract BaseTexts Bases { get; }

    internal abstract ConditionTexts Conditions { get; }

    internal abstract RemarkTexts Remarks { get; }

    internal abstract NotTestedTexts NotTested { get; }

    internal abstract WeightingFailureTexts WeightingFailures { get; }

    internal abstract MethodTexts Methods { get; }

    internal abstract ReleaseTexts Release { get; }

    internal abstract AccessibilityTexts Accessibility { get; }

    internal abstract PortalTexts Portal { get; }

    internal abstract ChangesPageTexts ChangesPage { get; }

    internal abstract ProblemPageTexts ProblemPage { get; }

    /// <summary>The texts of <paramref name="language"/>.</summary>
    public static Texts For(Language language) =>
        language switch
        {
            Language.Dutch => InDutch,
            Language.English => InEnglish,
        };

    /// <summary>One text in every language, for documents that carry them all.</summary>
    /// <param name="write">Writes it with the texts of one language.</param>
    public static LocalizedText Localized(Func<Texts, string> write) =>
        LocalizedText.Of(language => write(For(language)));

    /// <summary>A text of the survey in this language.</summary>
    public string Of(LocalizedText text) => text.In(Language);
}
