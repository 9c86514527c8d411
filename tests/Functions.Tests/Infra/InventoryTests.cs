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

        FunctionTriggers.All.Select(trigger => trigger.Place).OfType<string>().ShouldBeSubsetOf(places);
    }

    [Fact]
    public void Every_setting_a_function_names_is_set()
    {
        var settings = templates.Open.OfType("Microsoft.Web/sites/config").Single()["properties"]!
            .AsObject()
            .Select(p => p.Key)
            .ToList();

        foreach (var binding in FunctionTriggers.All.Select(trigger => trigger.Binding))
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
            "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
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
        var poisonFunctions = FunctionTriggers
            .All.Where(trigger => trigger.Place?.EndsWith("-poison", StringComparison.Ordinal) == true)
            .Select(trigger => trigger.Function)
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
