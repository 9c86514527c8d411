namespace Serverless.Surveys;

/// <summary>A number, in one column; its answers are missing codes ("99").</summary>
public sealed record NumericQuestion : Question
{
    /// <summary>How its numbers are written in response files.</summary>
    public NumberNotation Notation { get; init; } = NumberNotation.Unstated;

    public override QuestionType Type => QuestionType.Numeric;

    /// <summary>Smallest number allowed; null for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number allowed; null for no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>Decimals it is printed with, 0 to 3.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Percentiles besides median and quartiles, 1 to 99, ascending.</summary>
    public IReadOnlyList<int> Percentiles { get; init; } = [];

    /// <summary>Unit in print, e.g. "jaar".</summary>
    public LocalizedText? Unit { get; init; }

    public override IEnumerable<QuestionColumn> Columns => [new(Id, null, ColumnContent.Number)];
}

/// <summary>
/// The marks in numbers. Unstated is a point or comma before decimals and nothing between thousands, as far as that is
/// clear.
/// </summary>
/// <param name="Decimal">The mark before decimals; null for a point or a comma.</param>
/// <param name="Thousands">The mark between thousands; null for none.</param>
public sealed record NumberNotation(char? Decimal, char? Thousands)
{
    public static readonly NumberNotation Unstated = new(null, null);

    /// <summary>Whether the codebook says what a point or comma means.</summary>
    public bool IsStated => Decimal is not null || Thousands is not null;
}
