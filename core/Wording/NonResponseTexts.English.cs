namespace Serverless.Wording;

internal abstract partial class NonResponseTexts
{
    internal sealed class English : NonResponseTexts
    {
        public override string Outcome => "Fieldwork outcome";

        public override string Complete => "complete interview";

        public override string Partial => "partial interview";

        public override string Refusal => "refused";

        public override string NonContact => "not reached";

        public override string Other => "reached, no interview for another reason";

        public override string UnknownHousehold => "unknown whether there was anyone to ask";

        public override string UnknownOther => "unknown whether eligible";

        public override string NotEligible => "not eligible";

        public override string Rates => "Response, cooperation, refusal and contact";

        public override string ResponseRate => "Response";

        public override string CooperationRate => "Cooperation";

        public override string RefusalRate => "Refusal";

        public override string ContactRate => "Contact";

        public override string RatesWithoutEstimate =>
            "Definitions of AAPOR. How many of those whose eligibility is unknown are eligible cannot be estimated: those found not to be eligible were not counted.";

        public override string Reasons => "Reasons for refusal";

        public override string ShareOfRefusals => "% of refusals";

        public override string Coverage => "Coverage";

        public override string InResponse => "in response";

        public override string Covered => "covered";

        public override string Fit => "Fit of the response to the population";

        public override string DegreesOfFreedom => "degrees of freedom";

        public override string FitNote =>
            "Chi-square test of the unweighted response against the distribution in the population.";

        public override string Unconditional => "by itself";

        public override string Conditional => "within the other";

        public override string StandardError => "standard error";

        public override string RepresentativenessNote =>
            "The R-indicator is 1 when every category is equally likely to respond. Partial indicators show how much a variable or category takes away from that: 0 is nothing; below 0, fewer respond than on average.";

        public override string RatesNote(string eligible) =>
            $"Definitions of AAPOR (2023), numbered 1 to 6. Where a definition asks for an estimate, {eligible} of those whose eligibility is unknown are counted as eligible.";

        public override string Representativeness(string variable, bool mainEffects, string indicator, string error) =>
            $"Representativeness by {variable}{(mainEffects ? " (main effects only)" : "")}: R-indicator {indicator} (standard error {error})";
    }
}
