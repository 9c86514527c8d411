using System.Text;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Exports;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Figures that the codebook asks for reach the tables report and the exports.</summary>
public sealed class AskedFiguresReportTests
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        Language.Dutch,
        "aantal in populatie",
        "% van respons",
        "10e percentiel",
        "90e percentiel",
        "Standaarddeviatie"
    )]
    [InlineData(
        Language.English,
        "number in population",
        "% of response",
        "10th percentile",
        "90th percentile",
        "Standard deviation"
    )]
    public void Tables_report_prints_them_and_renders(Language language, params string[] expected)
    {
        var report = TablesReport.Build(AskedFiguresTests.Survey().Publish("2022"), language, Created);

        var words = FactsheetTests.Words(report);
        foreach (var text in expected)
            words.ShouldContain(text);
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Means_weighted_to_are_in_the_account_of_the_response()
    {
        var words = FactsheetTests.Words(
            TablesReport.Build(
                HandMadeSurveys.WeightedToPupils(identifiable: false).Publish("2022"),
                Language.Dutch,
                Created
            )
        );

        words.ShouldContain("gemiddelde in populatie");
        words.ShouldContain("het totaal van ‘hoeveel leerlingen?’");
    }

    [Theory]
    [InlineData(Language.Dutch, "Cronbachs alfa van de onderdelen samen", "leden 0,75 (95%-interval 0,", "n = 50)")]
    [InlineData(Language.English, "Cronbach’s alpha of the items together", "leden 0.75 (95% interval 0.", "n = 50)")]
    public void Reliability_of_a_scale_is_under_its_items(Language language, params string[] expected)
    {
        var words = FactsheetTests
            .Words(TablesReport.Build(ScaleReliabilityTests.Survey().Publish("2022"), language, Created))
            .Replace('\u00A0', ' ');

        foreach (var text in expected)
            words.ShouldContain(text);
    }

    [Fact]
    public void Export_has_a_row_for_each()
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(
                AskedFiguresTests.Survey().Publish("2022"),
                Language.Dutch,
                CsvDialect.Standard,
                CsvScope.Everything
            )
        );

        csv.ShouldContain("totaal:ja,660,");
        csv.ShouldContain("respons:taal,0.4,");
        csv.ShouldContain(",q0.9,");
        csv.ShouldContain(",standaarddeviatie,");
    }

    [Theory]
    [InlineData(Language.Dutch, "Kruistabellen", "Naar grootte")]
    [InlineData(Language.English, "Cross-tables", "By grootte")]
    public void Crossed_tables_have_a_chapter_and_a_sheet(Language language, params string[] expected)
    {
        var results = CrossTableTests.Survey().Publish("2022");
        var report = TablesReport.Build(results, language, Created);

        var words = FactsheetTests.Words(report);
        foreach (var text in expected)
            words.ShouldContain(text);
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
        using var workbook = new MemoryStream();
        WorkbookExport.Write(results, language, workbook);
        using var sheets = new System.IO.Compression.ZipArchive(workbook);
        sheets.Entries.Count(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public void Paired_change_has_a_table_of_its_own() =>
        FactsheetTests
            .Words(
                TablesReport.Build(
                    PairedChangeTests.Survey(PairedChangeTests.Setting).Publish("2022"),
                    Language.Dutch,
                    Created
                )
            )
            .ShouldContain("Erbij Eraf");

    [Fact]
    public void Profile_of_a_group_has_one_figure_of_every_question()
    {
        var results = new SurveyResults().Build();
        results = results with { Settings = results.Settings with { ProfilePages = true } };

        var words = FactsheetTests.Words(TablesReport.Build(results, Language.Dutch, Created));

        words.ShouldContain("Profiel per doelgroep");
        words.ShouldContain("Werkt samen: ja 24%");
        words.ShouldContain("Rapportcijfer: gemiddelde 6,8");
    }

    [Fact]
    public void Without_being_asked_for_there_is_no_profile() =>
        FactsheetTests
            .Words(TablesReport.Build(new SurveyResults().Build(), Language.Dutch, Created))
            .ShouldNotContain("Profiel per doelgroep");

    [Fact]
    public async Task Settings_that_ask_for_profiles_fit_the_schema() =>
        await ResultsSchemaTests.ShouldFit(
            ResultsJson.Write(PairedChangeTests.Survey("\"settings\": {\"profilePages\": true},").Analyse("2022"))
        );

    [Theory]
    [InlineData(Language.Dutch, "geweigerd 120", "Respons (RR) 47,5%", "geen tijd 90 75,0%")]
    [InlineData(Language.English, "refused 120", "Response (RR) 47.5%", "geen tijd 90 75.0%")]
    public void Those_who_did_not_respond_are_in_the_account_of_the_response(
        Language language,
        params string[] expected
    )
    {
        var report = TablesReport.Build(NonResponseSummaryTests.Survey().Publish("2022"), language, Created);

        var words = FactsheetTests.Words(report);
        foreach (var text in expected)
            words.ShouldContain(text);
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
    }
}
