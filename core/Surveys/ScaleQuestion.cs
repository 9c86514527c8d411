namespace Serverless.Surveys;

/// <summary>A question answered with one of its answers, which may form a scale.</summary>
public abstract record ScaleQuestion : Question
{
    private protected ScaleQuestion() { }

    /// <summary>Whether the answers are in order from low to high, so that ranks and trends mean something.</summary>
    public bool Ordinal { get; init; }

    /// <summary>Whether the answers' <see cref="Answer.Score"/> may be averaged.</summary>
    public bool ShowMean { get; init; }

    /// <summary>Decimals a mean is printed with, 0 to 3.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>What is compared with a wave that offered other answers.</summary>
    public ScaleComparison Comparison { get; init; } = ScaleComparison.SameAnswers;
}

/// <summary>What is compared between two waves that did not offer the same answers.</summary>
public enum ScaleComparison
{
    /// <summary>Nothing: the shares do not mean the same.</summary>
    SameAnswers,

    /// <summary>
    /// The answers that both waves offered, as shares of the respondents who gave one of these. That is for scales on
    /// which whoever chose the new answer would otherwise have been spread over the others as everyone else was.
    /// </summary>
    Rescale,
}

/// <summary>One answer out of several, in one column.</summary>
public sealed record SingleQuestion : ScaleQuestion
{
    public override QuestionType Type => QuestionType.Single;

    public override IEnumerable<QuestionColumn> Columns => [new(Id, null, ColumnContent.Answer)];
}

/// <summary>Several items answered on one scale: one column per item, named <c>question.item</c>.</summary>
public sealed record GridQuestion : ScaleQuestion
{
    public override QuestionType Type => QuestionType.Grid;

    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>
    /// Whether Cronbach's alpha is published per group: how far the scores of the items hang together.
    /// </summary>
    public bool ShowReliability { get; init; }

    public override IEnumerable<QuestionColumn> Columns =>
        Items.Select(item => new QuestionColumn(Id, item.Id, ColumnContent.Answer, item));
}
