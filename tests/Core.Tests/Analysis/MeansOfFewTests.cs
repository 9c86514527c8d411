using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>
/// Of a question that many were asked, few may have given an option a place, or an answer that has a score: their mean is no
/// figure of fewer than are shown.
/// </summary>
public sealed class MeansOfFewTests
{
    private const string Codebook = """
        {
          "survey": "plan", "title": "Plan",
          "waves": [{ "id": "2026", "title": "2026" }],
          "groups": [{ "id": "leden", "label": "leden", "design": { "kind": "sample", "finitePopulationCorrection": false } }],
          "chapters": [{ "id": "c", "title": "C" }],
          "questions": [
            { "id": "wens", "type": "ranking", "chapter": "c", "text": "Wat eerst?",
              "answers": [{ "code": "bos", "label": "bos" }, { "code": "zee", "label": "zee" }] },
            { "id": "oordeel", "type": "single", "chapter": "c", "text": "Oordeel?", "showMean": true,
              "answers": [
                { "code": "1", "label": "slecht", "score": 1 }, { "code": "2", "label": "goed", "score": 2 },
                { "code": "9", "label": "geen idee" }] }
          ],
          "settings": { "minimumBase": 10 }
        }
        """;

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void Mean_of_fewer_than_are_shown_is_withheld_for_their_number(int few)
    {
        var published = Published(few);

        foreach (var id in new[] { "wens.zee", "oordeel" })
        {
            var part = published.Tables.Single(table => table.Id == TableId.Parse(id)).Groups[0];
            part.Base.N.ShouldBe(40);
            part.Cells.ShouldBeSomeThatAll(cell => cell.Value != null);
            part.Mean!.Flags.Contains(CellFlag.SmallBase).ShouldBe(few < 10, id);
            (part.Mean.Value is null).ShouldBe(few < 10, id);
        }

        published.Tables.Single(table => table.Id == TableId.Parse("wens.bos")).Groups[0].Mean!.Value.ShouldNotBeNull();
    }

    /// <summary>Forty members, of whom few gave the sea a place and few have an opinion.</summary>
    private static ResultsDocument Published(int few) =>
        new SurveyOnPaper(Codebook)
            .With(
                "2026",
                "leden",
                null,
                SurveyOnPaper.Rows(
                    "wens.bos,wens.zee,oordeel",
                    Enumerable
                        .Range(0, 40)
                        .Select(i => i < few ? FormattableString.Invariant($"1,2,{1 + (i % 2)}") : "1,,9")
                )
            )
            .Publish("2026");
}
