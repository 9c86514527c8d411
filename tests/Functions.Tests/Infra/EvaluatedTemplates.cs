using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>What the templates would create, worked out by the Bicep CLI without a cloud.</summary>
public sealed class EvaluatedTemplates : IAsyncLifetime
{
    /// <summary>Resources with the parameters a deployment starts with.</summary>
    public IReadOnlyList<JsonObject> Default { get; private set; } = [];

    /// <summary>Resources with private networking, zone redundancy and the lock switched on.</summary>
    public IReadOnlyList<JsonObject> Everything { get; private set; } = [];

    /// <summary>The event subscription, which is deployed after the program.</summary>
    public JsonObject EventSubscription { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var bicep = new BicepFolder();
        Default = await bicep.EvaluateAsync(
            """
            using './main.bicep'
            param environmentName = 'proef'
            param alertEmail = 'beheer@example.org'
            """
        );
        Everything = await bicep.EvaluateAsync(
            """
            using './main.bicep'
            param environmentName = 'proef'
            param privateNetworking = true
            param zoneRedundant = true
            param deleteLock = true
            """
        );
        EventSubscription = (
            await bicep.EvaluateAsync(
                """
                using './event-subscription.bicep'
                param functionAppName = 'func-proef'
                param functionAppUrl = 'https://func-proef.example.net'
                param topicName = 'evgt-proef'
                """,
                "--resource-group",
                "rg-proef"
            )
        ).Single();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Tests that read the evaluated templates share one evaluation.</summary>
[CollectionDefinition(nameof(EvaluatedTemplates))]
public sealed class EvaluatedTemplatesUsers : ICollectionFixture<EvaluatedTemplates>;

/// <summary>A copy of infra/ in which templates are evaluated, removed afterwards.</summary>
internal sealed class BicepFolder : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("infra-");

    public BicepFolder()
    {
        var infra = Repository.PathOf("infra");
        foreach (var file in Directory.EnumerateFiles(infra, "*", SearchOption.AllDirectories))
        {
            var target = PathOf(Path.GetRelativePath(infra, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string PathOf(string file) => Path.Combine(_copy.FullName, file);

    /// <summary>The resources that a parameters file leads to.</summary>
    public async Task<IReadOnlyList<JsonObject>> EvaluateAsync(string parameters, params string[] scope)
    {
        await File.WriteAllTextAsync(PathOf("evaluated.bicepparam"), parameters);
        var run = await Bicep.RunAsync(
            [
                "snapshot",
                PathOf("evaluated.bicepparam"),
                "--mode",
                "overwrite",
                "--subscription-id",
                Guid.Empty.ToString(),
                .. scope is [] ? ["--location", "westeurope"] : scope,
            ],
            CancellationToken.None
        );
        if (run.ExitCode != 0 || run.Error.Length > 0)
            throw new InvalidOperationException($"The templates cannot be evaluated: {run.Error}{run.Output}");

        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("evaluated.snapshot.json")))!;
        return snapshot["predictedResources"]!.AsArray().Select(r => r!.AsObject()).ToList();
    }

    public void Dispose() => _copy.Delete(recursive: true);
}

internal static partial class Resources
{
    public static IReadOnlyList<JsonObject> OfType(this IEnumerable<JsonObject> resources, string type) =>
        resources.Where(r => (string?)r["type"] == type).ToList();

    public static string Name(this JsonObject resource) => (string)resource["name"]!;

    public static string LastNamePart(this JsonObject resource) => resource.Name().Split('/')[^1];

    /// <summary>
    /// What an extension resource (a role assignment, a lock, a diagnostic setting) is put on: the name of the resource
    /// or the type and name of its part, such as <c>stsurvey/blobServices/default/containers/uploads</c>.
    /// </summary>
    public static string Target(this JsonObject resource)
    {
        var id = (string)resource["id"]!;
        var unevaluated = FirstArgument().Match(id);
        var target = unevaluated.Success
            ? unevaluated.Groups["target"].Value
            : id[..id.LastIndexOf("/providers/", StringComparison.Ordinal)];
        return string.Join('/', target.Split("/providers/")[^1].Split('/').Skip(2));
    }

    /// <summary>The value at a dotted path under <c>properties</c>; null when it is not there.</summary>
    public static JsonNode? Property(this JsonObject resource, string path)
    {
        JsonNode? node = resource["properties"];
        foreach (var part in path.Split('.'))
            node = node?[part];
        return node;
    }

    public static string Text(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? (string)node! : node?.ToJsonString() ?? "";

    [GeneratedRegex(@"^\[extensionResourceId\('(?<target>[^']+)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstArgument();
}
