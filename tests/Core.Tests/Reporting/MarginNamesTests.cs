using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class MarginNamesTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Language.Dutch, "Mate van verstedelijking")]
    [InlineData(Language.English, "Urbanisation")]
    public void Margin_stands_in_tables_report_under_the_label_of_its_question(Language language, string expected)
    {
        var text = FactsheetTests.Words(TablesReport.Build(WithLabel(), language, Created));

        text.ShouldContain(expected);
        text.ShouldNotContain("verstedelijking-x");
    }

    [Fact]
    public void Margin_stands_in_the_account_of_method_under_its_label() =>
        FactsheetTests
            .Words(Factsheet.Build(WithLabel(), null, Language.English, Created, PdfRenderer.Height))
            .ShouldContain("by urbanisation");

    private static ResultsDocument WithLabel()
    {
        var results = new SurveyResults().Build();
        MarginShare margin = new(
            "verstedelijking-x",
            "ja",
            new("Stedelijk", "Urban"),
            3195,
            0.503,
            402,
            0.574,
            0.503,
            new("Mate van verstedelijking", "Urbanisation")
        );
        return results with
        {
            Groups =
            [
                .. results.Groups.Select(group =>
                    group with
                    {
                        Weighting = group.Weighting with { Margins = [margin] },
                    }
                ),
            ],
        };
    }
}
