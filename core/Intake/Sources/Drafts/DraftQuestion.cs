using Serverless.Intake.Sources.Forms;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>A question of a codebook in the making.</summary>
internal sealed record DraftQuestion
{
    public required string Id { get; init; }

    /// <summary>What forms and other columns know the question by.</summary>
    public required string Code { get; init; }

    public string? Alias { get; init; }

    public required QuestionType Type { get; init; }

    public required FormText Text { get; init; }

    /// <summary>The file's column; null where items or options have columns of their own.</summary>
    public string? Column { get; init; }

    /// <summary>The separator of several answers in one cell; null when there are not several.</summary>
    public string? Separator { get; init; }

    public IReadOnlyList<DraftAnswer> Answers { get; init; } = [];

    public IReadOnlyList<DraftItem> Items { get; init; } = [];

    public bool Ordinal { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public string? Section { get; init; }

    public FormCondition? Condition { get; init; }

    public string? UnreadCondition { get; init; }

    /// <summary>Waves that asked it; empty for all.</summary>
    public IReadOnlyList<string> Waves { get; init; } = [];

    public bool IsComparable { get; init; } = true;

    /// <summary>Where its first column is in the file.</summary>
    public required int Position { get; init; }
}

/// <summary>An answer, option or point of a scale.</summary>
internal sealed record DraftAnswer(string Code, FormText Label)
{
    public bool Missing { get; init; }

    public bool Exclusive { get; init; }

    public double? Score { get; init; }

    /// <summary>The file's column of an option; null for answers.</summary>
    public string? Column { get; init; }

    public IReadOnlyList<string> Waves { get; init; } = [];
}

/// <summary>An item of a grid.</summary>
internal sealed record DraftItem(string Id, FormText Label, string Column)
{
    public IReadOnlyList<string> Waves { get; init; } = [];
}

/// <summary>Something the author of a codebook must decide.</summary>
/// <param name="Subject">What it is about, for programs: respondent, weight, missing, scale, type, routing, wave, …</param>
/// <param name="Question">Id of the question; null for the codebook as a whole.</param>
/// <param name="Found">What the files say.</param>
/// <param name="Proposal">What the draft has, which stays unless the author changes it.</param>
public sealed record DraftDecision(string Subject, string? Question, string Found, string Proposal);
