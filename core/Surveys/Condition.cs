namespace Serverless.Surveys;

/// <summary>
/// A condition over a respondent's answers: routing, subgroups. It is true, false or unknown;
/// unknown when it rests on a question the respondent left blank (Kleene's three-valued logic).
/// </summary>
public abstract record Condition;

/// <summary>True when the single question, or the grid item, was answered with one of the codes.</summary>
public sealed record AnswerIs(string Question, string? Item, IReadOnlyList<string> Codes) : Condition;

/// <summary>True when at least one of the options of a multiple question was ticked.</summary>
public sealed record AnswerHas(string Question, IReadOnlyList<string> Codes) : Condition;

/// <summary>True when the number given lies between the bounds, both included; an absent bound does not bind.</summary>
public sealed record AnswerBetween(string Question, double? Minimum, double? Maximum) : Condition;

/// <summary>True when the question was answered at all; never unknown.</summary>
public sealed record IsAnswered(string Question, string? Item) : Condition;

/// <summary>True when every part is.</summary>
public sealed record AllOf(IReadOnlyList<Condition> Parts) : Condition;

/// <summary>True when any part is.</summary>
public sealed record AnyOf(IReadOnlyList<Condition> Parts) : Condition;

/// <summary>True when the part is false.</summary>
public sealed record Not(Condition Part) : Condition;

/// <summary>Stands for a condition that could not be read; what is wrong with it has been noted.</summary>
internal sealed record UnreadableCondition : Condition;
