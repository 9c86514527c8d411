using System.Text.Json.Nodes;
using NJsonSchema;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Surveys;

/// <summary>The published schema and the reader say the same about codebooks.</summary>
public sealed class CodebookSchemaTests
{
    /// <summary>What the schema can express; the reader's other rules are about how parts fit together.</summary>
    private static readonly string[] RulesOfTheSchema =
    [
        CodebookRule.Type,
        CodebookRule.Required,
        CodebookRule.UnknownProperty,
        CodebookRule.Choice,
        CodebookRule.Name,
    ];

    private static readonly string SchemaText = Repository.Text("docs/schemas/codebook.schema.json");

    private static readonly JsonNode Definitions = JsonNode.Parse(SchemaText)!["definitions"]!;

    private static readonly JsonSchema Schema = JsonSchema
        .FromJsonAsync(SchemaText, TestContext.Current.CancellationToken)
        .GetAwaiter()
        .GetResult();

    public static TheoryData<string, string[]> Objects() =>
        new()
        {
            { "wave", CodebookShape.Wave },
            { "group", CodebookShape.Group },
            { "design", CodebookShape.Design },
            { "weighting", CodebookShape.Weighting },
            { "bounds", CodebookShape.Bounds },
            { "trimming", CodebookShape.Trimming },
            { "columns", CodebookShape.Columns },
            { "replicateWeights", CodebookShape.ReplicateWeights },
            { "chapter", CodebookShape.Chapter },
            { "question", CodebookShape.Question },
            { "answer", CodebookShape.Answer },
            { "item", CodebookShape.Item },
            { "subgroup", CodebookShape.Subgroup },
            { "profile", CodebookShape.Profile },
            { "pattern", CodebookShape.Pattern },
            { "ratio", CodebookShape.Ratio },
            { "settings", CodebookShape.Settings },
            { "contact", CodebookShape.Contact },
            { "release", CodebookShape.Release },
            { "openData", CodebookShape.OpenData },
        };

    public static TheoryData<string, string, string[]> Enumerations() =>
        new()
        {
            { "design", "kind", [.. CodebookWords.All<SamplingKind>()] },
            { "design", "lonelyPsu", [.. CodebookWords.All<LonelyPsu>()] },
            { "weighting", "method", [.. CodebookWords.All<WeightingMethod>()] },
            { "weighting", "missingMargin", [.. CodebookWords.All<MissingMarginPolicy>()] },
            { "settings", "shareInterval", [.. CodebookWords.All<ShareInterval>()] },
            { "settings", "correction", [.. CodebookWords.All<AdjustmentMethod>()] },
            { "release", "mode", [.. CodebookWords.All<ReleaseMode>()] },
            { "openData", "licence", [.. CodebookWords.All<Licence>()] },
            { "question", "type", [.. CodebookWords.All<QuestionType>()] },
            { "question", "multipleBase", [.. CodebookWords.All<MultipleBase>()] },
            { "replicateWeights", "method", [.. CodebookWords.All<ReplicateMethod>()] },
            { "question", "comparison", [.. CodebookWords.All<ScaleComparison>()] },
        };

    [Fact]
    public void Published_schema_is_the_one_the_product_serves()
    {
        using var served = new StreamReader(CodebookSchema.Open());

        served.ReadToEnd().ShouldBe(SchemaText);
    }

    [Fact]
    public void Example_is_valid() => Schema.Validate(ExampleCodebook.Json).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_reader_know_the_same_properties(string definition, string[] known) =>
        Definitions[definition]!["properties"]!.AsObject().Select(property => property.Key).ShouldBe(known);

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Schema_and_reader_know_the_same_words(string definition, string property, string[] known) =>
        Definitions[definition]!["properties"]![property]!["enum"]!
            .AsArray()
            .Select(word => (string)word!)
            .ShouldBe(known);

    [Fact]
    public void Schema_and_reader_know_the_same_properties_of_the_codebook_and_of_conditions()
    {
        JsonNode.Parse(SchemaText)!["properties"]!
            .AsObject()
            .Select(property => property.Key)
            .ShouldBe(CodebookShape.Codebook);
        Definitions["condition"]!["oneOf"]!
            .AsArray()
            .SelectMany(form => form!["properties"]!.AsObject().Select(property => property.Key))
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(CodebookShape.Condition, ignoreOrder: true);
    }

    /// <summary>
    /// Every value of the example is taken away, and replaced by values of every kind; schema and reader must agree
    /// each time.
    /// </summary>
    [Fact]
    public void Schema_and_reader_agree_on_every_single_change_to_the_example()
    {
        var disagreements = new List<string>();
        foreach (var (path, json) in Mutations())
        {
            var refused = Schema.Validate(json).Count > 0;
            var issues = ExampleCodebook.Reading(json).Issues;
            if (refused && issues.Count == 0)
                disagreements.Add($"{path}: only the schema refuses {json}");
            if (!refused && issues.Any(issue => RulesOfTheSchema.Contains(issue.Rule)))
                disagreements.Add($"{path}: only the reader refuses, {issues[0]}");
        }

        disagreements.ShouldBeEmpty();
    }

    private static IEnumerable<(string Path, string Json)> Mutations()
    {
        var count = Places(JsonNode.Parse(ExampleCodebook.Json)!).Count();
        for (var i = 0; i < count; i++)
        {
            foreach (var change in new[] { "remove", "null", "true", "3.5", "\"%\"", "[]", "{}", "unknown" })
            {
                var root = JsonNode.Parse(ExampleCodebook.Json)!;
                var (parent, name) = Places(root).ElementAt(i);
                if (change == "remove")
                    parent.Remove(name);
                else if (change != "unknown")
                    parent[name] = JsonNode.Parse(change);
                else if (parent[name] is JsonObject inner && name is not ("textByGroup" or "fits"))
                    inner["unknown"] = 1;
                yield return ($"{parent.GetPath()}.{name} {change}", root.ToJsonString());
            }
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode node)
    {
        if (node is JsonArray array)
            foreach (var place in array.SelectMany(element => Places(element!)))
                yield return place;
        if (node is not JsonObject owner)
            yield break;
        foreach (var property in owner)
        {
            yield return (owner, property.Key);
            foreach (var place in Places(property.Value!))
                yield return place;
        }
    }
}
