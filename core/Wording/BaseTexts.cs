namespace Serverless.Wording;

/// <summary>Who a table's figures are of.</summary>
internal abstract partial class BaseTexts(NumberTexts numbers)
{
    private protected NumberTexts Numbers { get; } = numbers;

    /// <summary>Those a profile classifies.</summary>
    public abstract string Profile(int questions, int atLeast);

    /// <summary>Those who gave both numbers of a ratio.</summary>
    public abstract string Ratio(string numerator, string denominator);

    /// <summary>A condition over answers.</summary>
    public abstract string RespondentsWho(string clause);

    /// <summary>Those who ticked at least one answer.</summary>
    public abstract string TickedAny { get; }

    /// <summary>The same of those routed to the question.</summary>
    public abstract string AndTickedAny(string routed);
}
