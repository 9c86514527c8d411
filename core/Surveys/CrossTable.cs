namespace Serverless.Surveys;

/// <summary>
/// Tables crossed by the answers of one question: per answer a column with the figures of who gave it, and letters for
/// the columns that differ.
/// </summary>
public sealed record CrossTable
{
    /// <summary>
    /// The single or multiple question, or the grid of <see cref="Item"/>, whose answers are the columns.
    /// </summary>
    public required string By { get; init; }

    /// <summary>The item of a grid; null for other questions.</summary>
    public string? Item { get; init; }

    /// <summary>Questions whose tables are crossed; empty for all tables.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Groups it is made for; those that were not asked are passed over.</summary>
    public required IReadOnlyList<string> Groups { get; init; }
}
