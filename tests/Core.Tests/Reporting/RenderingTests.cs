using System.Text;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What reporting makes is printed, and read back from the PDF.</summary>
public sealed class RenderingTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Surveys() => new(SurveyResults.Variants.Keys);

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Factsheet_of_any_survey_prints_with_its_notice_and_page_numbers(string variant)
    {
        var pages = Pages(
            Factsheet.Build(SurveyResults.Variants[variant].Build(), null, Language.Dutch, Created, PdfRenderer.Height)
        );

        pages.Length.ShouldBeLessThanOrEqualTo(6);
        pages[0].ShouldContain("De peiling 2019");
        string.Concat(pages).ShouldContain("Deze antwoorden zijn gereconstrueerd.");
        for (var i = 0; i < pages.Length; i++)
            pages[i].ShouldContain($"pagina {Text(i + 1)} van {Text(pages.Length)}");
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Tables_report_of_any_survey_prints_with_every_question(string variant)
    {
        var results = SurveyResults.Variants[variant].Build();
        var text = string.Concat(Pages(TablesReport.Build(results, Language.Dutch, Created)));

        foreach (var table in results.Tables)
            text.ShouldContain(table.Text.Nl);
    }

    [Theory]
    [InlineData("factsheet.md")]
    [InlineData("factsheet.en.md")]
    public void Template_of_the_example_survey_fits_its_codebook(string name)
    {
        var codebook = CodebookReader
            .Read(File.ReadAllBytes(Path.Combine(ExampleSurvey.Folder, "codebook.json")))
            .Codebook!;

        FactsheetTemplate
            .Read(File.ReadAllText(Path.Combine(ExampleSurvey.Folder, name)), codebook)
            .Problems.ShouldBeEmpty();
    }

    private static string[] Pages(Serverless.Reporting.Documents.Document document)
    {
        using var pdf = PdfDocument.Open(PdfRenderer.Render(document));
        return
        [
            .. pdf.GetPages()
                .Select(page =>
                    string.Join(' ', page.GetWords().Select(word => word.Text)).Normalize(NormalizationForm.FormC)
                ),
        ];
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
