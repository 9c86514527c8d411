using System.Text.Json;
using Microsoft.Playwright;

namespace Serverless.Functions.Tests.Browser;

/// <summary>A page as the browser hands it to a screen reader.</summary>
internal sealed class AccessibilityTree
{
    private AccessibilityTree(IReadOnlyList<AccessibleNode> nodes) => Nodes = nodes;

    /// <summary>Everything that is read or can be operated, in the order of reading.</summary>
    public IReadOnlyList<AccessibleNode> Nodes { get; }

    public static async Task<AccessibilityTree> OfAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var answer = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        await session.DetachAsync();
        var byId = answer
            .GetProperty("nodes")
            .EnumerateArray()
            // Lines of a text, which are not read by themselves, share ids.
            .Where(node => Text(node, "role") != "InlineTextBox")
            .ToDictionary(node => node.GetProperty("nodeId").GetString()!, StringComparer.Ordinal);
        var nodes = new List<AccessibleNode>();
        Read(answer.GetProperty("nodes")[0], null);
        return new AccessibilityTree(nodes);

        void Read(JsonElement node, AccessibleNode? parent)
        {
            var within = parent;
            if (!node.GetProperty("ignored").GetBoolean())
                nodes.Add(
                    within = new AccessibleNode(
                        Text(node, "role"),
                        Text(node, "name"),
                        Property(node, "level"),
                        Property(node, "url"),
                        parent
                    )
                );
            if (!node.TryGetProperty("childIds", out var children))
                return;
            foreach (var child in children.EnumerateArray())
                if (byId.TryGetValue(child.GetString()!, out var below))
                    Read(below, within);
        }
    }

    private static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var found) && found.TryGetProperty("value", out var value)
            ? value.ToString()
            : "";

    private static string Property(JsonElement node, string name) =>
        node.TryGetProperty("properties", out var all)
            ? all.EnumerateArray()
                .Where(property => property.GetProperty("name").GetString() == name)
                .Select(property => property.GetProperty("value").GetProperty("value").ToString())
                .FirstOrDefault("")
            : "";
}

/// <summary>What a screen reader reads or operates.</summary>
/// <param name="Level">Of a heading: "1" to "6".</param>
/// <param name="Address">Of a link: where it leads.</param>
internal sealed record AccessibleNode(string Role, string Name, string Level, string Address, AccessibleNode? Parent)
{
    public IEnumerable<AccessibleNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }
}
