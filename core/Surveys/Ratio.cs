namespace Serverless.Surveys;

/// <summary>
/// The total of one number over that of another, e.g. pupils per teacher: not the mean of respondents' own quotients.
/// Its base is who answered both questions.
/// </summary>
public sealed record Ratio
{
    public required string Id { get; init; }

    public required LocalizedText Label { get; init; }

    /// <summary>The chapter it is printed in.</summary>
    public required string Chapter { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Numeric question.</summary>
    public required string Numerator { get; init; }

    /// <summary>Another numeric question.</summary>
    public required string Denominator { get; init; }

    /// <summary>Decimals it is printed with.</summary>
    public int Decimals { get; init; } = 1;

    public LocalizedText? Unit { get; init; }
}
