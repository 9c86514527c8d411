namespace Serverless.Surveys;

/// <summary>A number, in one column; its answers are missing codes ("99").</summary>
public sealed record NumericQuestion : Question
{
    public override QuestionType Type => QuestionType.Numeric;

    /// <summary>Smallest number allowed; null for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number allowed; null for no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>Decimals it is printed with, 0 to 3.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Unit in print, e.g. "jaar".</summary>
    public LocalizedText? Unit { get; init; }

    public override IEnumerable<QuestionColumn> Columns => [new(Id, null, ColumnContent.Number)];
}
