namespace Serverless.Wording;

/// <summary>Exports: heads of columns and notes of the workbook and the CSV files.</summary>
internal abstract partial class ExportTexts
{
    public abstract string NotesSheet { get; }

    /// <summary>Label of the column of weights.</summary>
    public abstract string Weight { get; }

    /// <summary>That an option was ticked.</summary>
    public abstract string Ticked { get; }

    /// <summary>That an option was not ticked.</summary>
    public abstract string NotTicked { get; }

    /// <summary>A sheet without a name of its own.</summary>
    public abstract string Sheet { get; }

    public abstract string Question { get; }

    public abstract string Item { get; }

    public abstract string TargetGroup { get; }

    public abstract string Answer { get; }

    public abstract string Value { get; }

    public abstract string Lower { get; }

    public abstract string Upper { get; }

    public abstract string StandardError { get; }

    public abstract string EffectiveN { get; }

    public abstract string Earlier { get; }

    public abstract string Difference { get; }

    public abstract string Significant { get; }

    public abstract string Effect { get; }

    public abstract string Remark { get; }

    public abstract string Yes { get; }

    /// <summary>An answer among those that two waves have in common.</summary>
    public abstract string AmongCommonAnswers(string answer);

    /// <summary>An answer among those that all waves of a development offered.</summary>
    public abstract string AmongAnswersOfTrend(string answer);

    /// <summary>Of whom a figure is.</summary>
    public abstract string Base { get; }

    /// <summary>The base of a question that everyone was asked.</summary>
    public abstract string AllRespondents { get; }

    /// <summary>Of a difference that is significant within its question and not among all tests.</summary>
    public abstract string YesNotHolding { get; }

    /// <summary>The p-value after correction for the answers of the question.</summary>
    public abstract string CorrectedP { get; }

    /// <summary>What a table is crossed by.</summary>
    public abstract string CrossedBy { get; }

    /// <summary>A column of a crossed table.</summary>
    public abstract string Column { get; }

    /// <summary>The columns that are significantly smaller.</summary>
    public abstract string LargerThan { get; }

    /// <summary>A code of the columns of kinds and measures, which programs read in English.</summary>
    public abstract string Code(string code);

    public abstract string SharesNote { get; }

    public abstract string ColumnsNote { get; }

    /// <summary>Heading of what the columns of two sheets hold.</summary>
    public abstract string ColumnsOf(string sheet, string other);

    /// <summary>Name of the sheet with a row per figure.</summary>
    public abstract string AllFigures { get; }

    /// <summary>Name of the sheet of comparisons.</summary>
    public abstract string Differences { get; }

    /// <summary>Names of the columns of a row per figure, in order.</summary>
    public abstract IReadOnlyList<string> TidyHeader { get; }

    /// <summary>What each of these columns holds, in the same order; those of a release last.</summary>
    public IReadOnlyList<string> TidyDescriptions(bool isOfRelease) =>
        isOfRelease ? [.. OfFigures, .. OfRelease] : OfFigures;

    /// <summary>What the columns of figures hold.</summary>
    protected abstract IReadOnlyList<string> OfFigures { get; }

    /// <summary>What the columns of a release hold.</summary>
    protected abstract IReadOnlyList<string> OfRelease { get; }
}
