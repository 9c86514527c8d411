namespace Serverless.Surveys;

/// <summary>The kinds of question.</summary>
public enum QuestionType
{
    /// <inheritdoc cref="SingleQuestion"/>
    Single,

    /// <inheritdoc cref="MultipleQuestion"/>
    Multiple,

    /// <inheritdoc cref="GridQuestion"/>
    Grid,

    /// <inheritdoc cref="NumericQuestion"/>
    Numeric,

    /// <inheritdoc cref="OpenQuestion"/>
    Open,

    /// <inheritdoc cref="RankingQuestion"/>
    Ranking,
}

/// <summary>
/// One question of the codebook, of one of the kinds of <see cref="QuestionType"/>. What differs by kind goes through
/// <see cref="Match"/>, so that the compiler lists what a new kind still lacks.
/// </summary>
public abstract record Question
{
    private protected Question() { }

    /// <summary><c>[a-z0-9-]{1,40}</c>; also the column name in response files.</summary>
    public required string Id { get; init; }

    public abstract QuestionType Type { get; }

    /// <summary>
    /// The chapter it is printed in; null for background variables, which are read and used but not reported.
    /// </summary>
    public string? Chapter { get; init; }

    public required LocalizedText Text { get; init; }

    /// <summary>Wording that differs for a group, by group id.</summary>
    public IReadOnlyDictionary<string, LocalizedText> TextByGroup { get; init; } =
        new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>Short label for charts and lists of changes; null to use <see cref="Text"/>.</summary>
    public LocalizedText? ShortText { get; init; }

    /// <summary>Groups that were asked.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Waves that asked it.</summary>
    public required IReadOnlyList<string> Waves { get; init; }

    /// <summary>Who was routed to it; null for everyone.</summary>
    public Condition? Routing { get; init; }

    /// <summary>
    /// Who was routed to it in plain words, as they follow "Base:" ("wie samenwerkt"); null to describe the routing.
    /// </summary>
    public LocalizedText? BaseText { get; init; }

    /// <summary>
    /// The answers, in print order: of a single question, the options of a multiple or ranking one, the scale of a
    /// grid, the missing codes of a numeric one; none of an open one. 2,000 at most.
    /// </summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>
    /// What people's own files call its column; null for <see cref="Id"/>, and where items or options have columns.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// Whether wording, routing and answers are the same as in the wave it is compared with.
    /// When false the change is not tested and outputs mark a break.
    /// </summary>
    public bool ComparableWithPreviousWave { get; init; } = true;

    /// <summary>
    /// Whether estimates of how many in the population give each answer, or of the total of a number, are published and
    /// compared.
    /// </summary>
    public bool ShowTotals { get; init; }

    /// <summary>Whether the share of all respondents that each answer makes up is published.</summary>
    public bool ShowShareOfResponse { get; init; }

    /// <summary>Whether the standard deviation is published of a number, or of scores that have a mean.</summary>
    public bool ShowStandardDeviation { get; init; }

    /// <summary>The columns it has in a response file, those of every group and wave.</summary>
    public abstract IEnumerable<QuestionColumn> Columns { get; }

    /// <summary>Whether the wave asked this group the question.</summary>
    public bool IsAskedOf(string group, string wave) =>
        Groups.Contains(group, StringComparer.Ordinal) && Waves.Contains(wave, StringComparer.Ordinal);

    /// <summary>What suits the kind of the question.</summary>
    public T Match<T>(
        Func<SingleQuestion, T> single,
        Func<MultipleQuestion, T> multiple,
        Func<GridQuestion, T> grid,
        Func<NumericQuestion, T> numeric,
        Func<OpenQuestion, T> open,
        Func<RankingQuestion, T> ranking
    ) =>
        Type switch
        {
            QuestionType.Single => single((SingleQuestion)this),
            QuestionType.Multiple => multiple((MultipleQuestion)this),
            QuestionType.Grid => grid((GridQuestion)this),
            QuestionType.Numeric => numeric((NumericQuestion)this),
            QuestionType.Open => open((OpenQuestion)this),
            QuestionType.Ranking => ranking((RankingQuestion)this),
        };
}
