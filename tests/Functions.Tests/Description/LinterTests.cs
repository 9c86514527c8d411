using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Serverless.Local.Emulator;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// Spectral finds nothing in the OpenAPI document, by its own rules and by those of tests/linter/rules.yaml; and it does
/// look: each of those rules is broken once.
/// </summary>
public sealed class LinterTests(FunctionAppFixture fixture) : IDisposable
{
    private const string Wave = "/surveys/{survey}/waves/{wave}";

    private static readonly string[] Paths = ["/", "/openapi.json", "/surveys", Wave];

    private static readonly NpmPackage Spectral = new(
        "Spectral",
        Repository.PathOf("tests", "linter"),
        Path.Combine("@stoplight", "spectral-cli", "dist", "index.js")
    );

    /// <summary>What breaks each rule.</summary>
    private static readonly Dictionary<string, Action<JsonObject>> Faults = new(StringComparer.Ordinal)
    {
        ["oas3-schema"] = document => document.Remove("info"),
        ["oas3-api-servers"] = document => document.Remove("servers"),
        ["oas3-valid-media-example"] = document =>
            document["paths"]!["/"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["example"]![
                "title"
            ] = 7,
        ["info-contact"] = document => document["info"]!.AsObject().Remove("contact"),
        ["operation-operationId"] = document => Get(document, Wave).Remove("operationId"),
        ["doc-openapi"] = document => document["openapi"] = "3.0.3",
        ["doc-openapi-contact"] = document => document["info"]!["contact"]!.AsObject().Remove("email"),
        ["publish-openapi"] = document => document["paths"]!.AsObject().Remove("/openapi.json"),
        ["publish-openapi-cors"] = document =>
            Get(document, "/openapi.json")["responses"]!["200"]!["headers"]!
                .AsObject()
                .Remove("access-control-allow-origin"),
        ["publish-openapi-open"] = document =>
            Get(document, "/openapi.json")["security"] = new JsonArray(
                new JsonObject { ["functionKey"] = new JsonArray() }
            ),
        ["semver"] = document => document["info"]!["version"] = "1.0",
        ["uri-version"] = document => document["servers"]![0]!["url"] = "https://example.nl/api",
        ["transport-tls"] = document => document["servers"]![0]!["url"] = "http://example.nl/api/v1",
        ["no-trailing-slash"] = document => Rename(document["paths"]!, "/surveys", "/surveys/"),
        ["path-segments-kebab-case"] = document => Rename(document["paths"]!, "/surveys", "/allSurveys"),
        ["parameters-camel-case"] = document => Get(document, "/surveys")["parameters"]![0]!["name"] = "after_name",
        ["fields-camel-case"] = document =>
            Rename(document["components"]!["schemas"]!["WaveRun"]!["properties"]!, "queuedAt", "queued_at"),
        ["schemas-pascal-case"] = document =>
            document["components"]!["schemas"]!["waveRun"] = new JsonObject { ["type"] = "object" },
        ["http-methods"] = document => document["paths"]![Wave]!["head"] = Get(document, Wave).DeepClone(),
        ["version-header"] = document =>
            Get(document, Wave)["responses"]!["200"]!["headers"]!.AsObject().Remove("API-Version"),
        ["security-headers"] = document =>
            document["components"]!["responses"]!["NotFound"]!["headers"]!.AsObject().Remove("Referrer-Policy"),
        ["problem-details"] = document =>
            Rename(
                document["components"]!["responses"]!["NotFound"]!["content"]!,
                "application/problem+json",
                "application/json"
            ),
        ["problem-members"] = document =>
            document["components"]!["schemas"]!["Problem"]!["properties"]!["stackTrace"] = new JsonObject
            {
                ["type"] = "string",
            },
        ["every-refusal"] = document => Get(document, Wave)["responses"]!.AsObject().Remove("500"),
        ["date-time"] = document =>
            document["components"]!["schemas"]!["WaveRun"]!["properties"]!["queuedAt"]!["format"] = "rfc850",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lint-");

    [Fact]
    public async Task Document_breaks_no_rule_and_every_rule_notices_what_breaks_it()
    {
        var document = await DocumentAsync();
        await WriteAsync("good", document);
        var part = PartOf(document);
        await WriteAsync("good-part", part);
        foreach (var (rule, spoil) in Faults)
        {
            var spoilt = part.DeepClone().AsObject();
            spoil(spoilt);
            await WriteAsync(rule, spoilt);
        }

        var found = await LintAsync();

        found.GetValueOrDefault("good", []).ShouldBeEmpty();
        found.GetValueOrDefault("good-part", []).ShouldBeEmpty();
        foreach (var rule in Faults.Keys)
            found.GetValueOrDefault(rule, []).ShouldContain(rule, $"{rule} does not notice what breaks it.");
    }

    [Fact]
    public void Every_rule_of_our_own_is_broken_once()
    {
        var rules = Repository
            .Text("tests", "linter", "rules.yaml")
            .Split("\nrules:\n")[1]
            .Split('\n')
            .Where(line => line is [' ', ' ', not ' ', ..])
            .Select(line => line.Trim().Split(':')[0])
            .ToList();

        rules.ShouldNotBeEmpty();
        rules.ShouldBeSubsetOf(Faults.Keys);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The codes of the rules that each document breaks, warnings included.</summary>
    private async Task<Dictionary<string, List<string>>> LintAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var entry = await Spectral.InstallAsync(cancellationToken: cancellationToken);
        var report = Path.Combine(_folder.FullName, "report");
        var run = await Programs.RunAsync(
            "node",
            [
                entry,
                "lint",
                .. _folder.EnumerateFiles("*.json").Select(file => file.FullName),
                "--ruleset",
                Repository.PathOf("tests", "linter", "rules.yaml"),
                "--format",
                "json",
                "--output",
                report,
                "--quiet",
            ],
            cancellationToken
        );
        // 0 is for no errors, 1 for some; anything else is a fault of the rules or of Spectral.
        run.ExitCode.ShouldBe(1, run.Output + run.Error);
        return JsonNode
            .Parse(await File.ReadAllTextAsync(report, cancellationToken))!
            .AsArray()
            .GroupBy(result => Path.GetFileNameWithoutExtension((string)result!["source"]!), StringComparer.Ordinal)
            .ToDictionary(
                results => results.Key,
                results => results.Select(result => $"{result!["code"]}").ToList(),
                StringComparer.Ordinal
            );
    }

    private async Task<JsonObject> DocumentAsync()
    {
        var client = (await fixture.StartedAsync()).Client;
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"{Addresses.Api}/openapi.json", UriKind.Relative)
        );
        request.Headers.Host = "monitor.example.nl";
        using var response = await client.SendAsync(request);
        return (await response.ReadJsonAsync())!.AsObject();
    }

