using System.Text.Json.Nodes;

namespace Serverless.Flows.Differences;

/// <summary>The parts of one kind that two codebooks do not have alike, by id.</summary>
/// <param name="Part">waves, groups, chapters, questions, subgroups, profiles or ratios.</param>
/// <param name="Added">Ids only the new one has.</param>
/// <param name="Gone">Ids only the old one has.</param>
/// <param name="Changed">Ids in both of which anything is written otherwise.</param>
public sealed record CodebookPartDifference(
    string Part,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Gone,
    IReadOnlyList<string> Changed
)
{
    private static readonly string[] Parts =
    [
        "waves",
        "groups",
        "chapters",
        "questions",
        "subgroups",
        "profiles",
        "ratios",
    ];

    /// <summary>Compares two codebooks that are valid; parts that are alike are left out.</summary>
    internal static IReadOnlyList<CodebookPartDifference> Of(byte[] before, byte[] after)
    {
        var (old, current) = (JsonNode.Parse(before), JsonNode.Parse(after));
        return
        [
            .. Parts.Select(part => Of(part, ById(old, part), ById(current, part))).OfType<CodebookPartDifference>(),
        ];
    }

    private static CodebookPartDifference? Of(
        string part,
        Dictionary<string, JsonNode> before,
        Dictionary<string, JsonNode> after
    )
    {
        var difference = new CodebookPartDifference(
            part,
            [.. after.Keys.Except(before.Keys, StringComparer.Ordinal)],
            [.. before.Keys.Except(after.Keys, StringComparer.Ordinal)],
            [
                .. after
                    .Where(pair => before.TryGetValue(pair.Key, out var old) && !JsonNode.DeepEquals(old, pair.Value))
                    .Select(pair => pair.Key),
            ]
        );
        return difference.Added.Count + difference.Gone.Count + difference.Changed.Count == 0 ? null : difference;
    }

    private static Dictionary<string, JsonNode> ById(JsonNode? codebook, string part)
    {
        var byId = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var node in codebook?[part] as JsonArray ?? [])
            if (node?["id"]?.GetValue<string>() is { } id)
                byId[id] = node;
        return byId;
    }
}
