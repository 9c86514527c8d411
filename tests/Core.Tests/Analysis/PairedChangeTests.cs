using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Change among those who answered in both waves, where the codebook asks for it.</summary>
public sealed class PairedChangeTests
{
    internal const string Setting = "\"settings\": {\"pairedChange\": true},";

    [Fact]
    public void Pairs_gained_and_lost_are_those_with_the_same_key()
    {
        var document = Survey(Setting).Analyse("2022");
        var row = document
            .Comparisons.Single(c => c.Kind == ComparisonKind.Waves)
            .Rows.Single(r => r.Answer == FigureKey.ShareOf("ja"));
        var paired = row.Paired.ShouldNotBeNull();

        // 60 of 2019 return: 40 stay with yes or no, 15 turn to yes, 5 to no.
        (paired.Pairs, paired.Gained, paired.Lost).ShouldBe((60, 15, 5));
        paired.Difference.ShouldBe(10 / 60.0, 1e-9);
        paired.Test.ShouldNotBeNull().Method.ShouldBe("test-paired-t");
        // Yes gained is no lost: the two answers are one test.
        paired.Test!.AdjustedP.ShouldBe(paired.Test.P);
        paired.McNemar.ShouldNotBeNull().Statistic.ShouldBe(5, 1e-9);
        paired.McNemarExactP!.Value.ShouldBe(0.0413894653, 1e-9);
        document.Methods.ShouldContain(m => m.Id == "test-mcnemar");
    }

    [Fact]
    public void Without_being_asked_for_there_is_none() =>
        Survey("").Analyse("2022").Comparisons.SelectMany(c => c.Rows).Count(r => r.Paired is not null).ShouldBe(0);

    [Fact]
    public void Groups_whose_members_can_be_recognised_have_none_in_public()
    {
        static int Count(ResultsDocument document) =>
            document.Comparisons.SelectMany(c => c.Rows).Count(r => r.Paired is not null);

        Count(Survey(Setting).Publish("2022")).ShouldBe(2);
        Count(Survey(Setting, identifiable: true).Analyse("2022")).ShouldBe(2);
        Count(Survey(Setting, identifiable: true).Publish("2022")).ShouldBe(0);
    }

    [Fact]
    public async Task Document_fits_the_schema() =>
        await ResultsSchemaTests.ShouldFit(ResultsJson.Write(Survey(Setting).Analyse("2022")));

    internal static SurveyOnPaper Survey(string settings, bool identifiable = false)
    {
        var codebook = $$"""
            {
              "survey": "panel", "title": "Panel",
              "waves": [
                {"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31"},
                {"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31", "comparedWith": "2019"}
              ],
              "groups": [{"id": "scholen", "label": "scholen", "identifiable": {{(identifiable ? "true" : "false")}},
                "design": {"kind": "sample"}, "columns": {"link": "brin"} }],
              "chapters": [{"id": "een", "title": "Een"}], {{settings}}
              "questions": [{"id": "samen", "type": "single", "chapter": "een", "text": "Werkt u samen?",
                "answers": [{"code": "ja", "label": "ja"}, {"code": "nee", "label": "nee"}]}]
            }
            """;
        const string Population = "variable,category,population\ntotal,,1000\n";
        string Rows(IEnumerable<(int Key, string Answer)> rows) =>
            SurveyOnPaper.Rows("brin,samen", rows.Select(r => FormattableString.Invariant($"s{r.Key},{r.Answer}")));
        // Keys 1 to 60 return; 101 and up answered once. Key 99 stands twice, and matches nobody.
        string Then(int key) => key <= 25 ? "ja" : "nee";
        string Now(int key) => key is <= 20 or (> 25 and <= 40) ? "ja" : "nee";
        var before = Enumerable.Range(1, 60).Select(key => (key, Then(key))).Concat(Once(101, "ja")).Append((99, "ja"));
        var after = Enumerable
            .Range(1, 60)
            .Select(key => (key, Now(key)))
            .Concat(Once(201, "nee"))
            .Append((99, "nee"))
            .Append((99, "nee"));
        return new SurveyOnPaper(codebook)
            .With("2019", "scholen", Population, Rows(before))
            .With("2022", "scholen", Population, Rows(after));
    }

    private static IEnumerable<(int, string)> Once(int first, string answer) =>
        Enumerable.Range(first, 40).Select(key => (key, answer));
}
