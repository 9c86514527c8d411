namespace Serverless.Wording;

internal abstract partial class TablesReportTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : TablesReportTexts(grammar)
    {
        public override string Kind => "Tabellenrapport";

        public override string Subject => "Alle cijfers per vraag en doelgroep";

        public override string PageOf => "pagina {page} van {pages}";

        public override string Contents => "Inhoud";

        public override string Guide => "Leeswijzer";

        public override string Chapter(string number) => $"Hoofdstuk {number}";

        public override string Profiles => "Profiel per doelgroep";

        public override string ProfileSummary(string group) => $"Van elke vraag één cijfer voor {group}.";

        public override string ComparisonWith(string earlier) => $"Vergelijking met {earlier}";

        public override string OnlyDifferences =>
            "Hier staan alleen aangetoonde verschillen: eerst de verschillen die standhouden, met het grootste effect bovenaan. Waar één antwoord op zichzelf een ander beeld zou geven, staan alle antwoorden op de vraag er. Alle vergelijkingen, ook die waarin geen verschil is aangetoond, staan in de werkmap (xlsx) en het CSV-bestand bij dit rapport.";

        public override string DifferencesShown(int tested, int significant, int holding)
        {
            if (tested == 0)
                return "Er was niets te vergelijken.";
            var compared = Grammar.Counted(tested, "cijfer is vergeleken", "cijfers zijn vergeleken");
            if (significant == 0)
                return $"Geen verschillen aangetoond; {compared}.";
            if (significant == 1)
                return $"1 verschil, dat {(holding == 1 ? "standhoudt" : "geen stand houdt")} na correctie voor alle toetsen in dit rapport; {compared}.";
            var hold = holding == 0 ? "er geen standhoudt" : Grammar.Counted(holding, "standhoudt", "standhouden");
            return $"{Grammar.Number(significant)} verschillen, waarvan {hold} na correctie voor alle toetsen in dit rapport; {compared}.";
        }

        public override string NotCompared(int questions, string reason) =>
            $"{reason} Dit geldt voor {Grammar.Counted(questions, "vraag", "vragen")}.";

        public override string Sides(string first, string second) => $"{first} en {second}";

        public override string CrossTables => "Kruistabellen";

        public override string By(string by) => $"Naar {by}";

        public override string CrossingsWithheld(string groups) =>
            $"Kruistabellen van {groups} staan hier niet: daarin zouden respondenten te herkennen zijn.";

        public override string CrossSummary(string topic, string by) => $"{topic}, naar {by}.";

        public override string ColumnLetters => "Letter: significant hoger dan in de kolom met die letter.";

        public override string ColumnsTogether(string test) => $"Kolommen samen: {test}.";

        public override string Development => "Ontwikkeling over de metingen";

        public override string Response => "Respons en weging";

        public override string Methods => "Methoden";

        public override string CommissionedBy(string commissioner) => $"In opdracht van {commissioner}.";

        public override string Lead(string groups) => $"Alle uitkomsten per vraag voor {groups}.";
    }
}
