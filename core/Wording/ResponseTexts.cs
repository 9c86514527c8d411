namespace Serverless.Wording;

/// <summary>Response and weights per group.</summary>
internal abstract partial class ResponseTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string Caption { get; }

    public abstract string Summary { get; }

    public abstract string Unknown { get; }

    public abstract string TargetGroup { get; }

    public abstract string Population { get; }

    public abstract string Invited { get; }

    public abstract string Respondents { get; }

    public abstract string Response { get; }

    public abstract string EffectiveN { get; }

    public abstract string Margin { get; }

    public abstract string IndicativeNote { get; }

    public abstract string EnoughForNationalStatements(string groups);

    public abstract string TooFewForNationalStatements(string groups);

    public abstract string NotWeighted { get; }

    public abstract string Weighted(string method);

    public abstract string WeightingEffect(string designEffect, string effectiveN);

    /// <summary>Null for a few of whom it is not said how many.</summary>
    public abstract string MarginUnknown(int? respondents);

    /// <summary>Null for a few of which it is not said how many.</summary>
    public abstract string Trimmed(int? weights);

    public abstract string PostStratification { get; }

    public abstract string Raking { get; }

    public abstract string LinearCalibration { get; }

    public abstract string LogitCalibration { get; }

    public abstract string SelectionProbabilityOnly { get; }

    public abstract string PopulationShare { get; }

    public abstract string PopulationTotal { get; }

    public abstract string PopulationMean { get; }

    public abstract string ResponseMean { get; }

    public abstract string WeightedMean { get; }

    public abstract string NumbersSummary { get; }

    public abstract string ResponseShare { get; }

    public abstract string WeightedShare { get; }

    public abstract string MarginsSummary { get; }
}
