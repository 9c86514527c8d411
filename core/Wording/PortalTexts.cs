namespace Serverless.Wording;

/// <summary>The pages of the portal: what is around reports, catalogue and surveys.</summary>
internal abstract partial class PortalTexts
{
    /// <summary>The name of the portal.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the language, in that language.</summary>
    public abstract string LanguageName { get; }

    public abstract string SkipToContent { get; }

    public abstract string YouAreHere { get; }

    public abstract string Table { get; }

    /// <summary>Around a table that may be wider than the page.</summary>
    public abstract string MovesSideways { get; }

    public abstract string InWordsAndAsTable { get; }

    public abstract string Base { get; }

    public abstract string Change { get; }

    public abstract string Downloads { get; }

    /// <summary>Link to a chart by itself.</summary>
    public abstract string ChartAlone { get; }

    /// <summary>Over what shows a chart on another site.</summary>
    public abstract string Embed { get; }

    /// <summary>Where the figures of a chart come from.</summary>
    /// <param name="title">Title of the report.</param>
    /// <param name="release">"uitgave 2".</param>
    /// <param name="date">When that was published; null for a draft.</param>
    public abstract string Source(string title, string release, string? date);

    /// <summary>That figures were replaced; a link to those that were published since.</summary>
    public abstract string LaterRelease { get; }

    public abstract string FactsheetPdf { get; }

    public abstract string TablesPdf { get; }

    public abstract string Workbook { get; }

    public abstract string Csv { get; }

    /// <summary>The description of the CSV's columns.</summary>
    public abstract string CsvMetadata { get; }

    public abstract string Parquet { get; }

    public abstract string JsonStat { get; }

    public abstract string SdmxCsv { get; }

    /// <summary>The description of the columns and codes of SDMX-CSV.</summary>
    public abstract string SdmxStructure { get; }

    public abstract string Json { get; }

    /// <summary>The switch before files that only programs read.</summary>
    public abstract string FilesForPrograms { get; }

    public abstract string AllTables { get; }

    public abstract string Factsheet { get; }

    /// <summary>What a factsheet page is, for search engines.</summary>
    public abstract string FactsheetOf(string title);

    /// <summary>What a page of tables is, for search engines.</summary>
    public abstract string TablesOf(string title);

    /// <summary>The code of the language in the European Union's list of languages.</summary>
    public abstract string LanguageOfAuthority { get; }

    /// <summary>What the files of a wave are, for catalogues of open data.</summary>
    public abstract string DatasetOf(string survey, string wave);

    public abstract string Choose { get; }

    public abstract string ChooseExplained { get; }

    public abstract string Chapter { get; }

    public abstract string AllChapters { get; }

    public abstract string Groups { get; }

    public abstract string Waves { get; }

    public abstract string OnlyDifferences { get; }

    public abstract string LinkFigures { get; }

    public abstract string ShowAll { get; }

    /// <summary>How many questions are shown; <c>{shown}</c> and <c>{all}</c> are filled in on the page.</summary>
    public abstract string QuestionsShown { get; }

    public abstract string Surveys { get; }

    /// <summary>Link to the catalogue.</summary>
    public abstract string AllSurveys { get; }

    public abstract string CatalogueLead { get; }

    public abstract string SearchSurvey { get; }

    public abstract string Search { get; }

    public abstract string NothingFound(string sought);

    public abstract string Found(string number, string sought);

    public abstract string NoSurveys { get; }

    public abstract string LatestReleases { get; }

    public abstract string PublishedOn(string date);

    public abstract string CommissionedBy(string commissioner);

    public abstract string Releases { get; }

    public abstract string Release(string number);

    public abstract string Corrections { get; }

    public abstract string NoCorrections { get; }

    public abstract string Corrected(string date, string release);

    public abstract string Withdrawn(string date, string release);

    public abstract string Methodology { get; }

    public abstract string MethodologyIn(string wave);

    public abstract string Follow { get; }

    public abstract string Feed { get; }

    public abstract string Calendar { get; }

    /// <param name="time">On clocks in Amsterdam, "09:30".</param>
    public abstract string Planned(string date, string time);

    public abstract string Api { get; }

    public abstract string Published { get; }

    public abstract string Edition { get; }

    public abstract string Wave { get; }

    public abstract string State { get; }

    public abstract string IsCurrent { get; }

    public abstract string IsReplaced { get; }

    public abstract string IsWithdrawn { get; }

    public abstract string Correction { get; }

    public abstract string Contact { get; }

    /// <summary>What the page of a survey is, for search engines.</summary>
    public abstract string AllOf(string title);

    public abstract string NotFound { get; }

    public abstract string NotFoundExplained { get; }

    public abstract string WithdrawnTitle { get; }

    public abstract string WithdrawnExplained { get; }

    public abstract string Reason { get; }

    public abstract string Preview { get; }

    public abstract string PreviewExplained { get; }

    public abstract string PreviewRefused { get; }

    public abstract string PreviewSecret { get; }

    public abstract string PreviewSecretHelp { get; }

    public abstract string PreviewOpen { get; }

    /// <summary>A size in kilobytes or megabytes, rounded, with a space that does not break.</summary>
    public abstract string Size(string number, bool isMegabytes);
}
