namespace Serverless.Intake.Sources;

/// <summary>What a data file knows of itself.</summary>
public sealed record SourceDescription
{
    /// <summary>The format in words, for messages: "SPSS system file", "LimeSurvey responses (CSV)".</summary>
    public required string Format { get; init; }

    /// <summary>Columns in the order of the file.</summary>
    public required IReadOnlyList<SourceColumn> Columns { get; init; }

    /// <summary>The name of the text encoding; null where the format has only one.</summary>
    public string? Encoding { get; init; }

    /// <summary>The file's title; null when it has none.</summary>
    public string? Label { get; init; }

    /// <summary>Multiple-response sets.</summary>
    public IReadOnlyList<MultipleResponseSet> Sets { get; init; } = [];

    /// <summary>Name of the column that weights the cases; null when there is none.</summary>
    public string? Weight { get; init; }

    /// <summary>How many rows the file says it has; null when it does not say.</summary>
    public long? Cases { get; init; }
}

/// <summary>A column of a data file.</summary>
public sealed record SourceColumn
{
    /// <summary>The name, unique within the file.</summary>
    public required string Name { get; init; }

    /// <summary>The text beside the name, often the question; null when there is none.</summary>
    public string? Label { get; init; }

    /// <summary>What its cells hold.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The display format in the file's own words; null when it has none.</summary>
    public string? Format { get; init; }

    /// <summary>Bytes of a text; 0 for other kinds and where texts have any length.</summary>
    public int Width { get; init; }

    /// <summary>Decimals the file displays; 0 where it does not say.</summary>
    public int Decimals { get; init; }

    /// <summary>The unit and origin of a date or time; null for other kinds.</summary>
    public TimeScale? TimeScale { get; init; }

    /// <summary>Level of measurement.</summary>
    public Measure Measure { get; init; } = Measure.Unknown;

    /// <summary>Labels of values, in the order of the file.</summary>
    public IReadOnlyList<ValueLabel> ValueLabels { get; init; } = [];

    /// <summary>Which values the file declares to be no substantive answer.</summary>
    public MissingValues Missing { get; init; } = MissingValues.None;

    /// <summary>What the export of a survey tool says the column is part of; null where it does not say.</summary>
    public ColumnPart? Part { get; init; }
}

/// <summary>The part of a question that a column of a tool's export holds.</summary>
/// <param name="Role">What the column is for.</param>
/// <param name="Question">The code the tool gives the question, or its text where the export has no codes.</param>
/// <param name="Text">The question as asked; null where the export has codes only.</param>
/// <param name="Item">Code or text of the item or option; null for a question with one column.</param>
/// <param name="ItemText">The item or option as shown; null where the export has codes only.</param>
public sealed record ColumnPart(
    ColumnRole Role,
    string Question,
    string? Text = null,
    string? Item = null,
    string? ItemText = null
);

/// <summary>What a column of a tool's export is for.</summary>
public enum ColumnRole
{
    /// <summary>Answers to a question, to an item of it, or to one of its options.</summary>
    Answer,

    /// <summary>One option of a question with several answers: filled or 1 means ticked.</summary>
    Option,

    /// <summary>The text written in beside an answer ("other, namely").</summary>
    OtherText,

    /// <summary>The id of the response.</summary>
    Respondent,

    /// <summary>When, where and how the form was filled in; no question.</summary>
    Administrative,

    /// <summary>Answers about something of which a respondent has several; no question of the respondent.</summary>
    Repeat,
}

/// <summary>What the cells of a column hold.</summary>
public enum ColumnKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Dates, as numbers on the column's time scale.</summary>
    Date,

    /// <summary>Dates with a time of day, as numbers on the column's time scale.</summary>
    DateTime,

    /// <summary>Durations, which may be negative and longer than a day, as numbers on the column's time scale.</summary>
    Time,
}

/// <summary>Level of measurement as a file states it.</summary>
public enum Measure
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Categories without order.</summary>
    Nominal,

    /// <summary>Categories in order.</summary>
    Ordinal,

    /// <summary>Numbers.</summary>
    Scale,
}

/// <summary>A value and its label.</summary>
public sealed record ValueLabel(SourceValue Value, string Label);

/// <summary>Values that are no substantive answer: single ones, and a range with both ends included.</summary>
/// <param name="Values">Single values.</param>
/// <param name="Range">A range of numbers; infinite where the file says lowest or highest; null without range.</param>
public sealed record MissingValues(IReadOnlyList<SourceValue> Values, (double Low, double High)? Range = null)
{
    /// <summary>No value is missing.</summary>
    public static MissingValues None { get; } = new([]);

    /// <summary>Whether a value is declared missing; tagged missing values always are.</summary>
    public bool Contains(SourceValue value) =>
        value.Kind == CellKind.TaggedMissing
        || Values.Contains(value)
        || (Range is var (low, high) && value.Kind == CellKind.Number && value.Number >= low && value.Number <= high);
}

/// <summary>A question with several answers, spread over several columns.</summary>
/// <param name="Name">Name in the file, usually with a dollar sign in front.</param>
/// <param name="Label">The question; null when there is none.</param>
/// <param name="Counted">
/// Of a set of dichotomies the value that means "ticked"; null for a set of categories, each of whose columns holds
/// one of the answers.
/// </param>
/// <param name="Columns">Names of the columns.</param>
public sealed record MultipleResponseSet(
    string Name,
    string? Label,
    SourceValue? Counted,
    IReadOnlyList<string> Columns
);
