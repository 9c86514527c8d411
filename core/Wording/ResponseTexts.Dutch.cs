namespace Serverless.Wording;

internal abstract partial class ResponseTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : ResponseTexts(grammar)
    {
        public override string Caption => "Respons per doelgroep";

        public override string Summary => "Populatie, respondenten, respons en foutmarge per doelgroep.";

        public override string Unknown => "onbekend";

        public override string TargetGroup => "Doelgroep";

        public override string Population => "Populatie";

        public override string Invited => "Benaderd";

        public override string Respondents => "Respondenten";

        public override string Response => "Respons";

        public override string EffectiveN => "Effectieve n";

        public override string Margin => "Marge";

        public override string IndicativeNote => "* Indicatief.";

        public override string EnoughForNationalStatements(string groups) =>
            $"Genoeg respondenten voor uitspraken over de hele doelgroep (nodig: {groups}).";

        public override string TooFewForNationalStatements(string groups) =>
            $"Te weinig respondenten voor uitspraken over de hele doelgroep (nodig: {groups}).";

        public override string NotWeighted => "Niet gewogen: alle respondenten tellen even zwaar.";

        public override string Weighted(string method) => $"Weging: {method}.";

        public override string WeightingEffect(string designEffect, string effectiveN) =>
            $"Designeffect van de weging {designEffect}; effectieve n {effectiveN}.";

        public override string MarginUnknown(int? respondents) =>
            $"Kenmerk onbekend bij {Grammar.CountedOrFew(respondents, "respondent", "respondenten")}.";

        public override string Trimmed(int? weights) =>
            $"Afgetopt: {Grammar.CountedOrFew(weights, "gewicht", "gewichten")}.";

        public override string PostStratification => "poststratificatie";

        public override string Raking => "raking naar de marges (iteratief proportioneel)";

        public override string LinearCalibration => "lineaire kalibratie";

        public override string LogitCalibration => "logitkalibratie";

        public override string SelectionProbabilityOnly => "alleen naar trekkingskans";

        public override string PopulationShare => "% populatie";

        public override string PopulationTotal => "totaal in populatie";

        public override string PopulationMean => "gemiddelde in populatie";

        public override string ResponseMean => "gemiddelde in respons";

        public override string WeightedMean => "gewogen gemiddelde";

        public override string NumbersSummary => "Gemiddelden in de populatie, de respons en na weging.";

        public override string ResponseShare => "% respons";

        public override string WeightedShare => "% gewogen";

        public override string MarginsSummary => "Verdeling in de populatie, de respons en na weging.";
    }
}
