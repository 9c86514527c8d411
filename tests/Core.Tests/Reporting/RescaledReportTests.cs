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
    private static readonly ResultsDocument Published = AnswersInWavesTests.Rescaled.Publish("2026");

    [Theory]
    [InlineData(Language.Dutch, "Percentages van wie een antwoord gaf dat in beide metingen mogelijk was: ja en nee.")]
    [InlineData(Language.English, "Percentages of those who gave an answer that both waves offered: ja and nee.")]
    public void Tables_report_says_whom_they_are_of_and_renders(Language language, string expected)
    {
        var report = TablesReport.Build(Published, language, DateTimeOffset.UnixEpoch);

        FactsheetTests.Words(report).ShouldContain(expected);
        FactsheetTests.Words(report).ShouldContain("(n = 60; 60)");
        PdfRenderer.Render(report).Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Export_has_them_on_their_own_base()
    {
        var csv = Encoding.UTF8.GetString(
            CsvExport.Bytes(Published, Language.Dutch, CsvDialect.Standard, CsvScope.Everything)
        );

        var row = csv.Split("\r\n")
            .Single(line => line.Contains(",ja (van de antwoorden van beide metingen),", StringComparison.Ordinal));
        row.ShouldContain(",common-share,0.667,");
        row.Split(',')[18].ShouldBe("60");
        row.ShouldContain(",2024,0.75,");
    }
}
