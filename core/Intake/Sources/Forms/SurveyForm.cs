namespace Serverless.Intake.Sources.Forms;

/// <summary>A questionnaire as the tool that ran it describes it.</summary>
public sealed record SurveyForm
{
    /// <summary>What was read, in words: "LimeSurvey structure".</summary>
    public required string Format { get; init; }

    /// <summary>The title; null when it has none.</summary>
    public FormText? Title { get; init; }

    /// <summary>Questions in the order of the form, without displays and calculations.</summary>
    public required IReadOnlyList<FormQuestion> Questions { get; init; }
}

/// <summary>A text in the form's main language (Dutch when it has that), and in English when that is another.</summary>
public sealed record FormText(string Text, string? English = null)
{
    /// <summary>Chooses among texts by language code.</summary>
    public static FormText? Of(IReadOnlyList<(string Language, string Text)> texts)
    {
        var filled = texts.Where(text => text.Text.Length > 0).ToList();
        if (filled.Count == 0)
            return null;
        var main = filled.FindIndex(text => IsLanguage(text.Language, "nl", "dutch"));
        var english = filled.FindIndex(text => IsLanguage(text.Language, "en", "english"));
        var first = filled[Math.Max(0, main)];
        return new FormText(first.Text, english < 0 || filled[english] == first ? null : filled[english].Text);
    }

    private static bool IsLanguage(string language, string code, string name) =>
        language.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        || language.Contains($"({code})", StringComparison.OrdinalIgnoreCase)
        || language.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One question of a form.</summary>
public sealed record FormQuestion
{
    /// <summary>The code that columns of the data are named after.</summary>
    public required string Code { get; init; }

    /// <summary>Another code columns may be named after; null when there is none.</summary>
    public string? Alias { get; init; }

    /// <summary>The question as asked.</summary>
    public required FormText Text { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required FormQuestionKind Kind { get; init; }

    /// <summary>Answers, options, or the scale of a grid.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Items of a grid.</summary>
    public IReadOnlyList<FormOption> Items { get; init; } = [];

    /// <summary>The section of the form it is in; null when the form has none.</summary>
    public string? Section { get; init; }

    /// <summary>Who is asked it; null for everyone.</summary>
    public FormCondition? Condition { get; init; }

    /// <summary>The condition in the tool's own words when it could not be read; null otherwise.</summary>
    public string? UnreadCondition { get; init; }

    /// <summary>Smallest and largest number allowed.</summary>
    public double? Minimum { get; init; }

    /// <inheritdoc cref="Minimum"/>
    public double? Maximum { get; init; }

    /// <summary>Whether the form says that the answers are personal or identify someone.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>What the data file has the question for besides answers.</summary>
    public FormUse Use { get; init; }
}

/// <summary>An answer, option or item.</summary>
/// <param name="Code">Code in the data.</param>
/// <param name="Label">As shown.</param>
/// <param name="Score">The number it stands for in a mean; null when the form does not say.</param>
/// <param name="IsMissing">Whether the form says that it is no substantive answer.</param>
/// <param name="IsExclusive">Whether the form says that it goes with no other option.</param>
public sealed record FormOption(
    string Code,
    FormText Label,
    double? Score = null,
    bool IsMissing = false,
    bool IsExclusive = false
);

/// <summary>Kinds of question across tools.</summary>
public enum FormQuestionKind
{
    /// <summary>One answer out of several.</summary>
    Single,

    /// <summary>Tick all that apply.</summary>
    Multiple,

    /// <summary>Several items answered on one scale.</summary>
    Grid,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Several numbers, an item each.</summary>
    Numbers,

    /// <summary>A text, date, file or anything else that is not tabulated.</summary>
    Text,
}

/// <summary>What a question is for besides its answers.</summary>
public enum FormUse
{
    /// <summary>Answers only.</summary>
    None,

    /// <summary>It identifies the respondent.</summary>
    Respondent,

    /// <summary>It weights the cases.</summary>
    Weight,
}
