namespace Serverless.Surveys;

/// <summary>The kinds of question.</summary>
public enum QuestionType
{
    /// <summary>One answer out of several.</summary>
    Single,

    /// <summary>Tick all that apply: one 0/1 column per answer, named <c>question.answer</c>.</summary>
    Multiple,

    /// <summary>Several items answered on one scale: one column per item, named <c>question.item</c>.</summary>
    Grid,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>Free text: kept, never published.</summary>
    Open,
}

/// <summary>Which respondents form the base of a multiple-response question.</summary>
public enum MultipleBase
{
    /// <summary>All who were routed to the question and answered it, "none" included (the default).</summary>
    Answered,

    /// <summary>Only those who ticked at least one answer.</summary>
    Ticked,
}

/// <summary>One question of the codebook.</summary>
public sealed record Question
{
    /// <summary><c>[a-z0-9-]{1,40}</c>; also the column name in response files.</summary>
    public required string Id { get; init; }

    public required QuestionType Type { get; init; }

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
    /// The answers, in print order: of a single question, the options of a multiple one, the scale of a grid. 250 at
    /// most.
    /// </summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The items of a grid.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Whether the answers are in order from low to high, so that ranks and trends mean something.</summary>
    public bool Ordinal { get; init; }

    /// <summary>Whether the answers' <see cref="Answer.Score"/> (or the number itself) may be averaged.</summary>
    public bool ShowMean { get; init; }

    public MultipleBase MultipleBase { get; init; } = MultipleBase.Answered;

    /// <summary>Smallest and largest number allowed in a numeric question.</summary>
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Decimals a mean is printed with, 0 to 3.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Unit of a numeric question in print, e.g. "jaar".</summary>
    public LocalizedText? Unit { get; init; }

    /// <summary>
    /// Whether wording, routing and answers are the same as in the wave it is compared with.
    /// When false the change is not tested and outputs mark a break.
    /// </summary>
    public bool ComparableWithPreviousWave { get; init; } = true;

    /// <summary>Whether the wave asked this group the question.</summary>
    public bool IsAskedOf(string group, string wave) =>
        Groups.Contains(group, StringComparer.Ordinal) && Waves.Contains(wave, StringComparer.Ordinal);
}

/// <summary>An answer, an option of a multiple question, or a point of a grid's scale.</summary>
public sealed record Answer
{
    /// <summary>The code in response files, <c>[A-Za-z0-9_-]{1,40}</c>.</summary>
    public required string Code { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>
    /// Whether choosing it means no substantive answer ("weet niet"), which then counts neither in base nor in
    /// percentages.
    /// </summary>
    public bool Missing { get; init; }

    /// <summary>Whether it excludes all other options of a multiple question ("geen").</summary>
    public bool Exclusive { get; init; }

    /// <summary>Whether it belongs to the summary share of the scale (for instance the two highest points).</summary>
    public bool InSummary { get; init; }

    /// <summary>The number it stands for in a mean; null keeps it out of the mean.</summary>
    public double? Score { get; init; }

    /// <summary>Groups that were offered it; empty for all groups of the question.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether the group was offered it, given that it was asked the question.</summary>
    public bool IsOfferedTo(string group) => Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal);
}

/// <summary>An item of a grid question.</summary>
public sealed record Item
{
    /// <summary><c>[a-z0-9-]{1,40}</c>.</summary>
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>Groups that were offered it; empty for all groups of the question.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether the group was offered it, given that it was asked the question.</summary>
    public bool IsOfferedTo(string group) => Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal);
}
