using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>The order of the rows of a response file says nothing, so it changes nothing but the file's hash.</summary>
public sealed class RowOrderTests
{
    private const string Codebook = """
        {"survey":"orde","title":"Orde",
         "waves":[{"id":"a","title":"a","fieldworkStart":"2016-01-01","fieldworkEnd":"2016-02-01"},
                  {"id":"b","title":"b","fieldworkStart":"2019-01-01","fieldworkEnd":"2019-02-01","comparedWith":"a"}],
         "groups":[{"id":"g","label":"g","design":{"kind":"sample","strata":"h"},"weighting":{"method":"raking","margins":["h","s"]}}],
         "chapters":[{"id":"c","title":"c"}],
         "questions":[
           {"id":"h","type":"single","text":"h","answers":[{"code":"1","label":"een"},{"code":"2","label":"twee"}]},
           {"id":"s","type":"single","text":"s","answers":[{"code":"1","label":"een"},{"code":"2","label":"twee"}]},
           {"id":"q","type":"single","chapter":"c","text":"q","ordinal":true,"showMean":true,
            "answers":[{"code":"1","label":"een","score":1},{"code":"2","label":"twee","score":2},{"code":"3","label":"drie","score":3}]},
           {"id":"m","type":"multiple","chapter":"c","text":"m","answers":[{"code":"x","label":"x"},{"code":"y","label":"y"}]},
           {"id":"n","type":"numeric","chapter":"c","text":"n"},{"id":"k","type":"numeric","chapter":"c","text":"k"}],
         "subgroups":[{"id":"klein","label":"klein","complementLabel":"groot","when":{"question":"s","is":["1"]}}],
         "ratios":[{"id":"r","label":"n per k","chapter":"c","numerator":"n","denominator":"k"}]}
        """;

    private const string Population = "variable,category,population\nh,1,300\nh,2,900\ns,1,500\ns,2,700\n";

    [Fact]
    public void Rows_in_another_order_give_the_same_figures() =>
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 9999])
            .Sample(
                (data, order) =>
                {
                    var rows = Enumerable.Range(0, 2).Select(wave => Lines(data + wave)).ToList();
                    var first = Figures(rows);
                    var shuffled = Figures([.. rows.Select(r => Shuffled(r, order))]);

                    shuffled.Keys.ShouldBe(first.Keys);
                    foreach (var (path, value) in first)
                        Same(shuffled[path], value, path);
                },
                iter: 20
            );

    private static Dictionary<string, JsonNode?> Figures(List<List<string>> waves)
    {
        var survey = new SurveyOnPaper(Codebook);
        for (var w = 0; w < waves.Count; w++)
            survey.With(w == 0 ? "a" : "b", "g", Population, SurveyOnPaper.Rows("h,s,q,m.x,m.y,n,k", waves[w]));
        var document = JsonNode.Parse(ResultsJson.Write(survey.Analyse("b")))!;
        document.AsObject().Remove("lineage");
        var leaves = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        Leaves(document, "$", leaves);
        return leaves;
    }

    private static void Leaves(JsonNode? node, string path, Dictionary<string, JsonNode?> leaves)
    {
        if (node is JsonObject properties)
            foreach (var (name, value) in properties.Where(p => p.Key != "rankInFileOrder"))
                Leaves(value, $"{path}.{name}", leaves);
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                Leaves(items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), leaves);
        else
            leaves.Add(path, node);
    }

    private static void Same(JsonNode? found, JsonNode? expected, string path)
    {
        if (expected is JsonValue value && value.TryGetValue(out double number))
            ((double)found!).ShouldBe(number, 1e-7 * Math.Max(1, Math.Abs(number)), path);
        else
            found?.ToJsonString().ShouldBe(expected?.ToJsonString(), path);
    }

    /// <summary>At least ten in every combination of the margins, so that raking has something to fit.</summary>
    private static List<string> Lines(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, 120)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{1 + i % 2},{1 + i / 2 % 3 / 2},{random.Next(1, 4)},{random.Next(2)},{random.Next(2)},{random.Next(1, 30)},{random.Next(1, 9)}"
                    )
                ),
        ];
    }

    private static List<string> Shuffled(List<string> lines, int seed)
    {
        var shuffled = lines.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
