namespace Serverless.Surveys;

/// <summary>A part of a question that may be offered to some of its groups, or in some of its waves, only.</summary>
public abstract record Offered
{
    private protected Offered() { }

    /// <summary>Groups that were offered it; empty for all groups of the question.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Waves that offered it; empty for all waves of the question.</summary>
    public IReadOnlyList<string> Waves { get; init; } = [];

    /// <summary>Whether the group was ever offered it, given that it was asked the question.</summary>
    public bool IsOfferedTo(string group) => Groups.Count == 0 || Groups.Contains(group, StringComparer.Ordinal);

    /// <summary>Whether the group was offered it in the wave, given that it was asked the question there.</summary>
    public bool IsOfferedTo(string group, string wave) => IsOfferedTo(group) && IsOfferedIn(wave);

    /// <summary>Whether the wave offered it to anyone, given that it asked the question.</summary>
    public bool IsOfferedIn(string wave) => Waves.Count == 0 || Waves.Contains(wave, StringComparer.Ordinal);
}

/// <summary>An answer, an option of a multiple or ranking question, or a point of a grid's scale.</summary>
public sealed record Answer : Offered
{
    /// <summary>The code in response files, <c>[A-Za-z0-9_.-]{1,64}</c>.</summary>
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

    /// <summary>
    /// What people's own files call the column of an option; null for <c>question.option</c>, and for answers.
    /// </summary>
    public string? Column { get; init; }
}

/// <summary>An item of a grid question.</summary>
public sealed record Item : Offered
{
    /// <summary><c>[A-Za-z0-9_.-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>What people's own files call its column; null for <c>question.item</c>.</summary>
    public string? Column { get; init; }
}
