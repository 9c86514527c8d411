namespace Serverless.Wording;

internal abstract partial class PortalTexts
{
    internal sealed class Dutch : PortalTexts
    {
        public override string Name => "Onderzoek in cijfers";

        public override string LanguageName => "Nederlands";

        public override string SkipToContent => "Direct naar de inhoud";

        public override string YouAreHere => "U bent hier";

        public override string Table => "Tabel";

        public override string MovesSideways => "Opzij te schuiven";

        public override string InWordsAndAsTable => "In woorden en als tabel";

        public override string Base => "Basis";

        public override string Change => "Verandering";

        public override string Downloads => "Downloaden";

        public override string ChartAlone => "Alleen deze grafiek";

        public override string Embed => "Op een andere site tonen";

        public override string Source(string title, string release, string? date) =>
            date is null ? $"Bron: {title}, {release} (concept)" : $"Bron: {title}, {release}, gepubliceerd op {date}";

        public override string LaterRelease => "Deze cijfers zijn vervangen. Bekijk de laatste uitgave.";

        public override string FactsheetPdf => "Factsheet (PDF)";

        public override string TablesPdf => "Tabellenrapport (PDF)";

        public override string Workbook => "Alle tabellen (Excel)";

        public override string Csv => "Alle cijfers (CSV)";

        public override string CsvMetadata => "Beschrijving van de kolommen (CSVW)";

        public override string Parquet => "Alle cijfers (Parquet)";

        public override string JsonStat => "Cijfers van de doelgroepen (JSON-stat)";

        public override string SdmxCsv => "Cijfers van de doelgroepen (SDMX-CSV)";

        public override string SdmxStructure => "Beschrijving van de codes (SDMX-JSON)";

        public override string Json => "Alle cijfers (JSON)";

        public override string FilesForPrograms => "Bestanden voor programma’s";

        public override string AllTables => "Alle tabellen";

        public override string Factsheet => "Factsheet";

        public override string FactsheetOf(string title) => $"De belangrijkste uitkomsten van {title}.";

        public override string TablesOf(string title) => $"Alle vragen van {title}, met de cijfers per groep.";

        public override string LanguageOfAuthority => "NLD";

        public override string DatasetOf(string survey, string wave) =>
            $"Gewogen cijfers van {survey}, {wave}: alle vragen per doelgroep, met betrouwbaarheidsintervallen en aantallen. Antwoorden van afzonderlijke personen zitten er niet bij.";

        public override string Choose => "Kies wat u wilt zien";

        public override string ChooseExplained =>
            "Vergelijk groepen en metingen: de tabellen tonen alleen de kolommen die u kiest.";

        public override string Chapter => "Hoofdstuk";

        public override string AllChapters => "Alle hoofdstukken";

        public override string Groups => "Groepen";

        public override string Waves => "Metingen";

        public override string OnlyDifferences => "Alleen vragen met een aangetoond verschil";

        public override string LinkFigures => "Elk cijfer als link naar zijn vaste adres";

        public override string ShowAll => "Alles tonen";

        public override string QuestionsShown => "{shown} van de {all} vragen en onderdelen";

        public override string Surveys => "Onderzoeken";

        public override string AllSurveys => "Alle onderzoeken";

        public override string CatalogueLead =>
            "Uitkomsten van onderzoeken die worden herhaald: in twee bladzijden, in tabellen en als open data.";

        public override string SearchSurvey => "Zoek een onderzoek";

        public override string Search => "Zoeken";

        public override string NothingFound(string sought) =>
            $"Geen onderzoek gevonden voor ‘{sought}’. Probeer een ander of korter woord.";

        public override string Found(string number, string sought) => $"{number} gevonden voor ‘{sought}’";

        public override string NoSurveys => "Er is nog geen onderzoek gepubliceerd.";

        public override string LatestReleases => "Laatst gepubliceerd";

        public override string PublishedOn(string date) => $"Gepubliceerd op {date}";

        public override string CommissionedBy(string commissioner) => $"In opdracht van {commissioner}";

        public override string Releases => "Alle uitgaven";

        public override string Release(string number) => $"uitgave {number}";

        public override string Corrections => "Correcties";

        public override string NoCorrections => "Er zijn geen correcties.";

        public override string Corrected(string date, string release) => $"{date}: {release} is een correctie";

        public override string Withdrawn(string date, string release) => $"{date}: {release} is ingetrokken";

        public override string Methodology => "Verantwoording";

        public override string MethodologyIn(string wave) => $"Methoden en respons: {wave}";

        public override string Follow => "Volgen";

        public override string Feed => "Nieuwe publicaties (Atom-feed)";

        public override string Calendar => "Aangekondigde publicaties (agenda)";

        public override string Planned(string date, string time) => $"aangekondigd voor {date}, {time} uur";

        public override string Api => "Voor programma’s: de API";

        public override string Published => "Gepubliceerd";

        public override string Edition => "Uitgave";

        public override string Wave => "Meting";

        public override string State => "Stand";

        public override string IsCurrent => "geldt nu";

        public override string IsReplaced => "vervangen door een latere uitgave";

        public override string IsWithdrawn => "ingetrokken";

        public override string Correction => "gecorrigeerd";

        public override string Contact => "Contact";

        public override string AllOf(string title) => $"Metingen, bestanden en verantwoording van {title}.";

        public override string NotFound => "Deze pagina is er niet";

        public override string NotFoundExplained =>
            "Misschien is het adres niet helemaal goed, of is dit onderzoek nog niet gepubliceerd.";

        public override string WithdrawnTitle => "Deze cijfers zijn ingetrokken";

        public override string WithdrawnExplained =>
            "Zij waren gepubliceerd en zijn teruggenomen. Gebruik ze niet meer.";

        public override string Reason => "Reden";

        public override string Preview => "Inzage in een concept";

        public override string PreviewExplained =>
            "Cijfers die nog niet zijn gepubliceerd, voor wie daar een adres voor heeft gekregen. Deel ze niet verder.";

        public override string PreviewRefused =>
            "Hiermee is niets in te zien: de code klopt niet, is verlopen of ingetrokken, of het concept is vervangen. Vraag een nieuw adres aan wie het u gaf.";

        public override string PreviewSecret => "Code";

        public override string PreviewSecretHelp => "Het deel van het adres dat u kreeg dat na het hekje (#) komt.";

        public override string PreviewOpen => "Inzien";

        public override string Size(string number, bool isMegabytes) => $"{number}\u00A0{(isMegabytes ? "MB" : "kB")}";
    }
}
