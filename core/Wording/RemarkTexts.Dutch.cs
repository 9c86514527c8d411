namespace Serverless.Wording;

internal abstract partial class RemarkTexts
{
    internal sealed class Dutch(GrammarTexts grammar, NumberTexts numbers) : RemarkTexts(grammar, numbers)
    {
        public override string ResponsesMissing(string group, IReadOnlyList<string> waves) =>
            $"Van {group} is voor {Of(waves)} wel een populatiebestand aangeleverd, maar geen responsbestand; deze groep ontbreekt.";

        public override string PopulationMissing(string group, IReadOnlyList<string> waves) =>
            $"Van {group} is voor {Of(waves)} wel een responsbestand aangeleverd, maar geen populatiebestand; zonder weging ontbreekt deze groep.";

        public override string EarlierWaveUnusable(string group, string wave, string failure) =>
            $"Met meting {wave} is {group} niet vergeleken, omdat die meting niet te wegen is: {failure}";

        public override string NoRespondents(string group, IReadOnlyList<string> waves) =>
            $"Het responsbestand van {group} voor {Of(waves)} bevat geen respondenten; deze groep ontbreekt.";

        public override string SelfSelected(string group, IReadOnlyList<string> waves) =>
            $"De {group} in {Of(waves)} hebben zichzelf aangemeld: de cijfers zijn niet gewogen en niet getoetst, en alleen indicatief.";

        public override string PopulationUnknown(string group, IReadOnlyList<string> waves) =>
            $"De omvang van de populatie van {group} in {Of(waves)} is onbekend; de onzekerheid is berekend zonder eindigepopulatiecorrectie.";

        public override string PopulationTotalDiffers(
            string group,
            IReadOnlyList<string> waves,
            string stated,
            string sum
        ) =>
            $"Van {group} vermeldt het populatiebestand van {Of(waves)} een totaal van {stated}, terwijl de marges optellen tot {sum}. De weging gebruikt de marges; het totaal staat alleen in de responsverantwoording.";

        public override string MarginValueMissing(
            string group,
            IReadOnlyList<string> waves,
            int respondents,
            string margin
        ) =>
            $"Bij {Numbers.Number(respondents)} van de {group} in {Of(waves)} ontbreekt ‘{margin}’; die marge laat {(respondents == 1 ? "dat" : "hun")} gewicht zoals het is.";

        public override string MarginsNotMet(string group, IReadOnlyList<string> waves) =>
            $"Bij {group} in {Of(waves)} waren aftopping van gewichten en aansluiting op de marges niet te verenigen: de gewichten blijven binnen de grenzen en wijken af van de marges.";

        public override string DispositionsDiffer(
            string group,
            IReadOnlyList<string> waves,
            double interviews,
            int respondents
        ) =>
            $"Van {group} in {Of(waves)} tellen de veldwerkuitkomsten {Numbers.Number(interviews)} {(interviews == 1 ? "volledige of gedeeltelijke vragenlijst" : "volledige en gedeeltelijke vragenlijsten")}, het responsbestand {Grammar.Counted(respondents, "respondent", "respondenten")}.";

        public override string NotRecalibrated(string group, IReadOnlyList<string> waves) =>
            $"Bij {group} in {Of(waves)} zijn de gewichten na aftopping niet opnieuw op de marges gebracht: ze wijken ervan af, en de onzekerheid is berekend zonder de winst van de marges.";

        public override string WeightsNotPositive(string group, IReadOnlyList<string> waves, int respondents) =>
            $"Van {Numbers.Number(respondents)} van de {group} in {Of(waves)} is het gewicht nul of negatief, wat lineaire kalibratie kan geven.";

        public override string NoEarlierFigures(string group, string earlier) =>
            $"Van {group} zijn er geen gegevens uit meting {earlier}; veranderingen zijn voor deze groep niet te geven.";

        public override string WavesLinked(string group, int matching, int couldMatch, bool isUnderHalf) =>
            $"Bij {group} is met een koppelsleutel rekening gehouden met respondenten die aan beide metingen meededen: van {Numbers.Number(matching)} van de {Grammar.Counted(couldMatch, "sleutel die kon", "sleutels die konden")} overeenkomen is dat zo{(isUnderHalf ? ", minder dan de helft" : "")}.";

        public override string NoLinkKeyMatches(string group, int couldMatch) =>
            $"Bij {group} is onafhankelijkheid tussen de metingen aangenomen: geen van de {Grammar.Counted(couldMatch, "koppelsleutel die kon", "koppelsleutels die konden")} overeenkomen, komt in beide metingen voor.";

        public override string IndependenceAssumed(string group) =>
            $"Bij {group} is onafhankelijkheid tussen de metingen aangenomen: er is geen koppelsleutel voor respondenten die aan beide meededen.";

        public override string Coarse(string group) =>
            $"Van {group} zijn de leden herkenbaar. Percentages zijn daarom afgerond op hele, hun marges berekend uit het effect van de weging op alle antwoorden samen (Kish), en toetsen op minder cijfers afgerond.";

        public override string SubgroupsLeftOut(string group, string subgroups) =>
            $"Van {group} zijn de leden herkenbaar, en er zijn te veel subgroepen, of ze zijn van te veel vragen gemaakt, om samen op onthulling te onderzoeken. Deze zijn daarom niet getoond: {subgroups}.";

        public override string PublishedBefore(string group, string wave, int minimum) =>
            $"Meting {wave} is voor {group} al eerder gepubliceerd, met iets andere antwoorden. Cijfers die door minder dan {Grammar.Counted(minimum, "respondent veranderde", "respondenten veranderden")}, zijn gebleven zoals ze waren. Kruistabellen en de verandering onder wie aan beide metingen meedeed staan er alleen bij waar ook die zijn gebleven zoals ze waren.";

        public override string NothingToAnalyse(string wave, string leftOut) =>
            $"Meting {wave} heeft nog geen enkele groep met alles wat nodig is: een responsbestand en, voor groepen die gewogen worden, een populatiebestand. Lever ze aan. {leftOut}".TrimEnd();

        private protected override string Of(IReadOnlyList<string> waves) =>
            waves is [var one] ? $"meting {one}" : $"elk van de metingen {Grammar.And(waves)}";
    }
}
