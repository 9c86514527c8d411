using System.Text.Json.Nodes;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Surveys;

/// <summary>Parts of a codebook that do not fit together are found, each where it is.</summary>
public sealed class CodebookChecksTests
{
    /// <summary>
    /// What to replace in the example (a path below the root, and JSON), and the path and rule of the issue that
    /// follows.
    /// </summary>
    public static TheoryData<string, string, string, string> Misfits() =>
        new()
        {
            { "survey", "\"api\"", "$.survey", CodebookRule.Name },
            { "survey", "\"en\"", "$.survey", CodebookRule.Name },
            { "waves/1/comparedWith", "\"2013\"", "$.waves[1].comparedWith", CodebookRule.Reference },
            { "waves/1/comparedWith", "\"2019\"", "$.waves[1].comparedWith", CodebookRule.WaveOrder },
            { "waves/0/comparedWith", "\"2019\"", "$.waves[0].comparedWith", CodebookRule.WaveOrder },
            { "waves/1/fieldworkStart", "\"2015-01-01\"", "$.waves[1].fieldworkStart", CodebookRule.WaveOrder },
            { "waves/0/fieldworkEnd", "\"2015-01-01\"", "$.waves[0].fieldworkEnd", CodebookRule.WaveOrder },
            { "waves/0/fieldworkEnd", "\"2016-02-30\"", "$.waves[0].fieldworkEnd", CodebookRule.Date },
            { "release", """{"at":{"2019":"2026-12-01T10:00"}}""", "$.release.at", CodebookRule.Release },
            {
                "release",
                """{"mode":"scheduled","at":{"2091":"2026-12-01T10:00"}}""",
                "$.release.at['2091']",
                CodebookRule.Reference
            },
            {
                "release",
                """{"mode":"scheduled","at":{"2019":"2026-12-01"}}""",
                "$.release.at['2019']",
                CodebookRule.Date
            },
            { "openData", """{"licence":"cc-bij"}""", "$.openData.licence", CodebookRule.Choice },
            { "openData", """{"themes":["educ","SOCI"]}""", "$.openData.themes[1]", CodebookRule.Choice },
            { "openData", """{"themes":["educ","educ"]}""", "$.openData.themes[1]", CodebookRule.Duplicate },
            {
                "questions/1/answers",
                """[{"code":"1","label":"weet niet","missing":true}]""",
                "$.questions[1].answers",
                CodebookRule.QuestionType
            },
            { "contact/url", "\"javascript:alert(1)\"", "$.contact.url", CodebookRule.Text },
            { "contact/email", "\"geen adres\"", "$.contact.email", CodebookRule.Text },
            { "commissioners", "[\"Fonds\"]", "$.commissioner", CodebookRule.Duplicate },
            { "groups/0/columns/clusterSize", "\"m\"", "$.groups[0].columns.clusterSize", CodebookRule.Design },
            { "groups/0/columns/subcluster", "\"klas\"", "$.groups[0].columns.subcluster", CodebookRule.Design },
            {
                "groups/0/columns/inclusionProbability",
                "\"respondent\"",
                "$.groups[0].columns.inclusionProbability",
                CodebookRule.Duplicate
            },
            {
                "groups/0/replicateWeights",
                """{"first":"rw1","last":"rw9","method":"brr"}""",
                "$.groups[0].replicateWeights",
                CodebookRule.Design
            },
            {
                "groups/0/replicateWeights",
                """{"first":"rw1","last":"gewicht9","method":"brr"}""",
                "$.groups[0].replicateWeights.last",
                CodebookRule.Design
            },
            {
                "groups/0/replicateWeights",
                """{"first":"rw1","last":"rw9","method":"jkn"}""",
                "$.groups[0].replicateWeights.scales",
                CodebookRule.Design
            },
            {
                "groups/0/replicateWeights",
                """{"first":"rw1","last":"rw9","method":"bootstrap","scales":[1,1]}""",
                "$.groups[0].replicateWeights.scales",
                CodebookRule.Design
            },
            {
                "groups/0/replicateWeights",
                """{"first":"rw1","last":"rw9","method":"fay"}""",
                "$.groups[0].replicateWeights.rho",
                CodebookRule.Design
            },
            { "groups/1/id", "\"basisscholen\"", "$.groups[1].id", CodebookRule.Duplicate },
            { "groups/1/id", "\"School_besturen\"", "$.groups[1].id", CodebookRule.Name },
            { "questions/0/id", "\"CIJFER\"", "$.questions[6].id", CodebookRule.Duplicate },
            { "questions/7/id", "\"doelen.zorg\"", "$.questions[7].id", CodebookRule.Duplicate },
            { "questions/7/id", "\".zorg\"", "$.questions[7].id", CodebookRule.Name },
            { "blanks", """["99", "99"]""", "$.blanks[1]", CodebookRule.Duplicate },
            { "profiles/0/id", "\"noemer\"", "$.profiles[0].id", CodebookRule.Duplicate },
            { "groups/0/design/strata", "\"noemer\"", "$.groups[0].design.strata", CodebookRule.Design },
            { "groups/0/design/strata", "\"doelen\"", "$.groups[0].design.strata", CodebookRule.Design },
            { "groups/0/design/strata", "\"respondent\"", "$.groups[0].design.strata", CodebookRule.Duplicate },
            { "groups/0/design/kind", "\"self-selected\"", "$.groups[0].design.strata", CodebookRule.Design },
            { "groups/1/design/kind", "\"self-selected\"", "$.groups[1].weighting.method", CodebookRule.Design },
            { "groups/0/weighting/method", "\"none\"", "$.groups[0].weighting.margins", CodebookRule.Design },
            {
                "groups/0/weighting/method",
                "\"post-stratification\"",
                "$.groups[0].weighting.margins",
                CodebookRule.Design
            },
            { "groups/0/weighting/method", "\"logit\"", "$.groups[0].weighting.bounds", CodebookRule.Design },
            {
                "groups/0/weighting/bounds",
                """{"lower":0.5,"upper":2}""",
                "$.groups[0].weighting.bounds",
                CodebookRule.Design
            },
            { "questions/5/showReliability", "true", "", "" },
            { "questions/2/showReliability", "true", "$.questions[2].showReliability", CodebookRule.QuestionType },
            {
                "questions/5/showStandardDeviation",
                "true",
                "$.questions[5].showStandardDeviation",
                CodebookRule.QuestionType
            },
            { "groups/0/weighting/margins", "[]", "$.groups[0].weighting.margins", CodebookRule.Design },
            {
                "groups/0/weighting/margins",
                """["groote"]""",
                "$.groups[0].weighting.margins[0]",
                CodebookRule.Reference
            },
            {
                "groups/0/weighting/margins",
                """["grootte*grootte"]""",
                "$.groups[0].weighting.margins[0]",
                CodebookRule.Duplicate
            },
            {
                "groups/0/weighting/margins",
                """["grootte*"]""",
                "$.groups[0].weighting.margins[0]",
                CodebookRule.Reference
            },
            { "groups/0/weighting/margins", """["cijfer"]""", "$.groups[0].weighting.margins[0]", CodebookRule.Design },
            { "groups/1/weighting/margins", """["regio"]""", "$.groups[1].weighting.margins[0]", CodebookRule.Design },
            { "groups/0/columns/link", "\"regio\"", "$.groups[0].columns.link", CodebookRule.Duplicate },
            { "groups/0/columns/cluster", "\"respondent\"", "$.groups[0].columns.cluster", CodebookRule.Duplicate },
            { "groups/0/columns/baseWeight", "\"brin\"", "$.groups[0].columns.baseWeight", CodebookRule.Duplicate },
            { "questions/0/waves", """["2019"]""", "$.groups[0].design.strata", CodebookRule.Design },
            { "questions/0/id", "\"regio\"", "$.questions[1].id", CodebookRule.Duplicate },
            { "questions/2/chapter", "\"onbekend\"", "$.questions[2].chapter", CodebookRule.Reference },
            { "questions/2/groups", """["scholen"]""", "$.questions[2].groups[0]", CodebookRule.Reference },
            { "questions/2/minimum", "1", "$.questions[2].minimum", CodebookRule.QuestionType },
            { "questions/2/items", """[{"id":"a","label":"a"}]""", "$.questions[2].items", CodebookRule.QuestionType },
            { "questions/2/multipleBase", "\"ticked\"", "$.questions[2].multipleBase", CodebookRule.QuestionType },
            { "questions/2/showMean", "true", "$.questions[2].showMean", CodebookRule.QuestionType },
            { "questions/2/answers/1/code", "\"1\"", "$.questions[2].answers[1].code", CodebookRule.Duplicate },
            { "questions/2/answers/1/label", "\"JA\"", "$.questions[2].answers[1].label", CodebookRule.Duplicate },
            {
                "questions/2/answers/1/exclusive",
                "true",
                "$.questions[2].answers[1].exclusive",
                CodebookRule.QuestionType
            },
            {
                "questions/3/textByGroup",
                """{"besturen":"x"}""",
                "$.questions[3].textByGroup.besturen",
                CodebookRule.Reference
            },
            { "questions/3/answers/1/code", "\"KC\"", "$.questions[3].answers[1].code", CodebookRule.Duplicate },
            { "questions/3/answers/0/groups", """["basisscholen"]""", "", "" },
            {
                "questions/4/answers/0/groups",
                """["schoolbesturen"]""",
                "$.questions[4].answers[0].groups[0]",
                CodebookRule.Reference
            },
            { "questions/4/answers/0/score", "1", "$.questions[4].answers[0].score", CodebookRule.QuestionType },
            { "questions/5/items/0/groups", """["basisscholen"]""", "$.questions[5].items", CodebookRule.Reference },
            {
                "questions/6/answers",
                """[{"code":"99","label":"weet niet"}]""",
                "$.questions[6].answers[0].missing",
                CodebookRule.QuestionType
            },
            { "questions/6/answers", """[{"code":"99","label":"weet niet","missing":true}]""", "", "" },
            { "questions/6/minimum", "11", "$.questions[6].minimum", CodebookRule.Range },
            {
                "questions/7/answers",
                """[{"code":"1","label":"a"}]""",
                "$.questions[7].answers",
                CodebookRule.QuestionType
            },
            {
                "questions/3/routing/question",
                "\"noemer\"",
                "$.questions[3].routing.question",
                CodebookRule.RoutingOrder
            },
            {
                "questions/3/routing/question",
                "\"doelen\"",
                "$.questions[3].routing.question",
                CodebookRule.RoutingOrder
            },
            {
                "questions/3/routing/question",
                "\"werkt-same\"",
                "$.questions[3].routing.question",
                CodebookRule.Reference
            },
            { "questions/3/routing/question", "\"regio\"", "$.questions[3].routing.question", CodebookRule.Reference },
            { "questions/3/routing/is", """["7"]""", "$.questions[3].routing.is[0]", CodebookRule.Reference },
            { "questions/3/routing/item", "\"x\"", "$.questions[3].routing.question", CodebookRule.Condition },
            { "questions/3/routing/has", """["1"]""", "$.questions[3].routing", CodebookRule.Condition },
            {
                "questions/6/routing",
                """{"question":"stellingen","is":["1"]}""",
                "$.questions[6].routing.question",
                CodebookRule.Condition
            },
            {
                "questions/6/routing",
                """{"question":"stellingen","item":"geen","is":["1"]}""",
                "$.questions[6].routing.item",
                CodebookRule.Reference
            },
            {
                "questions/6/routing",
                """{"question":"werkt-samen","min":1}""",
                "$.questions[6].routing.question",
                CodebookRule.Condition
            },
            {
                "questions/6/routing",
                """{"question":"werkt-samen"}""",
                "$.questions[6].routing",
                CodebookRule.Condition
            },
            {
                "questions/6/routing",
                """{"all":[{"any":[{"question":"x","answered":true}]}]}""",
                "$.questions[6].routing.all[0].any[0].question",
                CodebookRule.Reference
            },
            {
                "questions/6/routing",
                """{"question":"werkt-samen","answered":false}""",
                "$.questions[6].routing.answered",
                CodebookRule.Condition
            },
            {
                "subgroups/0/when",
                """{"question":"toelichting","answered":true}""",
                "$.subgroups[0].when.question",
                CodebookRule.Condition
            },
            {
                "subgroups/0/when",
                """{"question":"regio","is":["n"]}""",
                "$.subgroups[0].when.question",
                CodebookRule.Reference
            },
            {
                "profiles/0/questions",
                """["werkt-samen","noemer","doelen"]""",
                "$.profiles[0].questions[2]",
                CodebookRule.Profile
            },
            { "profiles/0/atLeast", "3", "$.profiles[0].atLeast", CodebookRule.Profile },
            {
                "profiles/0/patterns/0/fits",
                """{"werkt-samen":["1"]}""",
                "$.profiles[0].patterns[0].fits",
                CodebookRule.Profile
            },
            {
                "profiles/0/patterns/0/fits/noemer",
                """["ikc"]""",
                "$.profiles[0].patterns[0].fits.noemer[0]",
                CodebookRule.Reference
            },
            {
                "profiles/0/patterns/0/fits/cijfer",
                """["1"]""",
                "$.profiles[0].patterns[0].fits.cijfer",
                CodebookRule.Profile
            },
            { "profiles/0/patterns/1/id", "\"ver\"", "$.profiles[0].patterns[1].id", CodebookRule.Duplicate },
            { "ratios", Ratio("cijfer", "cijfers"), "$.ratios[0].denominator", CodebookRule.Reference },
            { "ratios", Ratio("cijfer", "cijfer"), "$.ratios[0].denominator", CodebookRule.Ratio },
            { "ratios", Ratio("noemer", "cijfer"), "$.ratios[0].numerator", CodebookRule.Ratio },
            { "ratios", Ratio("cijfer", "cijfer", id: "model"), "$.ratios[0].id", CodebookRule.Duplicate },
            { "ratios", Ratio("cijfer", "cijfer", chapter: "x"), "$.ratios[0].chapter", CodebookRule.Reference },
            { "settings/alpha", "0.5", "$.settings.alpha", CodebookRule.Range },
            { "settings/smallCell", "1.5", "$.settings.smallCell", CodebookRule.Range },
            { "title", "\"a\\u0000b\"", "$.title", CodebookRule.Text },
            { "title", "\"a\\u202Eb\"", "$.title", CodebookRule.Text },
            { "title", "\"  \"", "$.title", CodebookRule.Text },
        };

