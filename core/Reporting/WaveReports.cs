using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Styles;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Reporting;

/// <summary>
/// The reports of a wave as documents. Each is made once, when the first of its files is written: the PDF and the page
/// show the same.
/// </summary>
public sealed class WaveReports
{
    private readonly PerLanguage<Lazy<Document>> _factsheets;
    private readonly PerLanguage<Lazy<Document>> _tables;

    /// <param name="results">The figures.</param>
    /// <param name="templates">The survey's factsheet texts.</param>
    /// <param name="height">How high blocks are, by which a factsheet without a template fills its pages.</param>
    /// <param name="release">The release they belong to; null for reports that are not released.</param>
    /// <param name="style">How they look; null for as the product has it.</param>
    public WaveReports(
        ResultsDocument results,
        PerLanguage<FactsheetTemplate?> templates,
        BlockHeight height,
        ReleaseImprint? release = null,
        HouseStyle? style = null
    )
    {
        ArgumentNullException.ThrowIfNull(templates);
        (Results, Release, Style) = (results, release, style);
        var created = release?.PublishedAt ?? WrittenMoment.Of(results);
        _factsheets = InAllLanguages(language =>
            Styled(
                Reporting.Factsheet.Build(
                    results,
                    templates[language],
                    language,
                    created,
                    style?.Measuring(height) ?? height,
                    release
                ),
                language
            )
        );
        _tables = InAllLanguages(language => Styled(TablesReport.Build(results, language, created, release), language));
    }

    /// <summary>The figures.</summary>
    public ResultsDocument Results { get; }

    /// <summary>The release they belong to; null for none.</summary>
    public ReleaseImprint? Release { get; }

    /// <summary>How they look; null for as the product has it.</summary>
    public HouseStyle? Style { get; }

    /// <summary>The factsheet in a language.</summary>
    public Document Factsheet(Language language) => _factsheets[language].Value;

    /// <summary>The tables report in a language.</summary>
    public Document Tables(Language language) => _tables[language].Value;

    private Document Styled(Document document, Language language) => Style?.On(document, language) ?? document;

    private static PerLanguage<Lazy<Document>> InAllLanguages(Func<Language, Document> build) =>
        new(language => new Lazy<Document>(() => build(language)));
}
