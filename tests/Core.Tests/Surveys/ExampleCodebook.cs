using System.Text;
using System.Text.Json.Nodes;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Core.Tests.Surveys;

/// <summary>The codebook of docs/formats.md, whole or with something changed.</summary>
internal static class ExampleCodebook
{
    public static string Json { get; } = Repository.Examples("docs/formats.md", "json")[0];

    public static Codebook Read() =>
        Reading(Json).Codebook ?? throw new InvalidOperationException("The example codebook is refused.");

    public static CodebookReading Reading(string json) => CodebookReader.Read(Encoding.UTF8.GetBytes(json));

    public static CodebookReading Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Json)!;
        change(root);
        return Reading(root.ToJsonString());
    }

    /// <summary>Question of the example by id, for changing it.</summary>
    public static JsonNode Question(this JsonNode root, string id) =>
        root["questions"]!.AsArray().Single(question => (string?)question!["id"] == id)!;
}
