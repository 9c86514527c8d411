namespace Serverless.Surveys;

/// <summary>Tick all that apply: one 0/1 column per option, named <c>question.option</c>.</summary>
public sealed record MultipleQuestion : Question
{
    public override QuestionType Type => QuestionType.Multiple;

    /// <summary>
    /// What people's own files have between the answers in one cell; null when each option has a column.
    /// </summary>
    public string? Separator { get; init; }

    public MultipleBase Base { get; init; } = MultipleBase.Answered;

    public override IEnumerable<QuestionColumn> Columns =>
        Answers.Select(option => new QuestionColumn(Id, option.Code, ColumnContent.Ticked, option));
}

/// <summary>Which respondents form the base of a multiple-response question.</summary>
public enum MultipleBase
{
    /// <summary>All who were routed to the question and answered it, "none" included (the default).</summary>
    Answered,

    /// <summary>Only those who ticked at least one answer.</summary>
    Ticked,
}
