namespace Serverless.Wording;

/// <summary>Those who did not respond: fieldwork, fit to the population, coverage.</summary>
internal abstract partial class NonResponseTexts
{
    /// <summary>How those invited ended.</summary>
    public abstract string Outcome { get; }

    /// <summary>A disposition.</summary>
    public abstract string Complete { get; }

    /// <summary>A disposition.</summary>
    public abstract string Partial { get; }

    /// <summary>A disposition.</summary>
    public abstract string Refusal { get; }

    /// <summary>A disposition.</summary>
    public abstract string NonContact { get; }

    /// <summary>A disposition.</summary>
    public abstract string Other { get; }

    /// <summary>A disposition.</summary>
    public abstract string UnknownHousehold { get; }

    /// <summary>A disposition.</summary>
    public abstract string UnknownOther { get; }

    /// <summary>A disposition.</summary>
    public abstract string NotEligible { get; }

    /// <summary>Rates of response and refusal.</summary>
    public abstract string Rates { get; }

    /// <summary>A kind of rate.</summary>
    public abstract string ResponseRate { get; }

    /// <summary>A kind of rate.</summary>
    public abstract string CooperationRate { get; }

    /// <summary>A kind of rate.</summary>
    public abstract string RefusalRate { get; }

    /// <summary>A kind of rate.</summary>
    public abstract string ContactRate { get; }

    /// <summary>Why some rates are missing.</summary>
    public abstract string RatesWithoutEstimate { get; }

    /// <summary>Why people refused.</summary>
    public abstract string Reasons { get; }

    /// <summary>Head of a column.</summary>
    public abstract string ShareOfRefusals { get; }

    /// <summary>Which part of the population the respondents are.</summary>
    public abstract string Coverage { get; }

    /// <summary>Head of a column.</summary>
    public abstract string InResponse { get; }

    /// <summary>Head of a column.</summary>
    public abstract string Covered { get; }

    /// <summary>The response against the population.</summary>
    public abstract string Fit { get; }

    /// <summary>Head of a column.</summary>
    public abstract string DegreesOfFreedom { get; }

    /// <summary>What the test is.</summary>
    public abstract string FitNote { get; }

    /// <summary>Head of a column.</summary>
    public abstract string Unconditional { get; }

    /// <summary>Head of a column.</summary>
    public abstract string Conditional { get; }

    /// <summary>Head of a column.</summary>
    public abstract string StandardError { get; }

    /// <summary>How an R-indicator is read.</summary>
    public abstract string RepresentativenessNote { get; }

    /// <summary>How rates are numbered and the unknown are counted.</summary>
    public abstract string RatesNote(string eligible);

    /// <summary>The R-indicator of a variable.</summary>
    public abstract string Representativeness(string variable, bool mainEffects, string indicator, string error);
}
