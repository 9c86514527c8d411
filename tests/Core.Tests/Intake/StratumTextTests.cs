using System.Text;
using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Pdf;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>Strata that a file names by itself can reach a page, in remarks.</summary>
public sealed class StratumTextTests
{
    private static readonly Codebook Codebook = CodebookReader
        .Read(
            """
            {"survey": "s", "title": "T",
             "waves": [{"id": "w", "title": "W", "fieldworkStart": "2016-01-01", "fieldworkEnd": "2016-02-01"}],
             "groups": [{"id": "g", "label": "leden", "design": {"kind": "sample", "strata": "laag"}}],
             "chapters": [{"id": "c", "title": "C"}],
             "questions": [{"id": "q", "type": "single", "chapter": "c", "text": "Vraag",
                            "answers": [{"code": "ja", "label": "ja"}, {"code": "nee", "label": "nee"}]}]}
            """u8.ToArray()
        )
        .Codebook!;

    [Fact]
    public async Task Strata_of_responses_that_pages_cannot_show_are_one_issue_with_the_first_row()
    {
        using var file = Csv("respondent,laag,q\nr1,a,ja\nr2,中,ja\nr3,\u05D0,nee\nr4,é,nee\n");
        var report = await ResponseReader.CheckAsync(
            file,
            Codebook,
            "w",
            "g",
            PdfRenderer.TextGate,
            TestContext.Current.CancellationToken
        );

        var issue = report.Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Column, issue.Value).ShouldBe((IntakeRule.Text, 3, "laag", "中"));
        issue.Message.ShouldContain("U+4E2D");
        issue.Message.ShouldContain("2 rows");
    }

    [Theory]
    [InlineData("中")]
    [InlineData("a\u202Eb")]
    public async Task Stratum_of_a_population_that_pages_cannot_show_is_refused(string stratum)
    {
        using var file = Csv($"variable,category,population\nlaag,a,500\nlaag,{stratum},500\n");
        var reading = await PopulationReader.ReadAsync(
            file,
            Codebook,
            "w",
            "g",
            PdfRenderer.TextGate,
            TestContext.Current.CancellationToken
        );

        var issue = reading.Issues.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Value).ShouldBe((IntakeRule.Text, 3, stratum));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    public async Task Stratum_in_which_nobody_is_needs_no_clusters(string clusters)
    {
        var codebook = CodebookReader
            .Read(
                Encoding.UTF8.GetBytes(
                    """
                    {"survey": "s", "title": "T",
                     "waves": [{"id": "w", "title": "W", "fieldworkStart": "2016-01-01", "fieldworkEnd": "2016-02-01"}],
                     "groups": [{"id": "g", "label": "leden", "design": {"kind": "sample", "strata": "laag"}, "columns": {"cluster": "tros"}}],
                     "chapters": [], "questions": [{"id": "q", "type": "open", "text": "Vraag"}]}
                    """
                )
            )
            .Codebook!;
        using var file = Csv($"variable,category,population,clusters\nlaag,a,500,20\nlaag,b,0,{clusters}\n");
        var reading = await PopulationReader.ReadAsync(
            file,
            codebook,
            "w",
            "g",
            cancellationToken: TestContext.Current.CancellationToken
        );

        reading.Issues.ShouldBeEmpty();
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));
}
