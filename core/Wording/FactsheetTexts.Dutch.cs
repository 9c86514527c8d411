namespace Serverless.Wording;

internal abstract partial class FactsheetTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : FactsheetTexts(grammar)
    {
        public override string Subject => "Factsheet met de belangrijkste uitkomsten";

        public override string Kind => "Factsheet";

        public override string Participation(string groups, string? fieldwork, BoundedCount respondents) =>
            $"Uitkomsten van een onderzoek onder {groups}. {Taking(fieldwork, Grammar.Counted(respondents, "respondent deed", "respondenten deden"))}";

        public override string TakingPart(string? fieldwork, BoundedCount respondents) =>
            Taking(fieldwork, Grammar.Counted(respondents, "respondent\u00A0deed", "respondenten\u00A0deden"));

        private string Taking(string? fieldwork, string respondents) =>
            fieldwork is null
                ? $"{Grammar.Capitalised(respondents)}\u00A0mee."
                : $"{fieldwork}; {respondents}\u00A0mee.";

        public override string TargetGroups(int groups) => Grammar.Counted(groups, "doelgroep", "doelgroepen");

        public override string CommissionedBy(string commissioner) => $"In opdracht van {commissioner}";

        public override string Methodology => "Verantwoording";

        public override string InBrief => "In het kort";

        public override string ChangedSince(string earlier) => $"Veranderd sinds {earlier}";

        public override string NoneDiffers(int tested, string earlier) =>
            tested == 1
                ? $"Eén cijfer is getoetst; een verschil met {earlier} is niet aangetoond."
                : $"Bij geen van de {Grammar.Number(tested)} getoetste cijfers is een verschil met {earlier} aangetoond.";

        public override string OnlyOneTestedDiffers(string earlier) =>
            $"Het ene getoetste cijfer verschilt significant van {earlier}.";

        public override string SomeDiffer(int tested, int differing, int holding, string earlier) =>
            $"{Grammar.Counted(tested, "cijfer is", "cijfers zijn")} vergeleken met {earlier}: {Grammar.Counted(differing, "verschil", "verschillen")}, {Holding(differing, holding)} na correctie voor alle toetsen.";

        private string Holding(int differing, int holding)
        {
            if (holding == 0)
                return differing == 1 ? "dat niet standhoudt" : "waarvan er geen standhoudt";
            if (differing == 1)
                return "dat standhoudt";
            return $"waarvan {Grammar.Counted(holding, "standhoudt", "standhouden")}";
        }

        public override string OfThoseWhoAnswered => "van wie antwoordde";

        public override string LargestFollow(int shown, bool areLargest) =>
            (areLargest, shown == 1) switch
            {
                (true, true) => "Het grootste verschil dat standhoudt:",
                (true, false) => "De grootste verschillen die standhouden:",
                (false, true) => "Het grootste daarvan dat niet elders in deze factsheet staat:",
                (false, false) => "De grootste daarvan die niet elders in deze factsheet staan:",
            };

        public override string LargestChange(string earlier) => $"Grootste verandering sinds {earlier}";

        public override string LargestDifference => "Grootste verschil";

        public override string NothingChanged(string earlier) => $"Sinds {earlier} is geen verandering aangetoond.";

        public override string FiguresInText(string bases) => $"In de tekst: {bases}.";

        public override string Asked(string? @base, string numbers) =>
            $"{@base ?? "alle respondenten"} (n\u00A0=\u00A0{numbers})";

        public override string Moved(string group, bool up, string before, string after) =>
            $"Bij {group} {(up ? "gestegen" : "gedaald")} van {before} naar {after}";

        public override string OfWhom(string numbers, string? @base) =>
            @base is null ? numbers : $"{numbers}; basis: {@base}";

        public override string BetweenGroups => "Verschillen tussen groepen";

        public override string LargestBetweenGroups => "Grootste verschillen die standhouden";

        public override string GroupsDiffer(int tested, int holding) =>
            tested == 1
                ? $"Eén verschil tussen groepen is getoetst; het houdt {(holding == 0 ? "geen stand" : "stand")} na correctie voor alle toetsen."
                : $"{Grammar.Number(tested)} verschillen tussen groepen zijn getoetst; {(holding == 0 ? "geen ervan houdt" : Grammar.Counted(holding, "houdt", "houden"))} stand na correctie voor alle toetsen.";

        public override string Highest => "Hoogst";

        public override string Lowest => "Laagst";

        public override string ResponseOfGroups(string groups, bool withRates) =>
            $"Respondenten per groep{(withRates ? ", met de respons" : "")}: {groups}. Meer daarover staat in het tabellenrapport.";

        public override string Others => "Overige uitkomsten";

        public override string Findings => "Uitkomsten";

        public override string OthersExplained(bool hasIndicative) =>
            $"Percentage van wie de vraag beantwoordde, of het gemiddelde; daarachter klein het aantal respondenten (n).{(hasIndicative ? " * indicatief." : "")}";

        public override string MoreInTablesReport(int figures) =>
            figures == 1
                ? "Nog één uitkomst staat in het tabellenrapport."
                : $"Nog {Grammar.Number(figures)} uitkomsten staan in het tabellenrapport.";

        public override string MeanOnScale(string mean, string minimum, string maximum) =>
            $"{mean}, schaal {minimum}–{maximum}";

        public override string Figure => "Uitkomst";

        public override string Group => "Groep";

        public override string AttachmentName => "cijfers.csv";

        public override string AttachmentDescription => "Alle cijfers van deze meting";
    }
}
