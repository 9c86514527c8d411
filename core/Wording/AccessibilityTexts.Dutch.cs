using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class AccessibilityTexts
{
    internal sealed class Dutch : AccessibilityTexts
    {
        public override string Title => "Toegankelijkheid";

        public override string Lead =>
            "Deze pagina’s en hun PDF’s zijn gemaakt voor iedereen, ook voor wie ze laat voorlezen, vergroot of met het toetsenbord bedient.";

        public override string Status => "Hoe toegankelijk zijn deze pagina’s?";

        public override string StatusExplained =>
            "De pagina’s zijn gemaakt volgens WCAG 2.1, niveau A en AA, en de PDF’s volgens PDF/UA-1. Programma’s toetsen dat bij elke wijziging. Een onafhankelijk onderzoek door mensen is nog niet gedaan; tot dan zeggen wij dat de pagina’s gedeeltelijk voldoen.";

        public override string Examined => "Hoe is dat onderzocht?";

        public override string ExaminedWith(string tool, string day, string pages) =>
            $"Alle soorten pagina’s zijn op {day} in een browser onderzocht met {tool}, {pages} in totaal, met alles wat kan worden uitgeklapt open.";

        public override string AlsoExamined =>
            "Bij elke wijziging wordt ook getoetst dat geen pagina opzij geschoven hoeft te worden op een scherm van 320 pixels of met tekst van 200 procent, dat alles zonder muis en zonder script te gebruiken is, en dat elke PDF aan alle regels van PDF/UA-1 voldoet die een programma kan nagaan.";

        public override string State => "Weergave";

        public override string StateOf(int width, bool isDark) =>
            Invariant($"{width} pixels breed, {(isDark ? "donker" : "licht")}");

        public override string Pages => "Pagina’s";

        public override string RulesMet => "Regels voldaan, per pagina minstens";

        public override string RulesBroken => "Regels overtreden";

        public override string Unclear => "Door mensen te beoordelen, per pagina hoogstens";

        public override string Shortcomings => "Wat nog niet goed is";

        public override IReadOnlyList<string> ListedShortcomings { get; } =
        [
            "De pagina’s zijn niet getoetst met mensen die een schermlezer of ander hulpmiddel gebruiken.",
            "Een grafiek is voor een schermlezer één figuur met een zin; de losse waarden staan in de tabel eronder.",
            "Grote tabellen schuiven op een smal scherm binnen hun eigen kader opzij.",
            "Teksten die een opdrachtgever schrijft, zoals de factsheet en de vragen, worden niet op leesbaarheid getoetst.",
            "Bestanden voor programma’s (CSV, JSON) hebben geen opmaak; de tabellen daarin staan ook op de pagina’s.",
        ];

        public override string Tell => "Werkt iets niet voor u?";

        public override string TellUs =>
            "Laat het ons weten. Vertel op welke pagina het is en wat u gebruikt; u krijgt de cijfers die u zoekt op een andere manier. Schrijf naar";

        public override string TellSurvey =>
            "Laat het weten aan wie bij het onderzoek onder ‘Contact’ staat. Vertel op welke pagina het is en wat u gebruikt; u krijgt de cijfers die u zoekt op een andere manier.";
    }
}
