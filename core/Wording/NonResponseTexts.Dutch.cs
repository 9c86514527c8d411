namespace Serverless.Wording;

internal abstract partial class NonResponseTexts
{
    internal sealed class Dutch : NonResponseTexts
    {
        public override string Outcome => "Uitkomst van het veldwerk";

        public override string Complete => "volledige vragenlijst";

        public override string Partial => "gedeeltelijke vragenlijst";

        public override string Refusal => "geweigerd";

        public override string NonContact => "niet bereikt";

        public override string Other => "wel bereikt, maar om een andere reden geen vragenlijst";

        public override string UnknownHousehold => "onbekend of er iemand was om te vragen";

        public override string UnknownOther => "onbekend of iemand tot de doelgroep hoort";

        public override string NotEligible => "niet tot de doelgroep behorend";

        public override string Rates => "Respons, medewerking, weigering en contact";

        public override string ResponseRate => "Respons";

        public override string CooperationRate => "Medewerking";

        public override string RefusalRate => "Weigering";

        public override string ContactRate => "Contact";

        public override string RatesWithoutEstimate =>
            "Definities van AAPOR. Van wie onbekend is of die tot de doelgroep hoort, is geen schatting te geven: het aantal dat niet tot de doelgroep hoorde is niet geteld.";

        public override string Reasons => "Redenen om te weigeren";

        public override string ShareOfRefusals => "% van de weigeringen";

        public override string Coverage => "Dekking";

        public override string InResponse => "in respons";

        public override string Covered => "dekking";

        public override string Fit => "Aansluiting van de respons op de populatie";

        public override string DegreesOfFreedom => "vrijheidsgraden";

        public override string FitNote =>
            "Chi-kwadraattoets van de ongewogen respons tegenover de verdeling in de populatie.";

        public override string Unconditional => "op zichzelf";

        public override string Conditional => "binnen de andere";

        public override string StandardError => "standaardfout";

        public override string RepresentativenessNote =>
            "De R-indicator is 1 als elke categorie evenveel kans op respons heeft. Partiële indicatoren zeggen hoeveel een variabele of categorie daaraan afdoet: 0 is niets; onder 0 responderen er minder dan gemiddeld.";

        public override string RatesNote(string eligible) =>
            $"Definities van AAPOR (2023), genummerd 1 tot 6. Van wie onbekend is of die tot de doelgroep hoort, telt {eligible} mee waar de definitie een schatting vraagt.";

        public override string Representativeness(string variable, bool mainEffects, string indicator, string error) =>
            $"Representativiteit naar {variable}{(mainEffects ? " (alleen hoofdeffecten)" : "")}: R-indicator {indicator} (standaardfout {error})";
    }
}
