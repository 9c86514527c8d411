using Serverless.Analysis.Results;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Waves are linked by keys that match; without any they are independent samples, and it is said.</summary>
public sealed class LinkedWavesTests
{
    private static readonly string Linked = HandMadeSurveys.Codebook.Replace(
        "\"design\": {\"kind\": \"sample\", \"strata\": \"grootte\"}",
        "\"design\": {\"kind\": \"sample\", \"strata\": \"grootte\"}, \"columns\": {\"link\": \"brin\"}",
        StringComparison.Ordinal
    );

    private static string Answers(int yes, Func<int, string> key)
    {
        var lines = HandMadeSurveys.SchoolAnswers(yes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Select((line, i) => i == 0 ? $"{line},brin" : $"{line},{key(i)}"));
    }

    private static SurveyOnPaper Survey(string codebook, Func<int, string> before, Func<int, string> now) =>
        new SurveyOnPaper(codebook)
            .With("2016", "scholen", HandMadeSurveys.Schools, Answers(40, before))
            .With("2019", "scholen", HandMadeSurveys.Schools, Answers(55, now));

    private static IReadOnlyList<ComparisonResult> Changes(ResultsDocument document) =>
        [.. document.Comparisons.Where(comparison => comparison.Kind == ComparisonKind.Waves)];

    [Fact]
    public void Change_without_a_matching_key_is_that_of_independent_samples()
    {
        var unmatched = Survey(Linked, i => Invariant($"{i:D4}AB"), i => Invariant($"{i}AB")).Analyse("2019");
        var independent = Survey(HandMadeSurveys.Codebook, i => Invariant($"{i}"), i => Invariant($"{i}"))
            .Analyse("2019");

        var changes = Changes(unmatched);
        changes.SelectMany(change => change.Rows).Count(row => row.StandardError > 0).ShouldBeGreaterThan(5);
        changes
            .Select(change => change with { Rows = [] })
            .ShouldBe(
                Changes(independent).Select(change => change with { Rows = [] }),
                new SameJson<ComparisonResult>()
            );
        changes
            .SelectMany(change => change.Rows)
            .ShouldBe(Changes(independent).SelectMany(change => change.Rows), new SameJson<ComparisonRow>());
        unmatched.Remarks.ShouldContain(remark => remark.Code == "link-keys-do-not-match");
        unmatched.Groups[0].Links.ShouldBe(new LinkSummary("2016", 200, 200, 0));
    }

    [Fact]
    public void Standard_error_without_a_matching_key_is_the_root_of_both_variances()
    {
        var codebook = Linked.Replace(
            "\"strata\": \"grootte\"",
            "\"strata\": \"grootte\", \"finitePopulationCorrection\": false",
            StringComparison.Ordinal
        );
        var document = Survey(codebook, i => Invariant($"a{i}"), i => Invariant($"b{i}")).Analyse("2019");

        var row = Changes(document).First(change => change.Table == TableId.Parse("samen")).Rows[0];

        // By hand: V1 + V2, each the square of the wave's own standard error.
        var byHand = Math.Sqrt(
            row.A.StandardError!.Value * row.A.StandardError.Value
                + row.B.StandardError!.Value * row.B.StandardError.Value
        );
        row.StandardError!.Value.ShouldBe(byHand, 1e-12);
    }

    [Theory]
    [InlineData(200, "waves-linked", "200 of the 200 keys that could match do.")]
    [InlineData(60, "few-link-keys-match", "60 of the 200 keys that could match do, fewer than half.")]
    public void How_many_keys_match_is_in_document_and_text(int shared, string code, string words)
    {
        var document = Survey(
                Linked,
                i => Invariant($"k{i}"),
                i => i <= shared ? Invariant($"k{i}") : Invariant($"n{i}")
            )
            .Publish("2019");

        document.Groups[0].Links.ShouldBe(new LinkSummary("2016", 200, 200, shared));
        document.Remarks.ShouldContain(remark => remark.Code == code && remark.Text.En!.Contains(words));
    }

    [Fact]
    public void Keys_that_match_make_the_change_more_certain()
    {
        double Uncertainty(Func<int, string> now) =>
            Changes(Survey(Linked, i => Invariant($"k{i}"), now).Analyse("2019"))
                .First(change => change.Table == TableId.Parse("samen"))
                .Rows[0]
                .StandardError!.Value;

        Uncertainty(i => Invariant($"k{i}")).ShouldBeLessThan(Uncertainty(i => Invariant($"n{i}")) * 0.6);
    }

    /// <summary>Records with lists are equal when they are written alike.</summary>
    private sealed class SameJson<T> : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) => Json(x) == Json(y);

        public int GetHashCode(T value) => 0;

        private static string Json(T? value) => System.Text.Json.JsonSerializer.Serialize(value);
    }
}
