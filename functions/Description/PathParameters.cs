using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.Functions;

/// <summary>The names in addresses, for the OpenAPI document.</summary>
internal static partial class PathParameters
{
    private static readonly Dictionary<string, (string Description, JsonObject Schema, string Example)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["survey"] = ("The survey's name.", Name(), "leesmonitor"),
        ["wave"] = ("The wave's name in the codebook.", Name(), "2026"),
        ["group"] = ("The target group's name in the codebook.", Name(), "leerlingen"),
        ["organisation"] = ("The organisation's name.", Name(), "leesraad"),
        ["key"] = ("The key's id.", new JsonObject { ["type"] = "string" }, "k3j9x2m7qa"),
        ["webhook"] = ("The webhook's id.", new JsonObject { ["type"] = "string" }, "b7k2m9x4q1za"),
        ["delivery"] = (
            "The id of the notice, as receivers get it.",
            new JsonObject { ["type"] = "string" },
            "msg_4f1c0a9b7d2e4f608192a3b4c5d6e7f8"
        ),
        ["release"] = (
            "Number of the release within its wave.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[1-9][0-9]{0,5}$" },
            "1"
        ),
        ["preview"] = (
            "The preview's id.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{16}$" },
            "3f8a1c5e7b9d0246"
        ),
        ["comment"] = (
            "The comment's id.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-z]{1,40}$" },
            "20260302101500123k3j9x2"
        ),
        ["sha256"] = (
            "SHA-256 of the file, as lower-case hex.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" },
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        ),
        ["block"] = (
            "Number of the block, from 1.",
            new JsonObject { ["type"] = "string", ["pattern"] = "^[1-9][0-9]{0,4}$" },
            "1"
        ),
        ["file"] = ("Name of the file.", new JsonObject { ["type"] = "string" }, "factsheet.pdf"),
        ["upload"] = (
            "The upload's id, from the answer to it.",
            new JsonObject { ["type"] = "string" },
            "44ca75500ccf4da88b2c799c78b0ec25"
        ),
        ["schema"] = (
            "What the schema is of.",
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("codebook", "results") },
            "codebook"
        ),
        ["day"] = ("The day of the backup.", new JsonObject { ["type"] = "string", ["format"] = "date" }, "2026-03-02"),
    };

    /// <summary>The parameters of an address, in order.</summary>
    /// <exception cref="InvalidOperationException">One of them is not described here.</exception>
    public static IEnumerable<(string Name, string Description, JsonObject Schema, string Example)> Of(string path) =>
        Placeholder()
            .Matches(path)
            .Select(match => match.Groups["name"].Value)
            .Select(name =>
                Known.TryGetValue(name, out var known)
                    ? (name, known.Description, known.Schema.DeepClone().AsObject(), known.Example)
                    : throw new InvalidOperationException($"{nameof(PathParameters)} does not describe '{name}'.")
            );

    private static JsonObject Name() => new() { ["type"] = "string", ["pattern"] = "^[a-z0-9-]{1,40}$" };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
