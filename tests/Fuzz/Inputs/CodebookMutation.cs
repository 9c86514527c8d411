using System.Text.Json.Nodes;
using Serverless.TestKit.Surveys;

namespace Serverless.Fuzz.Inputs;

/// <summary>Changes a codebook here and there, as people and programs get them wrong.</summary>
internal static class CodebookMutation
{
    private static readonly Func<JsonNode?>[] Odd =
    [
        () => null,
        () => "",
        () => " ",
        () => 0,
        () => -1,
        () => 1e15,
        () => 1e300,
        () => 0.5,
        () => true,
        () => "mean",
        () => "total",
        () => "vraag 中 \u202E",
        () => "a\tb",
        () => new string('x', 700),
        () => "<p>Bent u <b>tevreden</b>?&nbsp;</p>",
        () => new JsonArray(),
        () => new JsonObject(),
        () => new JsonArray("1", "1"),
        () => "9999-12-31",
        () => "0001-01-01",
    ];

    public static FuzzInput Apply(Dice dice, RandomSurvey survey, FuzzInput input)
    {
        var codebook = survey.Codebook.DeepClone();
        var done = new List<string>();
        for (var i = dice.Between(1, 3); i > 0; i--)
            done.Add(Change(dice, codebook));
        return input with { Codebook = FuzzInput.Utf8(codebook), What = $"codebook: {string.Join("; ", done)}" };
    }

    private static string Change(Dice dice, JsonNode codebook)
    {
        var nodes = Below(codebook).ToList();
        var node = dice.Of(nodes);
        var path = node.GetPath();
        switch (node.Parent)
        {
            case JsonObject fields:
                var name = node.GetPropertyName();
                switch (dice.Between(0, 3))
                {
                    case 0:
                        fields.Remove(name);
                        return $"without {path}";
                    case 1:
                        fields[name] = dice.Of(Odd)();
                        return $"{path} = {fields[name]?.ToJsonString() ?? "null"}";
                    case 2:
                        var same = nodes
                            .Where(other => other.Parent is JsonObject && other.GetPropertyName() == name)
                            .ToList();
                        var from = dice.Of(same);
                        fields[name] = from.DeepClone();
                        return $"{path} = {fields[name]!.ToJsonString()}";
                    default:
                        fields[name] = dice.Of(nodes).DeepClone();
                        return $"{path} = {fields[name]!.ToJsonString()}";
                }

            case JsonArray items:
                var place = node.GetElementIndex();
                switch (dice.Between(0, 2))
                {
                    case 0:
                        items.RemoveAt(place);
                        return $"without {path}";
                    case 1:
                        items.Add(node.DeepClone());
                        return $"{path} twice";
                    default:
                        items.RemoveAt(place);
                        items.Insert(dice.Between(0, items.Count), node);
                        return $"{path} elsewhere";
                }

            default:
                return "nothing";
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields
                .Select(field => field.Value)
                .OfType<JsonNode>()
                .SelectMany(child => Below(child).Prepend(child)),
            JsonArray items => items.OfType<JsonNode>().SelectMany(child => Below(child).Prepend(child)),
            _ => [],
        };
}