    private static string Ratio(
        string numerator,
        string denominator,
        string id = "verhouding",
        string chapter = "tevredenheid"
    ) =>
        $$"""[{"id":"{{id}}","label":"a","chapter":"{{chapter}}","numerator":"{{numerator}}","denominator":"{{denominator}}"}]""";

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Misfit_is_reported_where_it_stands(string place, string json, string path, string rule)
    {
        var reading = ExampleCodebook.Changed(root => Replace(root, place.Split('/'), JsonNode.Parse(json)));

        if (path.Length == 0)
            reading.Issues.ShouldBeEmpty();
        else
            reading.Issues.Select(issue => (issue.Path, issue.Rule)).ShouldContain((path, rule));
    }

    [Theory]
    [InlineData("tittle", "Did you mean 'title'?")]
    [InlineData("Title", "Did you mean 'title'?")]
    [InlineData("xyz", "Known are")]
    public void Unknown_property_gets_a_suggestion(string name, string suggestion)
    {
        var issue = ExampleCodebook.Changed(root => root[name] = "x").Issues.ShouldHaveSingleItem();

        issue.Rule.ShouldBe(CodebookRule.UnknownProperty);
        issue.Message.ShouldContain(suggestion);
    }

    [Fact]
    public void Property_that_stands_twice_is_refused() =>
        ExampleCodebook
            .Reading(
                ExampleCodebook.Json.Replace(
                    "\"commissioner\"",
                    "\"title\": \"x\", \"commissioner\"",
                    StringComparison.Ordinal
                )
            )
            .Issues.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                issue => issue.Rule.ShouldBe(CodebookRule.DuplicateProperty),
                issue => issue.Path.ShouldBe("$.title")
            );

    [Theory]
    [InlineData("total")]
    [InlineData("Total")]
    public void Strata_named_as_the_population_as_a_whole_are_refused(string name) =>
        ExampleCodebook
            .Changed(root => root["groups"]![0]!["design"]!["strata"] = name)
            .Issues.ShouldContain(issue =>
                issue.Rule == CodebookRule.Name && issue.Path == "$.groups[0].design.strata"
            );

    [Fact]
    public void Name_that_is_empty_is_refused_wherever_something_is_named()
    {
        ExampleCodebook
            .Changed(root => root.Question("noemer")["routing"]!["question"] = "")
            .Issues.ShouldContain(issue =>
                issue.Rule == CodebookRule.Name && issue.Message.Contains("empty", StringComparison.Ordinal)
            );
        ExampleCodebook
            .Changed(root => root.Question("noemer")["groups"] = new JsonArray(""))
            .Issues.ShouldContain(issue =>
                issue.Rule == CodebookRule.Name && issue.Message.Contains("empty", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Two_thousand_answers_are_allowed_and_one_more_is_not()
    {
        With(2_000).Issues.ShouldBeEmpty();
        With(2_001)
            .Issues.ShouldContain(issue => issue.Path == "$.questions[3].answers" && issue.Rule == CodebookRule.Range);

        static CodebookReading With(int answers) =>
            ExampleCodebook.Changed(root =>
            {
                var list = root.Question("noemer")["answers"]!.AsArray();
                while (list.Count < answers)
                    list.Add(
                        JsonNode.Parse(
                            FormattableString.Invariant(
                                $$"""{"code":"c{{list.Count}}","label":"antwoord {{list.Count}}"}"""
                            )
                        )
                    );
            });
    }

    private static void Replace(JsonNode root, string[] place, JsonNode? value)
    {
        var owner = place[..^1]
            .Aggregate(
                root,
                (node, step) =>
                    node is JsonArray array
                        ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]!
                        : node[step]!
            );
        owner[place[^1]] = value;
    }
}
