using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The templates create what the program uses, and nothing it does not.</summary>
public sealed class InventoryTests(EvaluatedTemplates templates) : IClassFixture<EvaluatedTemplates>
{
    [Fact]
    public void Containers_tables_and_queues_are_those_the_program_uses()
    {
        Names("blobServices/containers")
            .ShouldBe([.. StorageNames.Containers, "deployment-package"], ignoreOrder: true);
        Names("tableServices/tables").ShouldBe(StorageNames.Tables, ignoreOrder: true);
        Names("queueServices/queues")
            .ShouldBe(
                [
                    .. StorageNames.Queues,
                    .. StorageNames.Queues.Select(q => q + "-poison"),
                    "webjobs-blobtrigger-poison",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void Every_trigger_reads_from_a_queue_or_container_that_exists()
    {
        var places = Names("queueServices/queues")
            .Concat(Names("blobServices/containers"))
            .ToHashSet(StringComparer.Ordinal);

        foreach (var binding in Bindings())
        {
            var place = (string?)binding["queueName"] ?? ((string?)binding["path"])?.Split('/')[0];
            if (place is not null)
                places.ShouldContain(place);
        }
    }

    [Fact]
    public void Every_setting_a_function_names_is_set()
    {
        var settings = templates.Open.OfType("Microsoft.Web/sites/config").Single()["properties"]!
            .AsObject()
            .Select(p => p.Key)
            .ToList();

        foreach (var binding in Bindings())
        foreach (var value in binding.Select(p => p.Value.Text()).Where(v => v is ['%', .., '%']))
            settings.ShouldContain(value.Trim('%'));
    }

    [Fact]
    public void Program_starts_with_the_settings_of_the_templates_and_no_others_are_made()
    {
        string[] forTheHost =
        [
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "AzureWebJobsStorage__accountName",
            "AzureWebJobsStorage__credential",
            "RecomputeSchedule",
        ];
        var made = templates.Open.OfType("Microsoft.Web/sites/config").Single()["properties"]!
            .AsObject()
            .Select(p => p.Key)
            .ToList();
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var values = made.ToDictionary(
            k => k.Replace("__", ":", StringComparison.Ordinal),
            k =>
                (string?)(
                    k.EndsWith("Uri", StringComparison.Ordinal)
                        ? "https://example.blob.core.windows.net"
                        : "managedidentity"
                ),
            StringComparer.OrdinalIgnoreCase
        );
        values["FUNCTIONS_CUSTOMHANDLER_PORT"] = "7071";

        var options = FunctionAppOptions.Read(
            new ConfigurationBuilder().Add(new WatchedSettings(values, read)).Build()
        );

        options.Storage.ConnectionString.ShouldBeNull();
        made.Where(m => !forTheHost.Contains(m) && !read.Contains(m.Replace("__", ":", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Alerts_are_the_ones_an_administrator_needs()
    {
        var alerts = templates
            .Open.OfType("Microsoft.Insights/scheduledQueryRules")
            .Concat(templates.Open.OfType("Microsoft.Insights/metricAlerts"))
            .Select(a => ((string)a["name"]!).Replace("alert-proef-", "", StringComparison.Ordinal));

        alerts
            .Order(StringComparer.Ordinal)
            .ShouldBe(["poison-message", "server-errors", "stale-check-missing", "wave-failed"]);
    }

    [Fact]
    public void Poison_alert_names_functions_that_exist()
    {
        var query = (string)
            templates
                .Open.OfType("Microsoft.Insights/scheduledQueryRules")
                .Single(a => a.LastNamePart().EndsWith("poison-message", StringComparison.Ordinal))
                .Property("criteria.allOf")![0]!["query"]!;
        var named = query.Split('"').Where((_, i) => i % 2 == 1).Order(StringComparer.Ordinal);
        var poisonFunctions = FunctionFolders()
            .Where(f =>
                Bindings(f).Any(b => ((string?)b["queueName"])?.EndsWith("-poison", StringComparison.Ordinal) == true)
            )
            .Select(f => Path.GetFileName(f)!)
            .Order(StringComparer.Ordinal);

        named.ShouldBe(poisonFunctions);
    }

    [Fact]
    public void Alerts_reach_the_administrator() =>
        templates
            .Open.OfType("Microsoft.Insights/actionGroups")
            .Single()
            .Property("emailReceivers")!
            .AsArray()
            .Count.ShouldBe(1);

    private IEnumerable<string> Names(string type) =>
        templates.Open.OfType("Microsoft.Storage/storageAccounts/" + type).Select(r => r.LastNamePart());

    private static IEnumerable<string> FunctionFolders() =>
        Directory
            .EnumerateFiles(Repository.PathOf("functions"), "function.json", SearchOption.AllDirectories)
            .Select(f => Path.GetDirectoryName(f)!)
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );

    private static IEnumerable<JsonObject> Bindings() => FunctionFolders().SelectMany(Bindings);

    private static IEnumerable<JsonObject> Bindings(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "function.json")))!["bindings"]!
            .AsArray()
            .Select(b => b!.AsObject());

    /// <summary>Settings that remember which of them were asked for.</summary>
    private sealed class WatchedSettings(Dictionary<string, string?> values, HashSet<string> read)
        : ConfigurationProvider,
            IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            read.Add(key);
            return values.TryGetValue(key, out value);
        }
    }
}
