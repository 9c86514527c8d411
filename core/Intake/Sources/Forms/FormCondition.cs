namespace Serverless.Intake.Sources.Forms;

/// <summary>Who is asked a question, as far as tools and codebooks can both say it.</summary>
public abstract record FormCondition
{
    private FormCondition() { }

    /// <summary>The question, or an item or option of it, has one of these codes.</summary>
    public sealed record Is(string Question, string? Item, IReadOnlyList<string> Codes) : FormCondition;

    /// <summary>The number lies between the bounds, both included.</summary>
    public sealed record Between(string Question, double? Minimum, double? Maximum) : FormCondition;

    /// <summary>The question was answered at all.</summary>
    public sealed record Answered(string Question) : FormCondition;

    /// <summary>Every part holds.</summary>
    public sealed record All(IReadOnlyList<FormCondition> Parts) : FormCondition;

    /// <summary>Some part holds.</summary>
    public sealed record Any(IReadOnlyList<FormCondition> Parts) : FormCondition;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(FormCondition Part) : FormCondition;
}
