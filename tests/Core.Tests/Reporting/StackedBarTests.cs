using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class StackedBarTests
{
    /// <summary>The weight of the only respondent in "b" is under zero, so that the others' shares are over 1 together.</summary>
    [Fact]
    public void Shares_that_are_no_parts_of_one_whole_are_drawn_as_bars_of_their_own()
    {
        var survey = new SurveyOnPaper(
            """
            {"survey":"s","title":"T",
             "waves":[{"id":"w","title":"W","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01"}],
             "groups":[{"id":"g","label":"leden","design":{"kind":"sample"},
                        "weighting":{"method":"linear","margins":["m","k"],"allowNegativeWeights":true}}],
             "chapters":[{"id":"c","title":"C"}],
             "questions":[
               {"id":"m","type":"single","text":"M","answers":[{"code":"1","label":"een"},{"code":"2","label":"twee"}]},
               {"id":"k","type":"single","text":"K","answers":[{"code":"1","label":"een"},{"code":"2","label":"twee"}]},
               {"id":"q","type":"single","chapter":"c","text":"Q","ordinal":true,
                "answers":[{"code":"a","label":"laag"},{"code":"b","label":"midden"},{"code":"c","label":"hoog"}]}],
             "settings":{"minimumBase":1}}
            """
        ).With(
            "w",
            "g",
            "variable,category,population\nm,1,500\nm,2,9500\nk,1,500\nk,2,9500\n",
            SurveyOnPaper.Rows("m,k,q", (20, "1,1,b"), (20, "1,2,a"), (20, "2,1,c"), (2, "2,2,c"))
        );
        var results = survey.Publish("w");
        results.Tables[0].Groups[0].Cells.Sum(cell => cell.Value ?? 0).ShouldBeGreaterThan(1.02);

        var documents = new List<Serverless.Reporting.Documents.Document>();
        foreach (
            var file in Publication.Files(
                new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height),
                (document, _) => documents.Add(document)
            )
        )
            if (file.Name.EndsWith(".pdf", StringComparison.Ordinal))
                file.Write(Stream.Null);

        documents.Count.ShouldBe(2 * Languages.All.Count);
        documents.SelectMany(document => document.Blocks).ShouldNotContain(block => block is StackedBarChart);
    }
}
