namespace Serverless.Wording;

internal abstract partial class TablesReportTexts
{
    internal sealed class Dutch : TablesReportTexts
    {
        public override string Kind => "Tabellenrapport";

        public override string Subject => "Alle cijfers per vraag en doelgroep";

        public override string PageOf => "pagina {page} van {pages}";

        public override string Contents => "Inhoud";

        public override string Guide => "Leeswijzer";

        public override string Chapter(string number) => $"Hoofdstuk {number}";

        public override string ComparisonWith(string earlier) => $"Vergelijking met {earlier}";

        public override string Sides(string first, string second) => $"{first} en {second}";

        public override string CrossTables => "Kruistabellen";

        public override string By(string by) => $"Naar {by}";

        public override string CrossingsWithheld(string groups) =>
            $"Van {groups} staan hier geen kruistabellen: daarin zouden respondenten te herkennen zijn.";

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
