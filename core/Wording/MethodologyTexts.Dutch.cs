namespace Serverless.Wording;

internal abstract partial class MethodologyTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : MethodologyTexts(grammar)
    {
        public override string WhoAndWhenHead => "Wie en wanneer.";

        public override string WhoAndWhen(string? fieldwork, BoundedCount respondents) =>
            $"{(fieldwork is null ? "" : $"{fieldwork}. ")}In totaal {(respondents.Number == 1 ? "deed" : "deden")} {Grammar.Counted(respondents, "respondent", "respondenten")} mee.";

        public override string WeightingHead => "Weging.";

        public override string NotWeighted => "De antwoorden zijn niet gewogen: alle respondenten tellen even zwaar.";

        public override string WeightedTo(string groups) =>
            $"De antwoorden zijn gewogen naar de bekende verdeling van de populatie: {groups}.";

        public override string GroupWeightedBy(string group, string variables) => $"{group} (naar {variables})";

        public override string TotalOf(string number) => $"het totaal van ‘{number}’";

        public override string NotWeightedGroups(string groups) => $"Niet gewogen naar populatiecijfers: {groups}.";

        public override string WeightedPercentages => "Percentages zijn gewogen, aantallen (n) ongewogen.";

        public override string Rounding =>
            "Door afronding tellen percentages niet altijd op tot 100 en kan een verschil een punt anders lijken.";

        public override string MarginsHead => "Marges.";

        public override string Intervals(string level, string without, bool areElsewhere) =>
            $"Elk cijfer{(without.Length == 0 ? "" : $", behalve die van {without},")} heeft een {level}-betrouwbaarheidsinterval{(areElsewhere ? "; die staan in het tabellenrapport" : "")}.";

        public override string MarginInTable(string half) =>
            $"De marge bij de respons geldt voor een percentage rond {half} en is in procentpunten.";

        public override string SignificanceHead => "Verschillen.";

        public override string Significance(string alpha, bool corrected, string minimum) =>
            $"‘Meer’, ‘minder’, ‘hoger’ en ‘lager’ staan alleen bij een significant verschil: groter dan toeval aannemelijk maakt (kans kleiner dan {alpha}{(corrected ? ", ook na correctie voor het aantal toetsen" : "")}). ‘Niet aangetoond’ betekent niet dat er geen verschil is. Getoetst is bij ten minste {minimum} respondenten aan beide kanten.";

        public override string WithheldHead => "Niet getoond.";

        public override string MinimumBase(int minimum) =>
            $"Cijfers over minder dan {Grammar.Counted(minimum, "respondent", "respondenten")} worden niet getoond.";

        public override string IndicativeGroups(string groups) =>
            $"Cijfers van {groups} zijn indicatief en gelden niet zonder meer voor de hele doelgroep.";

        public override string RemarksHead => "Kanttekeningen.";

        public override string VersionHead => "Versie.";

        public override string Version(string methodVersion, string? inputs) =>
            inputs is null
                ? $"Methodeversie {methodVersion}."
                : $"Methodeversie {methodVersion}; kenmerk van de gebruikte bestanden {inputs}.";

        public override string SourcesHeading => "Formules en bronnen";

        public override string Method => "Methode";

        public override string Description => "Omschrijving";

        public override string Source => "Bron";

        public override string FilesHeading => "Gebruikte bestanden";

        public override string Wave => "Meting";

        public override string TargetGroup => "Doelgroep";

        public override string Code => "Kenmerk";

        public override string Responses => "Rijen antwoorden";

        public override string PopulationFigures => "Categorieën populatiecijfers";

        public override string TotalsOnly => "alleen totalen";
    }
}
