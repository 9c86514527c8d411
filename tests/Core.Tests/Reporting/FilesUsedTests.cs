using Serverless.Core.Tests.Analysis;
using Serverless.Reporting;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What the tables report says of the files that its figures were made from.</summary>
public sealed class FilesUsedTests
{
    private const string Codebook = """
        {"survey":"s","title":"T",
         "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-04-01"}],
         "groups":[{"id":"g","label":"leden","design":{"kind":"sample"},"weighting":{"method":"raking","margins":["soort"]}}],
         "chapters":[{"id":"c","title":"C"}],
         "questions":[{"id":"soort","type":"single","chapter":"c","text":"Soort?","answers":[
          {"code":"1","label":"een"},{"code":"2","label":"twee"}]}]}
        """;

    [Theory]
    [InlineData(Language.Dutch, "Rijen antwoorden", "Categorieën populatiecijfers", "alleen totalen")]
    [InlineData(Language.English, "Rows of responses", "Categories of population figures", "totals only")]
    public void Population_file_without_categories_has_totals_only(
        Language language,
        string rows,
        string categories,
        string totals
    )
    {
        var plain = Codebook.Replace(",\"weighting\":{\"method\":\"raking\",\"margins\":[\"soort\"]}", "");

        Files(plain, "total,,400\n", language).ShouldContain($"{categories} {rows}\n2024 Leden {totals} 40");
        Files(Codebook, "soort,1,150\nsoort,2,250\n", language).ShouldContain($"{categories} {rows}\n2024 Leden 2 40");
    }

    private static string Files(string codebook, string population, Language language) =>
        FactsheetTests.Words(
            TablesReport.Build(
                new SurveyOnPaper(codebook)
                    .With(
                        "2024",
                        "g",
                        "variable,category,population\n" + population,
                        SurveyOnPaper.Rows("soort", (15, "1"), (25, "2"))
                    )
                    .Publish("2024"),
                language,
                default
            )
        );
}
