namespace Serverless.Surveys;

/// <summary>Free text, in one column that may be absent: kept, never published.</summary>
public sealed record OpenQuestion : Question
{
    public override QuestionType Type => QuestionType.Open;

    public override IEnumerable<QuestionColumn> Columns => [new(Id, null, ColumnContent.Text)];
}
