using System.Globalization;

namespace Serverless.Intake.Sources;

/// <summary>A value that a label or missing-value declaration names, or that a cell holds.</summary>
public readonly record struct SourceValue
{
    private SourceValue(CellKind kind, double number, string? text, char tag) =>
        (Kind, Number, Text, Tag) = (kind, number, text, tag);

    /// <summary>No value.</summary>
    public static SourceValue Blank => default;

    /// <summary>What kind of value it is.</summary>
    public CellKind Kind { get; }

    /// <summary>The number; 0 for other kinds.</summary>
    public double Number { get; }

    /// <summary>The text without blanks at its end; null for other kinds.</summary>
    public string? Text { get; }

    /// <summary>The letter of a tagged missing value; NUL for other kinds.</summary>
    public char Tag { get; }

    /// <summary>A number.</summary>
    public static SourceValue Of(double number) => new(CellKind.Number, number, null, default);

    /// <summary>A text.</summary>
    public static SourceValue Of(string text) => new(CellKind.Text, 0, text, default);

    /// <summary>The missing value with this letter.</summary>
    public static SourceValue Tagged(char tag) => new(CellKind.TaggedMissing, 0, null, tag);

    /// <summary>The value as a code: the shortest number that reads back the same, the text, or <c>.a</c>.</summary>
    public override string ToString() =>
        Kind switch
        {
            CellKind.Number => NumberText(Number),
            CellKind.Text => Text!,
            CellKind.TaggedMissing => $".{Tag}",
            _ => "",
        };

    /// <summary>The shortest decimal text that reads back as the same number, never with an exponent below 1e15.</summary>
    public static string NumberText(double number) =>
        Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
