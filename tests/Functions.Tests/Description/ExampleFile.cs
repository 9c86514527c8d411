using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// A file of <c>docs/examples</c> that shows an answer, and whether an answer is as it shows: but for times, hashes,
/// fingerprints and ids, and the version of the method.
/// </summary>
internal sealed partial class ExampleFile(string name)
{
    /// <summary>Set to write the examples of answers anew from what the app answers.</summary>
    private const string WriteSetting = "WRITE_EXAMPLES";

    private static readonly HashSet<string> ThatChange = new(StringComparer.Ordinal)
    {
        "inputsHash",
        "outputsHash",
        "version",
        "versionBefore",
        "methodVersion",
        "uploadedAt",
        "receivedAt",
        "updatedAt",
        "queuedAt",
        "startedAt",
        "finishedAt",
        "publishedAt",
        "publishAt",
        "replacedAt",
        "withdrawnAt",
        "createdAt",
        "createdBy",
        "resolvedAt",
        "resolvedBy",
        "revokedAt",
        "revokedBy",
        "secretsOverlapUntil",
        "dueAt",
        "at",
        "sha256",
        "length",
        "expiresAt",
        "lastUsedOn",
        "id",
        "key",
        "secret",
        "payload",
        "upload",
        "status",
        "request",
        "actorId",
        "subject",
        "previous",
        "head",
        "hash",
    };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path = Repository.PathOf("docs", "examples", name);

    /// <summary>Throws when an answer is not as the file shows. Answers are written to the file first where that is set.</summary>
    public async Task CompareAsync(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType!.MediaType!.EndsWith("json", StringComparison.Ordinal);
        if (isJson)
            answer = JsonNode.Parse(answer)!.ToJsonString(Indented) + "\n";
        answer = Secrets().Replace(answer, "${kind}…");
        if (
            Environment.GetEnvironmentVariable(WriteSetting) is not null
            && name.StartsWith("answers/", StringComparison.Ordinal)
        )
            await File.WriteAllTextAsync(_path, answer);
        var shown = await File.ReadAllTextAsync(_path);
        Masked(answer, isJson).ShouldBe(Masked(shown, isJson), name);
    }

    private static string Masked(string text, bool isJson) =>
        isJson ? Masked(JsonNode.Parse(text)!).ToJsonString() : Changing().Replace(text, "…");

    private static JsonNode Masked(JsonNode node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (name, value) in record.ToList())
                    if (value is JsonValue && ThatChange.Contains(name))
                        record[name] = "…";
                    else if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        record[name] = Changing().Replace((string)text!, "…");
                    else if (value is not null)
                        Masked(value);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (list[i] is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        list[i] = Changing().Replace((string)text!, "…");
                    else if (list[i] is { } item)
                        Masked(item);
                break;
        }

        return node;
    }

    /// <summary>Keys and secrets, which no file of the repository shows, those of a test included.</summary>
    [GeneratedRegex("(?<kind>swk_|swp_|whsec_)[A-Za-z0-9_+/=]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secrets();

    /// <summary>Hashes, ids, and days and moments in the notations of JSON, CSV, Atom and iCalendar.</summary>
    [GeneratedRegex(
        @"[0-9a-f]{64}|[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|\+00:00)?)?|\d{8}T\d{6}Z",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Changing();
}
