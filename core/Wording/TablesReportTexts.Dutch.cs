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

        public override string Development => "Ontwikkeling over de metingen";

        public override string Response => "Respons en weging";

        public override string Methods => "Methoden";

        public override string CommissionedBy(string commissioner) => $"In opdracht van {commissioner}.";

        public override string Lead(string groups) => $"Alle uitkomsten per vraag voor {groups}.";
    }
}
