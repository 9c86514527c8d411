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

    /// <summary>Each table is held against all that define subgroups: a subgroup of too many is left out.</summary>
    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public void Subgroup_of_a_recognisable_group_that_is_made_of_too_many_questions_is_withheld_and_named(
        int defining,
        bool isLeftOut
    )
    {
        var document = Survey(questions: 36, defining).Publish("2024");

        document
            .Remarks.Where(r => r.Code == "subgroups-left-out")
            .Select(r => r.Text.En)
            .ShouldBe(
                isLeftOut
                    ?
                    [
                        "Members of besturen can be recognised, and there are too many subgroups, or they are made of too many questions, to check for disclosure together. These are not shown: groep 0.",
                    ]
                    : []
            );
    }

    /// <summary>
    /// Yes-or-no questions of which eight define a subgroup each, or as many as asked define one together; others beside
    /// them.
    /// </summary>
    private static SurveyOnPaper Survey(int questions, int defining = 1)
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
                    .Range(0, defining == 1 ? Subgroups : 1)
                    .Select(s => s.ToString(CultureInfo.InvariantCulture))
                    .Select(s => new
                    {
                        id = "s" + s,
                        label = "groep " + s,
                        complementLabel = "rest " + s,
                        when = new
                        {
                            any = ids.Skip(ids.IndexOf("q" + s))
                                .Take(defining)
                                .Select(q => new { question = q, @is = new[] { "1" } }),
                        },
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
