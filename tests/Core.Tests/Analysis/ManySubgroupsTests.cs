using System.Globalization;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>A recognisable group with many overlapping subgroups and questions is audited all the same.</summary>
public sealed class ManySubgroupsTests
{
    private const int Subgroups = 8;

    [Fact]
    public void Subgroups_that_part_a_recognisable_group_into_too_many_parts_are_withheld_and_named()
    {
        var document = Survey(questions: 12).Publish("2024");

        var remark = document.Remarks.Single(r => r.Code == "subgroups-left-out");
        remark.Text.Nl.ShouldEndWith("niet getoond: groep 5, groep 6, groep 7.");
        document
            .Comparisons.Where(c => c.B.Subgroup is "s5" or "s6" or "s7")
            .SelectMany(c => c.Rows)
            .ShouldBeSomeThatAll(row => row.A.Value == null && row.B.Value == null);
        document
            .Comparisons.Where(c => c.B.Subgroup == "s0")
            .SelectMany(c => c.Rows)
            .ShouldContain(r => r.B.Value != null);
    }

    /// <summary>Eight yes-or-no questions, each of which defines a subgroup, and others beside them.</summary>
    private static SurveyOnPaper Survey(int questions)
    {
        var random = new Random(5);
        string[] ids = [.. Enumerable.Range(0, questions).Select(q => $"q{q.ToString(CultureInfo.InvariantCulture)}")];
        var codebook = JsonSerializer.Serialize(
            new
            {
                survey = "veel",
                title = "Veel",
                waves = new[]
                {
                    new
                    {
                        id = "2024",
                        title = "2024",
                        fieldworkStart = "2024-03-01",
                        fieldworkEnd = "2024-05-31",
                    },
                },
                groups = new[]
                {
                    new
                    {
                        id = "besturen",
                        label = "besturen",
                        identifiable = true,
                        design = new { kind = "sample", finitePopulationCorrection = false },
                    },
                },
                chapters = new[] { new { id = "c", title = "C" } },
                questions = ids.Select(id => new
                {
                    id,
                    type = "single",
                    chapter = "c",
                    text = id,
                    answers = new[] { new { code = "1", label = "ja" }, new { code = "2", label = "nee" } },
                }),
                subgroups = Enumerable
                    .Range(0, Subgroups)
                    .Select(s => s.ToString(CultureInfo.InvariantCulture))
                    .Select(s => new
                    {
                        id = "s" + s,
                        label = "groep " + s,
                        complementLabel = "rest " + s,
                        when = new { question = "q" + s, @is = new[] { "1" } },
                    }),
            }
        );
        var rows = Enumerable
            .Range(0, 600)
            .Select(_ => string.Join(',', ids.Select(_ => random.Next(2) == 0 ? "1" : "2")));
        return new SurveyOnPaper(codebook).With(
            "2024",
            "besturen",
            null,
            SurveyOnPaper.Rows(string.Join(',', ids), rows)
        );
    }
}
