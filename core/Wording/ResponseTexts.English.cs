namespace Serverless.Wording;

internal abstract partial class ResponseTexts
{
    internal sealed class English(GrammarTexts grammar) : ResponseTexts(grammar)
    {
        public override string Caption => "Response by target group";

        public override string Summary => "Population, respondents, response and margin of error by target group.";

        public override string Unknown => "unknown";

        public override string TargetGroup => "Target group";

        public override string Population => "Population";

        public override string Invited => "Invited";

        public override string Respondents => "Respondents";

        public override string Response => "Response";

        public override string EffectiveN => "Effective n";

        public override string Margin => "Margin";

        public override string IndicativeNote => "* Indicative.";

        public override string EnoughForNationalStatements(string groups) =>
            $"Enough respondents for statements about the whole target group (needed: {groups}).";

        public override string TooFewForNationalStatements(string groups) =>
            $"Too few respondents for statements about the whole target group (needed: {groups}).";

        public override string NotWeighted => "Not weighted: all respondents count equally.";

        public override string Weighted(string method) => $"Weighting: {method}.";

        public override string WeightingEffect(string designEffect, string effectiveN) =>
            $"Design effect of weighting {designEffect}; effective n {effectiveN}.";

        public override string MarginUnknown(int? respondents) =>
            $"Characteristic unknown for {Grammar.CountedOrFew(respondents, "respondent", "respondents")}.";

        public override string Trimmed(int? weights) =>
            $"Trimmed: {Grammar.CountedOrFew(weights, "weight", "weights")}.";

        public override string PostStratification => "post-stratification";

        public override string Raking => "raking to the margins (iterative proportional fitting)";

        public override string LinearCalibration => "linear calibration";

        public override string LogitCalibration => "logit calibration";

        public override string SelectionProbabilityOnly => "by selection probability only";

        public override string PopulationTotal => "population total";

        public override string PopulationMean => "population mean";

        public override string ResponseMean => "response mean";

        public override string WeightedMean => "weighted mean";

        public override string NumbersSummary => "Means in the population, in the response and after weighting.";

        public override string PopulationShare => "% population";

        public override string ResponseShare => "% response";

        public override string WeightedShare => "% weighted";

        public override string MarginsSummary => "Distribution in the population, the response and after weighting.";
    }
}
