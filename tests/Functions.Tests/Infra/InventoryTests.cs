using Microsoft.Extensions.Configuration;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Infra;

/// <summary>The templates create what the program uses, and nothing it does not.</summary>
[Collection(nameof(EvaluatedTemplates))]
public sealed class InventoryTests(EvaluatedTemplates templates)
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

        var read = FunctionTriggers.All.Select(t => t.Place).OfType<string>().ToList();

        read.ShouldNotBeEmpty();
        read.ShouldBeSubsetOf(places);
    }

    [Fact]
    public void Every_trigger_looks_at_the_storage_of_the_surveys() =>
        FunctionTriggers
            .All.Where(t => t.Place is not null)
            .Select(t => t.Connection)
            .Distinct()
            .ShouldBe(["SurveyStorage"]);

    [Fact]
    public void Every_setting_a_function_names_is_set()
    {
        var named = FunctionTriggers
            .All.SelectMany(t => t.Binding.Select(p => p.Value.Text()))
            .Where(v => v is ['%', .., '%'])
            .Select(v => v.Trim('%'))
            .ToList();

        named.ShouldNotBeEmpty();
        named.ShouldBeSubsetOf(Settings());
    }

    [Fact]
    public void Program_starts_with_the_settings_of_the_templates_and_no_others_are_made()
    {
        string[] forTheHost =
        [
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "AzureWebJobsDisableHomepage",
            "AzureWebJobsStorage__blobServiceUri",
            "AzureWebJobsStorage__clientId",
            "AzureWebJobsStorage__credential",
            "AzureWebJobsStorage__queueServiceUri",
            "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
            "RecomputeSchedule",
            "SurveyStorage__credential",
        ];
        var made = Settings();
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var values = made.ToDictionary(
            k => k.Replace("__", ":", StringComparison.Ordinal),
            k => (string?)Value(k),
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
    public void Event_subscription_names_the_function_and_the_container_of_the_blob_trigger()
    {
        var trigger = FunctionTriggers.All.Single(t => t.Type == "blobTrigger");

        templates
            .EventSubscription.Property("destination.properties.endpointUrl")
            .Text()
            .ShouldContain($"functionName=Host.Functions.{trigger.Function}&code=");
        templates
            .EventSubscription.Property("filter.subjectBeginsWith")
            .Text()
            .ShouldBe($"/blobServices/default/containers/{trigger.Place}/");
    }

    /// <summary>What the templates set; a stand-in for what is known only when they are deployed.</summary>
    private string Value(string setting)
    {
        var value = SettingValues()[setting]!.Text();
        if (!value.StartsWith('['))
            return value;
        return setting.EndsWith("Uri", StringComparison.Ordinal)
            ? "https://example.blob.core.windows.net"
            : "managedidentity";
    }

    private List<string> Settings() => [.. SettingValues().Select(setting => setting.Key)];

    private System.Text.Json.Nodes.JsonObject SettingValues() =>
        templates.Default.OfType("Microsoft.Web/sites/config").Single()["properties"]!.AsObject();

    private IEnumerable<string> Names(string type) =>
        templates.Default.OfType("Microsoft.Storage/storageAccounts/" + type).Select(r => r.LastNamePart());

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
