namespace Serverless.Wording;

internal abstract partial class PortalTexts
{
    internal sealed class English : PortalTexts
    {
        public override string Name => "Surveys in figures";

        public override string LanguageName => "English";

        public override string SkipToContent => "Skip to content";

        public override string YouAreHere => "You are here";

        public override string Table => "Table";

        public override string MovesSideways => "Scrolls sideways";

        public override string InWordsAndAsTable => "In words and as a table";

        public override string Base => "Base";

        public override string Change => "Change";

        public override string Downloads => "Download";

        public override string ChartAlone => "This chart alone";

        public override string Embed => "Show on another site";

        public override string Source(string title, string release, string? date) =>
            date is null ? $"Source: {title}, {release} (draft)" : $"Source: {title}, {release}, published on {date}";

        public override string LaterRelease => "These figures were replaced. See the latest release.";

        public override string FactsheetPdf => "Factsheet (PDF)";

        public override string TablesPdf => "Tables report (PDF)";

        public override string Workbook => "All tables (Excel)";

        public override string Csv => "All figures (CSV)";

        public override string CsvMetadata => "Description of the columns (CSVW)";

        public override string Parquet => "All figures (Parquet)";

        public override string JsonStat => "Figures of the groups (JSON-stat)";

        public override string SdmxCsv => "Figures of the target groups (SDMX-CSV)";

        public override string SdmxStructure => "Description of the codes (SDMX-JSON)";

        public override string Json => "All figures (JSON)";

        public override string FilesForPrograms => "Files for programs";

        public override string AllTables => "All tables";

        public override string Factsheet => "Factsheet";

        public override string FactsheetOf(string title) => $"The main findings of {title}.";

        public override string TablesOf(string title) => $"Every question of {title}, with its figures by group.";

        public override string LanguageOfAuthority => "ENG";

        public override string DatasetOf(string survey, string wave) =>
            $"Weighted figures of {survey}, {wave}: every question by group, with confidence intervals and counts. Individual answers are not included.";

        public override string Choose => "Choose what to show";

        public override string ChooseExplained => "Compare groups and waves: tables show only the columns you choose.";

        public override string Chapter => "Chapter";

        public override string AllChapters => "All chapters";

        public override string Groups => "Groups";

        public override string Waves => "Waves";

        public override string OnlyDifferences => "Only questions with a difference that was shown";

        public override string LinkFigures => "Every figure as a link to its permanent address";

        public override string ShowAll => "Show everything";

        public override string QuestionsShown => "{shown} of {all} questions and items";

        public override string Surveys => "Surveys";

        public override string AllSurveys => "All surveys";

        public override string CatalogueLead =>
            "Findings of surveys that are repeated: on two pages, in tables and as open data.";

        public override string SearchSurvey => "Find a survey";

        public override string Search => "Search";

        public override string NothingFound(string sought) =>
            $"No survey found for ‘{sought}’. Try another or a shorter word.";

        public override string Found(string number, string sought) => $"{number} found for ‘{sought}’";

        public override string NoSurveys => "No survey has been published yet.";

        public override string LatestReleases => "Latest releases";

        public override string PublishedOn(string date) => $"Published on {date}";

        public override string CommissionedBy(string commissioner) => $"Commissioned by {commissioner}";

        public override string Releases => "All releases";

        public override string Release(string number) => $"release {number}";

        public override string Corrections => "Corrections";

        public override string NoCorrections => "There are no corrections.";

        public override string Corrected(string date, string release) => $"{date}: {release} is a correction";

        public override string Withdrawn(string date, string release) => $"{date}: {release} was withdrawn";

        public override string Methodology => "Methodology";

        public override string MethodologyIn(string wave) => $"Methods and response: {wave}";

        public override string Follow => "Follow";

        public override string Feed => "New releases (Atom feed)";

        public override string Calendar => "Announced releases (calendar)";

        public override string Planned(string date, string time) => $"announced for {date}, {time} in Amsterdam";

        public override string Api => "For programs: the API";

        public override string Published => "Published";

        public override string Edition => "Release";

        public override string Wave => "Wave";

        public override string State => "State";

        public override string IsCurrent => "current";

        public override string IsReplaced => "replaced by a later release";

        public override string IsWithdrawn => "withdrawn";

        public override string Correction => "corrected";

        public override string Contact => "Contact";

        public override string AllOf(string title) => $"Waves, files and methodology of {title}.";

        public override string NotFound => "This page does not exist";

        public override string NotFoundExplained =>
            "The address may not be quite right, or this survey has not been published yet.";

        public override string WithdrawnTitle => "These figures were withdrawn";

        public override string WithdrawnExplained => "They were published and taken back. Do not use them any more.";

        public override string Reason => "Reason";

        public override string Preview => "Preview of a draft";

        public override string PreviewExplained =>
            "Figures that are not published yet, for whoever was given an address to see them. Do not pass them on.";

        public override string PreviewRefused =>
            "This opens nothing: the code is wrong, has expired or was revoked, or the draft was replaced. Ask whoever gave it to you for a new address.";

        public override string PreviewSecret => "Code";

        public override string PreviewSecretHelp =>
            "The part of the address you were given that comes after the hash sign (#).";

        public override string PreviewOpen => "Open";

        public override string Size(string number, bool isMegabytes) => $"{number}\u00A0{(isMegabytes ? "MB" : "kB")}";
    }
}
