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

/// <summary>Pages and exports say whom figures are of that only the answers of both waves are compared in.</summary>
public sealed class RescaledReportTests
{
    private static readonly ResultsDocument Developed = AnswersInWavesTests.ThreeWaves().Publish("2026");

    private static readonly ResultsDocument Published = AnswersInWavesTests.Rescaled.Publish("2026");

    [Theory]
    [InlineData(
        Language.Dutch,
        "Percentages van wie een antwoord gaf dat in beide metingen mogelijk was: ‘ja’ en ‘nee’."
    )]
    [InlineData(Language.English, "Percentages of those who gave an answer offered in both waves: ‘ja’ and ‘nee’.")]
    public void Tables_report_says_whom_they_are_of_and_renders(Language language, string expected)
    {
        var report = TablesReport.Build(Published, language, DateTimeOffset.UnixEpoch);

        FactsheetTests.Words(report).ShouldContain(expected);
        FactsheetTests.Words(report).ShouldContain("(n = 60; 60)");
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
    }

    [Theory]
    [InlineData(
        Language.Dutch,
        "Percentages van wie een antwoord gaf dat in al deze metingen mogelijk was: ‘ja’ en ‘nee’."
    )]
    [InlineData(
        Language.English,
        "Percentages of those who gave an answer offered in all these waves: ‘ja’ and ‘nee’."
    )]
    public void Tables_report_says_whom_a_development_is_of(Language language, string expected)
    {
        var report = TablesReport.Build(Developed, language, DateTimeOffset.UnixEpoch);

        FactsheetTests.Words(report).ShouldContain(expected);
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Export_has_every_wave_of_a_development_on_its_own_base()
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(Developed, Language.English, CsvDialect.Standard, CsvScope.Everything)
        );

        var rows = csv.Split("\r\n")
            .Where(line =>
                line.Contains(",ja (of the answers of all waves),common-trend-share,", StringComparison.Ordinal)
            )
            .ToList();
        rows.Select(row => row.Split(',')[1]).ShouldBe(["2022", "2024", "2026"]);
        rows.Select(row => row.Split(',')[18]).ShouldBe(["40", "60", "60"]);
    }

    [Fact]
    public void Export_has_them_on_their_own_base()
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(Published, Language.Dutch, CsvDialect.Standard, CsvScope.Everything)
        );

        var row = csv.Split("\r\n")
            .Single(line => line.Contains(",ja (van de antwoorden van beide metingen),", StringComparison.Ordinal));
        row.ShouldContain(",gemeenschappelijk-aandeel,0.667,");
        row.Split(',')[18].ShouldBe("60");
        row.ShouldContain(",2024,0.75,");
    }
}
