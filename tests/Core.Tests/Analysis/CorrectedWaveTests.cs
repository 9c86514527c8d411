using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>What a wave that is published again keeps of crossed tables, tests, and change among the same respondents.</summary>
public sealed class CorrectedWaveTests
{
    private const string Codebook = """
        {
          "survey": "panel", "title": "Panel",
          "waves": [
            {"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31"},
            {"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31", "comparedWith": "2019"}
          ],
          "groups": [{"id": "scholen", "label": "scholen", "design": {"kind": "sample"}, "columns": {"link": "brin"} }],
          "chapters": [{"id": "een", "title": "Een"}],
          "settings": {"pairedChange": true},
          "questions": [
            {"id": "samen", "type": "single", "chapter": "een", "text": "Werkt u samen?",
             "answers": [{"code": "ja", "label": "ja"}, {"code": "nee", "label": "nee"}]},
            {"id": "grootte", "type": "single", "chapter": "een", "text": "Hoe groot?",
             "answers": [{"code": "klein", "label": "klein"}, {"code": "groot", "label": "groot"}]}
          ],
          "crossTables": [{"by": "grootte", "questions": ["samen"]}]
        }
        """;

    [Fact]
    public void Wave_that_few_respondents_moved_keeps_crossed_tables_tests_and_paired_change()
    {
        var (first, second) = Published(erased: 3);

        second.Few.ShouldHaveSingleItem().CanBeKept.ShouldBeTrue();
        Crossed(second).Groups.ShouldHaveSingleItem();
        Json(second, d => d with { Tables = [], Comparisons = [], Trends = [] })
            .ShouldBe(Json(first, d => d with { Tables = [], Comparisons = [], Trends = [] }));
        Waves(second).SelectMany(c => c.Rows).Count(r => r.Paired is not null).ShouldBe(4);
        Waves(second)
            .SelectMany(c => c.Rows)
            .Select(r => (r.Difference, r.Test?.P, r.Paired?.Gained))
            .ShouldBe(Waves(first).SelectMany(c => c.Rows).Select(r => (r.Difference, r.Test?.P, r.Paired?.Gained)));
    }

    [Fact]
    public void Wave_that_many_moved_has_neither_and_says_so()
    {
        var (_, second) = Published(erased: 20);

        second.Few.ShouldBeEmpty();
        Crossed(second).WithheldGroups.ShouldBe(["scholen"]);
        Waves(second).SelectMany(c => c.Rows).Count(r => r.Paired is not null).ShouldBe(0);
        Waves(second).SelectMany(c => c.Rows).ShouldBeSomeThatAll(r => r.Test != null);
        second
            .Document.Remarks.Select(r => r.Text.En)
            .ShouldContain(text => text!.Contains("Cross-tables", StringComparison.Ordinal));
    }

    private static (Republication First, Republication Second) Published(int erased)
    {
        var first = Survey(0).Republish("2022", []);
        return (
            first,
            Survey(erased)
                .Republish(
                    "2022",
                    [.. first.Shown.Select(s => new EarlierPublication(s, first.Document, IsCurrent: true))]
                )
        );
    }

    private static CrossTableResult Crossed(Republication published) =>
        published.Document.CrossTables.ShouldNotBeNull().ShouldHaveSingleItem();

    private static List<ComparisonResult> Waves(Republication published) =>
        [.. published.Document.Comparisons.Where(c => c.Kind == ComparisonKind.Waves)];

    private static string Json(Republication published, Func<ResultsDocument, ResultsDocument> part) =>
        System.Text.Encoding.UTF8.GetString(
            ResultsJson.Write(part(published.Document) with { Remarks = [], Screening = null })
        );

    private static SurveyOnPaper Survey(int erased) =>
        new SurveyOnPaper(Codebook)
            .With("2019", "scholen", null, Rows(120, Enumerable.Range(0, 120), shift: 0))
            .With("2022", "scholen", null, Rows(120, Enumerable.Range(erased, 120 - erased), shift: 30));

    /// <summary>Large schools are one in three; from wave to wave some answers move.</summary>
    private static string Rows(int count, IEnumerable<int> schools, int shift) =>
        SurveyOnPaper.Rows(
            "brin,samen,grootte",
            schools.Select(i =>
                FormattableString.Invariant(
                    $"s{i},{((i * 7) % count < 50 + shift ? "ja" : "nee")},{(i % 3 == 0 ? "groot" : "klein")}"
                )
            )
        );
}