    /// <summary>
    /// Some of the paths, with what they refer to: enough to break every rule, and looked through in no time.
    /// </summary>
    private static JsonObject PartOf(JsonObject document)
    {
        var part = document.DeepClone().AsObject();
        var paths = part["paths"]!.AsObject();
        foreach (var path in paths.Select(path => path.Key).Except(Paths, StringComparer.Ordinal).ToList())
            paths.Remove(path);
        var used = new HashSet<string>(StringComparer.Ordinal);
        AddReferences(paths, document, used);
        foreach (var kind in new[] { "schemas", "responses", "headers" })
        {
            var components = part["components"]![kind]!.AsObject();
            foreach (var name in components.Select(component => component.Key).ToList())
                if (!used.Contains($"#/components/{kind}/{name}"))
                    components.Remove(name);
        }

        return part;
    }

    /// <summary>Adds what a part of the document refers to, and what that refers to.</summary>
    private static void AddReferences(JsonNode? node, JsonObject document, HashSet<string> references)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                AddReferences(item, document, references);
        if (node is not JsonObject record)
            return;
        foreach (var (name, value) in record)
            if (name != "$ref")
                AddReferences(value, document, references);
            else if (references.Add((string)value!))
                AddReferences(
                    ((string)value!)[2..].Split('/').Aggregate((JsonNode)document, (place, step) => place[step]!),
                    document,
                    references
                );
    }

    private Task WriteAsync(string name, JsonObject document) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{name}.json"), document.ToJsonString());

    private static JsonObject Get(JsonObject document, string path) => document["paths"]![path]!["get"]!.AsObject();

    private static void Rename(JsonNode place, string from, string to)
    {
        var value = place[from]!.DeepClone();
        place.AsObject().Remove(from);
        place[to] = value;
    }
}
