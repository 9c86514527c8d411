namespace Serverless.Surveys;

/// <summary>
/// Options put in order, the first being the most important: one column per option, named <c>question.option</c>, with
/// the place it was given. Not every option need be given a place.
/// </summary>
public sealed record RankingQuestion : Question
{
    public override QuestionType Type => QuestionType.Ranking;

    /// <summary>The last place that may be given; as many as there are options when all may be put in order.</summary>
    public required int Places { get; init; }

    /// <summary>Decimals a mean rank is printed with, 0 to 3.</summary>
    public int Decimals { get; init; } = 1;

    public override IEnumerable<QuestionColumn> Columns =>
        Answers.Select(option => new QuestionColumn(Id, option.Code, ColumnContent.Rank, option));
}
