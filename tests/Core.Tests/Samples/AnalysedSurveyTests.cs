using Serverless.Analysis.Results;
using Serverless.Intake.Answers;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Published;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Serverless.Core.Tests.Samples;

/// <summary>
/// The example survey through the product itself: read as an upload, weighted, analysed, and set beside the report.
/// </summary>
public sealed class AnalysedSurveyTests
{
    private static readonly Lazy<Task<ResultsDocument>> Results2019 = new(() =>
        FolderAnalysis.RunAsync(ExampleSurvey.Folder, "2019")
    );

    [Fact]
    public async Task Analysis_reproduces_the_report()
    {
        var check = await ExampleSurvey.AnalyseAsync(ExampleSurvey.Folder);

        check.Percentages.Count.ShouldBe(827);
        check.Exceptions.ShouldBeEmpty();
        check.Bases.ShouldBeSomeThatAll(b => b.N == b.Table.ReachableN);
        check.Means.ShouldBeSomeThatAll(m => Math.Abs(m.Value - m.Mean.Mean) <= 0.05);
        check.Quotes.ShouldBeSomeThatAll(q => Math.Abs(q.Percentage - q.Quote.Percentage) <= 0.5);
    }

    [Theory]
    [InlineData("factsheet.md", Language.Dutch)]
    [InlineData("factsheet.en.md", Language.English)]
    public async Task Factsheet_is_two_pages(string template, Language language)
    {
        var read = FactsheetTemplate
            .Read(await File.ReadAllTextAsync(Path.Combine(ExampleSurvey.Folder, template)), codebook: null)
            .Template;

        using var pdf = PdfDocument.Open(
            PdfRenderer.Render(
                Factsheet.Build(await Results2019.Value, read, language, DateTimeOffset.UnixEpoch, PdfRenderer.Height)
            )
        );

        pdf.NumberOfPages.ShouldBe(2);
    }

    [Fact]
    public async Task Response_table_is_as_printed()
    {
        var results = await Results2019.Value;

        foreach (var printed in PublishedReport.Read(ExampleSurvey.Folder).Groups)
        {
            var response = results.Groups.Single(g => g.Id == printed.Group).Response;
            response.Respondents.ShouldBe(printed.Respondents);
            response.Population.ShouldBe(printed.Population);
            response.Sample.ShouldBe(printed.Sample);
            response.MinimumForNationalStatements.ShouldBe(printed.Minimum);
            if (printed.ResponsePercentage is { } percentage)
                (100 * response.ResponseRate!.Value).ShouldBe(percentage, 0.5);
        }
    }

    [Fact]
    public async Task Changes_called_significant_are_found_except_two()
    {
        var results = await Results2019.Value;

        var missed = QuotedReport
            .Read(ExampleSurvey.Folder)
            .Percentages.Where(quote => quote.Significant && !IsSignificant(results, quote))
            .Select(quote => (quote.Question, quote.Group));

        missed.ShouldBe([("juridisch", "kov-organisaties"), ("kennis", "kov-organisaties")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("basisscholen")]
    [InlineData("kov-organisaties")]
    public async Task Kindcentra_differ_where_the_report_says_so(string group)
    {
        var results = await Results2019.Value;
        var significant = results
            .Comparisons.Where(c => c.Kind == ComparisonKind.Subgroup && c.B.Group == group)
            .SelectMany(c => c.Rows.Where(r => r.Significant && r.Difference > 0).Select(r => $"{c.Table}/{r.Answer}"))
            .ToHashSet(StringComparer.Ordinal);

        significant.ShouldContain("rapportcijfer/mean");
        significant.ShouldContain("praktijk.visie-leren/summary");
        significant.ShouldContain("praktijk.een-team/summary");
        significant.ShouldContain("opbrengsten.interactie/summary");
        significant.ShouldContain("opbrengsten.arbeid-zorg/summary");
        significant.ShouldContain("aanbod/structureel");
    }

    [Theory]
    [InlineData("basisscholen")]
    [InlineData("kov-organisaties")]
    public async Task About_a_quarter_fits_no_model_and_hand_in_hand_is_the_most_common(string group)
    {
        var results = await Results2019.Value;
        var cells = results
            .Tables.Single(t => t.Id == TableId.Parse("samenwerkingsmodellen"))
            .Groups.Single(g => g.Group == group)
            .Cells;

        cells.Single(c => c.Answer == FigureKey.ShareOf("unclassified")).Value!.Value.ShouldBe(0.25, 0.03);
        cells.MaxBy(c => c.Value)!.Answer.ToString().ShouldBe("hand-in-hand");
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2023")]
    [InlineData("2025")]
    public async Task Small_monitor_is_analysed(string wave)
    {
        var results = await FolderAnalysis.RunAsync(SmallMonitor.Folder, wave);

        results.Groups.Select(g => g.Id).ShouldBe(["leerlingen", "docenten", "bibliotheken"]);
        results
            .Tables.Single(t => t.Id == TableId.Parse("minuten"))
            .Groups[0]
            .Mean!.Value!.Value.ShouldBeInRange(0, 2000);
    }

    private static bool IsSignificant(ResultsDocument results, QuotedPercentage quote)
    {
        var table = QuestionColumn.NameOf(quote.Question, quote.Item);
        var answer = quote.Answers is [var single] ? single : "summary";
        return results
            .Comparisons.Single(c => c.Id.ToString() == $"waves/{table}/{quote.Group}")
            .Rows.Single(r => r.Answer.ToString() == answer)
            .Significant;
    }
}
