using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>
/// What the templates would create, worked out by the Bicep CLI without a cloud, with and without private networking.
/// </summary>
public sealed class EvaluatedTemplates : IAsyncLifetime
{
    /// <summary>Resources with the parameters a deployment starts with.</summary>
    public IReadOnlyList<JsonObject> Open { get; private set; } = [];

    /// <summary>Resources with <c>privateNetworking</c> on.</summary>
    public IReadOnlyList<JsonObject> Private { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var copy = Directory.CreateTempSubdirectory("infra-");
        try
        {
            Copy(Repository.PathOf("infra"), copy.FullName);
            Open = await EvaluateAsync(copy.FullName, "open", privateNetworking: false);
            Private = await EvaluateAsync(copy.FullName, "private", privateNetworking: true);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyList<JsonObject>> EvaluateAsync(
        string folder,
        string name,
        bool privateNetworking
    )
    {
        var parameters = Path.Combine(folder, name + ".bicepparam");
        await File.WriteAllTextAsync(
            parameters,
            $"""
            using './main.bicep'
            param environmentName = 'proef'
            param alertEmail = 'beheer@example.org'
            param privateNetworking = {(privateNetworking ? "true" : "false")}
            """
        );
        var run = await Repository.RunAsync(
            Repository.BicepTool,
            [
                "snapshot",
                parameters,
                "--mode",
                "overwrite",
                "--subscription-id",
                Guid.Empty.ToString(),
                "--location",
                "westeurope",
            ],
            CancellationToken.None
        );
        if (run.ExitCode != 0 || run.Error.Contains("Error", StringComparison.Ordinal))
            throw new InvalidOperationException($"The templates cannot be evaluated: {run.Error}{run.Output}");

        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name + ".snapshot.json")))!;
        return snapshot["predictedResources"]!.AsArray().Select(r => r!.AsObject()).ToList();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

internal static class Resources
{
    public static IEnumerable<JsonObject> OfType(this IEnumerable<JsonObject> resources, string type) =>
        resources.Where(r => (string?)r["type"] == type);

    public static string LastNamePart(this JsonObject resource) => ((string)resource["name"]!).Split('/')[^1];

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
}
